"""Inline content that can be read in only one way → its runs, without a parser.

Most content is text with code spans, and here and there a bold word or a link. Where each sign can have one meaning
only, CommonMark's rules come down to a few; a full parser would walk through all of them. Everything else is left to
it: references, links with titles, marks within marks, stars and underscores beside other punctuation than ASCII's. A
test holds this to what the parser makes of the same content.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from specglot.model.late import late
from specglot.read.blocks import Inline, LinkTarget, Run, RunKind
from specglot.read.codeelements import code_spans
from specglot.read.places import Line, Places

_PLAIN = re.compile(r"[\n\\`*_\[<&]").search
_ATTRIBUTE = r" [A-Za-z]+(?:=\"[^\"<>\[\]`\n]*\")?"
_TAG = rf"<[A-Za-z][A-Za-z0-9]*(?:{_ATTRIBUTE})* ?/?>|</[A-Za-z][A-Za-z0-9]*>"
_TARGET = r"[^\s()<>\\&*\"'`]+"
_ESCAPED = r"[!-/:-@\[-_{-~]"
"""ASCII's punctuation without the back tick, which no code span has yet to be told from."""

# Each branch of the patterns below begins with a letter of its own: then `re` skips what is none of these.
_MORE = re.compile(r"\*|<|&|\\|\n|``|\]\(|_(?<!\w_)|_(?!\w)").search
"""Finds what makes content anything but text and code."""

_HARD = re.compile(
    rf"``|\\(?!{_ESCAPED})|<(?!{_TAG.replace('<', '')})[!-~]|\]\((?!{_TARGET}\))|\n(?:(?<=[ \t]\n)|(?=[ \t]))"
).search
_CODE = late(r"`[^`]+`")
_SIGN = re.compile(
    rf"`[^`]+`|\*\**|_(?<!\w_)_*+|_(?<!__)_*+(?!\w)|!\[[^\[\]`*_\\<!\n]*\]\({_TARGET}\)|\[|\](?:\({_TARGET}\))?|{_TAG}"
    rf"|&(?:\#(?:[xX][0-9A-Fa-f]{{1,6}}|[0-9]{{1,7}})|[A-Za-z][A-Za-z0-9]{{1,31}});|\\{_ESCAPED}|\n"
)
_LINK = re.compile(r"\[(?:[^\[\]`*_\\\n]|(?<=\w)_(?=\w)|`[^`]+`)*\]\(").match
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~、。「」『』【】（），：；！？“”«»…—")
_OUTER = _PUNCTUATION | {" ", "\n"}
"""What may stand outside of a mark for certain: blanks and the punctuation that every Unicode has known."""


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
    if not _MORE(content):
        return _code_and_text(content, places)
    if _HARD(content) and ("``" in content or _HARD(_CODE.sub("x", content))):
        return None  # what is hard in text may stand in code
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
            runs.append(Run(kind="code", text=_unpadded(part), span=span(offset - 1, end + 1)))
        elif part:
            runs.append(Run(kind="text", text=part, span=span(offset, end)))
        code = not code
        offset = end + 1
    return Inline(markdown=content, runs=tuple(runs), links=(), span=span(0, len(content)))


def _unpadded(code: str) -> str:
    """A code span's content without the blank at either end that may keep backticks apart (CommonMark, 6.1)."""
    return code[1:-1] if code[0] == " " == code[-1] and code.strip(" ") else code


