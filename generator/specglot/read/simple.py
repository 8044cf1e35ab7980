"""Inline content that can be read in only one way → its runs, without a parser.

Most content is text with code spans, and here and there a bold word or a link. Where each sign can have one meaning
only, CommonMark's rules come down to a few; a full parser would walk through all of them. Everything else is left to
it: line breaks, escapes, references, tags with attributes, images, underscores and stars beside blanks or
punctuation. A test holds this to what the parser makes of the same content.
"""

from __future__ import annotations

import re

from specglot.model.late import late
from specglot.read.blocks import Inline, LinkTarget, Run, RunKind
from specglot.read.places import Line, Places

_PLAIN = re.compile(r"[\n\\`*_\[<&]").search
_TAG = r"<[A-Za-z][A-Za-z0-9]* ?/?>|</[A-Za-z][A-Za-z0-9]*>"
_HARD = re.compile(
    rf"[\n\\]|``|<(?!{_TAG.replace('<', '')})[!-~]|&[#A-Za-z]|\]\((?![^\s()<>\\&*\"'`]+\))"
).search
_CODE = late(r"`[^`]+`")
_SIGN = re.compile(rf"`([^`]+)`|(\*+)|\[|\](?:\(([^()]+)\))?|{_TAG}")
_LINK = re.compile(r"\[(?:[^\[\]`*]|`[^`]+`)*\]\(").match
_UNDERSCORE = re.compile(r"(?<!\w)_|_(?!\w)").search


def simple(content: str, places: Places | Line, *, references: bool = False) -> Inline | None:
    """Read inline content.

    Args:
        content: the content, lines joined by `\\n`.
        places: where it stands in the file.
        references: whether the page defines links, so that `[text]` may be one.

    Returns the inline, or None where it takes a parser to tell.
    """
    if not _PLAIN(content):
        whole = places.span(0, len(content))
        runs = (Run(kind="text", text=content, span=whole),) if content else ()
        return Inline(markdown=content, runs=runs, links=(), span=whole)
    if references and "[" in content:
        return None
    if _HARD(content) and ("``" in content or "\n" in content or _HARD(_CODE.sub("x", content))):
        return None  # what is hard in text may stand in code
    if "*" not in content and "](" not in content and "<" not in content:
        return _code_and_text(content, places)
    if content.count("`") % 2:
        return None
    return _Reader(content, places).read()


def _code_and_text(content: str, places: Places | Line) -> Inline | None:
    """Content that has nothing but code spans in it."""
    parts = content.split("`")
    if not len(parts) % 2:
        return None
    span = places.span
    runs: list[Run] = []
    offset = 0
    code = False
    for part in parts:
        end = offset + len(part)
        if code:
            text = part[1:-1] if part[0] == " " == part[-1] and part.strip(" ") else part
            runs.append(Run(kind="code", text=text, span=span(offset - 1, end + 1)))
        elif part:
            if "_" in part and _UNDERSCORE(content, offset, end):
                return None
            runs.append(Run(kind="text", text=part, span=span(offset, end)))
        code = not code
        offset = end + 1
    return Inline(markdown=content, runs=tuple(runs), links=(), span=span(0, len(content)))


class _Reader:
    """Goes from sign to sign; `done` is where the text begins that is not yet a run."""

    __slots__ = ("content", "done", "links", "mark", "open", "opened", "runs", "span")

    def __init__(self, content: str, places: Places | Line) -> None:
        self.content = content
        self.span = places.span
        self.runs: list[Run] = []
        self.links: list[LinkTarget] = []
        self.done = 0
        self.mark = ""  # the stars of this content: all alike, or their pairs are not certain
        self.open = False  # between a pair of them
        self.opened = -1  # where the link at hand begins

    def read(self) -> Inline | None:
        """The inline, or None."""
        content = self.content
        for found in _SIGN.finditer(content):
            start = found.start()
            sign = content[start]
            if sign == "`":
                certain = self._text(start)
                code = found.group(1)
                if code[0] == " " == code[-1] and code.strip(" "):
                    code = code[1:-1]
                self._run("code", code, start, found.end())
            elif sign == "*":
                certain = self._stars(found.group(2), start, found.end())
            elif sign == "<":
                certain = self._text(start)
                self._run("html", found.group(), start, found.end())
            elif sign == "[":
                certain = self._bracket(start)
            else:
                target = found.group(3)
                certain = not target or self._link(target, start, found)
            if not certain:
                return None
        if self.open or not self._text(len(content)):
            return None
        whole = self.span(0, len(content))
        return Inline(markdown=content, runs=tuple(self.runs), links=tuple(self.links), span=whole)

    def _text(self, end: int) -> bool:
        """Text up to an offset; False where an underscore in it may be emphasis."""
        start = self.done
        if start < end:
            text = self.content[start:end]
            if "_" in text and _UNDERSCORE(self.content, start, end):
                return False
            self._run("text", text, start, end)
        return True

    def _run(self, kind: RunKind, text: str, start: int, end: int) -> None:
        self.done = end
        marked = self.open
        self.runs.append(
            Run(
                kind=kind,
                text=text,
                span=self.span(start, end),
                strong=marked and self.mark == "**",
                emphasis=marked and self.mark == "*",
                link=len(self.links) if self.opened >= 0 else None,
            )
        )

    def _stars(self, mark: str, start: int, end: int) -> bool:
        """Stars open before a word and close behind one; beside signs they do so at a blank or an edge."""
        if len(mark) > 2 or (self.mark and mark != self.mark):
            return False
        before, after = self.content[start - 1 : start] if start else "", self.content[end : end + 1]
        inner, outer = (before, after) if self.open else (after, before)
        if not (inner.isalnum() or (outer in ("", " ") and inner and not inner.isspace())):
            return False
        certain = self._text(start)
        self.done = end
        self.mark = mark
        self.open = not self.open
        return certain

    def _bracket(self, start: int) -> bool:
        """The beginning of a link, or a bracket that is text."""
        if not _LINK(self.content, start):
            return True
        if self.content[start - 1 : start] == "!" and start:
            return False
        certain = self._text(start)
        self.done = start + 1
        self.opened = start
        return certain

    def _link(self, target: str, start: int, found: re.Match[str]) -> bool:
        """The end of a link."""
        if self.opened < 0 or not self._text(start):
            return False
        whole = self.span(self.opened, found.end())
        place = self.span(*found.span(3))
        self.links.append(LinkTarget(target=target, target_span=place, span=whole))
        self.done = found.end()
        self.opened = -1
        return True
