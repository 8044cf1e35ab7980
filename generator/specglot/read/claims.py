"""Who read which block: the roles of a page's blocks and the kinds of its sections."""

from __future__ import annotations

import re

import msgspec

from specglot.lexicon import Lexicon
from specglot.model.late import late
from specglot.model.source import Source
from specglot.read.blocks import (
    Block,
    Fence,
    FrontMatter,
    Heading,
    Html,
    ListBlock,
    Paragraph,
    Quote,
    Run,
    Table,
    plain,
)
from specglot.read.columns import columns
from specglot.read.outline import Section, nested
from specglot.read.titles import kind_of

_ANCHOR_ONLY = late(r"(?:\s*<a\s[^>]*(?:name|id)\s*=[^>]*>\s*(?:</a>)?\s*)+", re.IGNORECASE)
_TAG = late(r"<[^<>]*>")
_TELLING = late(r"<(?:table|pre|code|dl|ul|ol|script|style|svg|video|iframe|h[1-6])\b", re.IGNORECASE)
# Statements of a module, as MDX has them between the text.
_MODULE = late(r"import\s[^\n]*?\sfrom\s+[\"']|import\s+[\"']|export\s+(?:const|default|function|let)\s")
_CURL = late(r"^\s*\$?\s*curl\s", re.MULTILINE)
_LANGUAGES = frozenset(
    "bash c c# cpp cs csharp curl go html java javascript js kotlin objc objective-c php py python rb ruby rust"
    " sh shell sql swift ts typescript xml yaml yml json jsonc".split()
)


class Claims(msgspec.Struct, kw_only=True):
    """What has been read of one page so far. A block is claimed once; what nobody claims shows as unread.

    `ends[i]` is the index behind the last section below section i.
    """

    source: Source
    words: Lexicon
    sections: tuple[Section, ...]
    roles: dict[int, str] = msgspec.field(default_factory=dict[int, str])
    kinds: dict[int, str] = msgspec.field(default_factory=dict[int, str])
    ends: tuple[int, ...] = ()
    _columns: dict[int, dict[str, int]] = msgspec.field(default_factory=dict[int, dict[str, int]])
    _worded: dict[int, str | None] = msgspec.field(default_factory=dict[int, str | None])

    def __post_init__(self) -> None:
        """Find where each section ends: a section and all below it follow each other."""
        ends = [section.index + 1 for section in self.sections]
        for section in reversed(self.sections):
            if section.parent is not None:
                ends[section.parent] = max(ends[section.parent], ends[section.index])
        self.ends = tuple(ends)

    def columns(self, table: Table) -> dict[str, int]:
        """What the columns of a table mean; see `columns.columns`. More than one reader asks."""
        found = self._columns.get(id(table))
        if found is None:
            found = self._columns[id(table)] = columns(table, self.words)
        return found

    def free(self, block: Block) -> bool:
        """Whether no reader has claimed a block."""
        return id(block) not in self.roles

    def claim(self, block: Block, role: str) -> None:
        """Say what a block was read as."""
        self.roles[id(block)] = role

    def claim_all(self, block: ListBlock, role: str) -> None:
        """The same for a list and all that is in it."""
        self.claim(block, role)
        for item in block.items:
            for child in nested(item.blocks):
                self.roles.setdefault(id(child), role)

    def role(self, block: Block) -> str:
        """What a block was read as; `unread` where no reader claimed it and it explains nothing by itself."""
        return self.roles.get(id(block)) or _default_role(block)

    def is_about(self, section: Section, kind: str | None) -> None:
        """Say what a section turned out to hold; the first word counts."""
        if kind:
            self.kinds.setdefault(section.index, kind)

    def worded(self, section: Section) -> str | None:
        """The kind of section that its title names."""
        if section.heading is None:
            return None
        if section.index not in self._worded:
            said = plain(section.heading.inline.runs)
            self._worded[section.index] = kind_of(said, self.words)
        return self._worded[section.index]


def _default_role(block: Block) -> str:
    role = "unread"
    if isinstance(block, Heading):
        role = "heading"
    elif isinstance(block, Paragraph):
        role = "prose"
        if block.inline.runs and not any(map(_is_shown, block.inline.runs)):
            role = _role_of_html(block.inline.markdown)
        elif _MODULE.match(block.inline.markdown):
            role = "markup"
    elif isinstance(block, ListBlock):
        role = "prose"
    elif isinstance(block, Quote):
        role = "alert" if block.alert else "prose"
    elif isinstance(block, FrontMatter):
        role = "front-matter"
    elif isinstance(block, Html) and block.comment:
        role = "comment"
    elif isinstance(block, Html):
        role = _role_of_html(block.text)
    elif isinstance(block, Fence) and (_CURL.search(block.text) or _is_language(block.info)):
        role = "example"
    return role


def _role_of_html(html: str) -> str:
    """Tags around other blocks are no content; text in tags is read as text, unless they say what it is."""
    if _ANCHOR_ONLY.fullmatch(html):
        return "anchor"
    if _TELLING.search(html):
        return "unread"
    return "prose" if _TAG.sub("", html).strip() else "markup"


def _is_shown(run: Run) -> bool:
    """Whether a reader sees anything of a run."""
    return run.kind == "image" or (run.kind != "html" and bool(run.text.strip()))


def _is_language(info: str) -> bool:
    return info.split(" ", maxsplit=1)[0].lower() in _LANGUAGES