class _Reader:
    """Goes from sign to sign; `done` is where the text begins that is not yet a run."""

    __slots__ = ("content", "done", "links", "mark", "open", "opened", "runs", "span")

    def __init__(self, content: str, places: Places | Line) -> None:
        self.content = content
        self.span = places.span
        self.runs: list[Run] = []
        self.links: list[LinkTarget] = []
        self.done = 0
        self.mark = ""  # the stars or underscores last seen
        self.open = False  # between a pair of them
        self.opened = -1  # where the link at hand begins

    def read(self) -> Inline | None:
        """The inline, or None."""
        content = self.content
        for found in _SIGN.finditer(content):
            start = found.start()
            if not _TAKES[content[start]](self, start, found):
                return None
        if self.open:
            return None
        self._text(len(content))
        whole = self.span(0, len(content))
        return Inline(
            markdown=content, runs=code_spans(self.runs, content), links=tuple(self.links), span=whole
        )

    def _text(self, end: int) -> None:
        """Text up to an offset."""
        start = self.done
        if start < end:
            self._run("text", self.content[start:end], start, end)

    def _run(self, kind: RunKind, text: str, start: int, end: int) -> None:
        self.done = end
        marked = self.open
        self.runs.append(
            Run(
                kind=kind,
                text=text,
                span=self.span(start, end),
                strong=marked and len(self.mark) > 1,
                emphasis=marked and len(self.mark) == 1,
                link=len(self.links) if self.opened >= 0 else None,
            )
        )

    # Each of these takes what begins at an offset, and tells whether it can mean one thing only.

    def take_code(self, start: int, found: re.Match[str]) -> bool:
        """A code span."""
        self._text(start)
        code = found[0][1:-1]
        self._run("code", _unpadded(code), start, found.end())
        return "\n" not in code

    def take_mark(self, start: int, found: re.Match[str]) -> bool:
        """Marks open before a word and close behind one; beside signs they do so at a blank, a sign or an edge."""
        mark, end = found[0], found.end()
        before, after = self.content[start - 1 : start] if start else "", self.content[end : end + 1]
        if not self.open and (not after.strip() or (after in _PUNCTUATION and before.isalnum())):
            return True  # behind a word, and nothing is open: text
        if len(mark) > _STRONG or (self.open and mark != self.mark):
            return False
        inner, outer = (before, after) if self.open else (after, before)
        if not ((mark[0] == "*" and inner.isalnum()) or ((not outer or outer in _OUTER) and inner.strip())):
            return False
        self._text(start)
        self.done = end
        self.mark = mark
        self.open = not self.open
        return True

    def take_image(self, start: int, found: re.Match[str]) -> bool:
        """An image, and what stands for it."""
        self._text(start)
        image = found[0]
        self._run("image", image[2 : image.rindex("](")], start, found.end())
        return True

    def take_tag(self, start: int, found: re.Match[str]) -> bool:
        """A tag of HTML."""
        self._text(start)
        self._run("html", found[0], start, found.end())
        return True

    def take_escape(self, start: int, found: re.Match[str]) -> bool:
        """A sign behind a backslash."""
        self._text(start)
        self._run("text", found[0][1:], start, found.end())
        return not self.content.startswith("\\__", start)  # is the second a mark?

    def take_line_end(self, start: int, found: re.Match[str]) -> bool:
        """The end of a line, which is a blank."""
        self._text(start)
        self._run("text", "\n", start, found.end())
        return True

    def take_reference(self, start: int, found: re.Match[str]) -> bool:
        """A character by its name or number."""
        name = found[0][1:]
        if name[0] != "#":
            from html.entities import html5  # two thousand names, for few pages

            char = html5.get(name)
            if char is None:
                return True  # text
        else:
            code = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
            char = chr(code) if code <= _LAST_CODE else ""
            if not (char.isprintable() or code == _ZERO_WIDTH):
                return False  # may be replaced
        self._text(start)
        self._run("text", char, start, found.end())
        return True

    def take_bracket(self, start: int, _: re.Match[str]) -> bool:
        """The beginning of a link, or a bracket that is text."""
        if not _LINK(self.content, start):
            return True
        if self.content[start - 1 : start] == "!" and start:
            return False
        self._text(start)
        self.done = start + 1
        self.opened = start
        return True

    def take_link(self, start: int, found: re.Match[str]) -> bool:
        """The end of a link, or a bracket that is text."""
        end = found.end()
        if end == start + 1:
            return not self.content.startswith("(", end)
        if self.opened < 0:
            return False
        self._text(start)
        whole = self.span(self.opened, end)
        place = self.span(start + 2, end - 1)
        target = self.content[start + 2 : end - 1]
        self.links.append(LinkTarget(target=target, target_span=place, span=whole))
        self.done = end
        self.opened = -1
        return True


_STRONG = 2
_LAST_CODE = 0x10FFFF
_ZERO_WIDTH = 0x200B

_TAKES: dict[str, Callable[[_Reader, int, re.Match[str]], bool]] = {
    "`": _Reader.take_code,
    "*": _Reader.take_mark,
    "_": _Reader.take_mark,
    "!": _Reader.take_image,
    "<": _Reader.take_tag,
    "\\": _Reader.take_escape,
    "\n": _Reader.take_line_end,
    "&": _Reader.take_reference,
    "[": _Reader.take_bracket,
    "]": _Reader.take_link,
}
