"""Blocks that can be read in only one way → the page's blocks; whatever else there is, by a parser.

Nearly all of a page is headings, paragraphs of one line, fences, tables, and lists and quotes of these. Their first
characters tell them apart as long as nothing is indented, nested oddly or left open. A block in which anything may mean
something else goes to a parser as a whole. A test holds this to what the parser makes of the same page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from specglot.model.source import Source, Span
from specglot.read.blocks import Block, FrontMatter, Item, ListBlock
from specglot.read.edges import alert
from specglot.read.simpleleaves import BLANK, GOES_ON, Leaves, UnsureError

Parse: TypeAlias = Callable[[int], tuple[Sequence[Block], int]]
"""A 0-based line at which a block begins that nothing contains → blocks from there on, and the line behind them."""

_DEEPEST = 6
"""Lists and quotes within each other that are read here."""

_INDENT = 3
"""Blanks before a block at most; with more it would be code."""

_FRONT = re.compile(r"---\n(?:(?! {0,3}---|\.\.\.).*\n)*---(?:\n|\Z)").match
_RULE = re.compile(r"(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$").match
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)]) {1,4}(?=\S)").match
_MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?:\s|$)").match


def blocks(source: Source, parse: Parse) -> tuple[Block, ...] | None:
    """The page's blocks in order, nested as Markdown nests them; None where a parser has to read the whole page."""
    text, lines = source.text, source.lines
    if "]:" in text or "\0" in text:  # may define links, wherever; is replaced
        return None
    found: list[Block] = []
    line, count = 0, len(lines)
    if text.startswith("---"):
        front = front_matter(source)
        if front is None:
            return None
        found.append(front)
        line = front.span.end_line
    reader = _Reader(source)
    while line < count:
        line = reader.read(lines, None, 0, line, found)
        if line < count:
            parsed, line = parse(line)
            found += parsed
    return tuple(found)


def front_matter(source: Source) -> FrontMatter | None:
    """The front matter of a page that begins with some; None where it takes a parser to tell."""
    found = _FRONT(source.text)
    if found is None:
        return None
    last = found.group().removesuffix("\n").count("\n") + 1
    span = Span(path=source.path, line=1, column=1, end_line=last, end_column=4)
    return FrontMatter(text="\n".join(source.lines[1 : last - 1]), span=span)


class _Reader(Leaves):
    """Reads lists and quotes too.

    `depth` is how deep it stands in them. `doubtful` is the line of the page up to which indented lines were tried, and
    are not simple as a whole: else each would be tried with all below it.
    """

    __slots__ = ("depth", "doubtful")

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.depth = self.doubtful = 0

    def _container(self, texts: Sequence[str], lefts: Sequence[int], first: int) -> tuple[Block, ...]:
        """The blocks of a list item or a quote."""
        shift, self.shift = self.shift, 0
        try:
            return self._inside(texts, lefts, first)
        finally:
            self.shift = shift

    def read(
        self, texts: Sequence[str], lefts: Sequence[int] | None, first: int, index: int, found: list[Block]
    ) -> int:
        """Add the blocks from a line on; gives the line of the first that is not simple, the end where all are."""
        outer = self.texts, self.lefts, self.first
        self.texts, self.lefts, self.first = texts, lefts, first
        count = len(texts)
        try:
            while index < count:
                text = texts[index]
                if not text:
                    index += 1
                    continue
                if "|" in text and self.is_table(index):
                    index = self.table(index, found)
                else:
                    index = _STARTS.get(text[0], _Reader.paragraph)(self, index, found)
        except UnsureError:
            pass
        finally:
            self.texts, self.lefts, self.first = outer
        return index

    def _inside(self, texts: Sequence[str], lefts: Sequence[int], first: int) -> tuple[Block, ...]:
        """The blocks of some of the lines at hand, without what stands before them."""
        if self.depth == _DEEPEST:
            raise UnsureError
        self.depth += 1
        found: list[Block] = []
        end = self.read(texts, lefts, self.first + first, 0, found)
        self.depth -= 1
        if end < len(texts):
            raise UnsureError
        return tuple(found)

    def blank(self, index: int, found: list[Block]) -> int:
        """A line that begins with blanks: nothing, or the first of paragraphs and lists indented a little."""
        texts, count = self.texts, len(self.texts)
        text = texts[index]
        if not text.strip(BLANK):
            return index + 1
        indent = len(text) - len(text.lstrip(" "))
        if not 0 < indent <= _INDENT - self.shift or self.first + index < self.doubtful:
            raise UnsureError
        margin, end = text[:indent], index + 1
        while end < count and (texts[end].startswith(margin) or not texts[end].strip(" ")):
            end += 1
        below = texts[end].lstrip(" ") if end < count else ""
        if below and (texts[end - 1].strip(" ") or below[0] == "\t" or _MARKER(below)):
            raise UnsureError  # may go on with a paragraph, or a list
        inner = [line[indent:] for line in texts[index:end]]
        lefts = [self.left(at) + min(indent, len(texts[at])) for at in range(index, end)]
        self.doubtful, doubtful = self.first + end, self.doubtful
        self.shift += indent
        try:
            found += self._inside(inner, lefts, index)
        finally:
            self.shift -= indent
        self.doubtful = doubtful
        return end

    def quote(self, index: int, found: list[Block]) -> int:
        """Lines that all begin with `>`."""
        if self.shift:
            raise UnsureError
        texts, count = self.texts, len(self.texts)
        inner: list[str] = []
        lefts: list[int] = []
        end = index
        while end < count and (text := texts[end]) and text[0] == ">":
            cut = 2 if text[1:2] == " " else 1
            if "\t" in text:
                raise UnsureError
            inner.append(text[cut:])
            lefts.append(self.left(end) + cut)
            end += 1
        if end < count and texts[end].strip(BLANK):
            raise UnsureError  # may go on with a paragraph
        found.append(alert(self._container(inner, lefts, index), self.span(index, end)))
        return end

    def marked(self, index: int, found: list[Block]) -> int:
        """A line that begins with a sign or digit that may be a list's: of a list, a rule, or text."""
        text = self.texts[index]
        if _RULE(text):
            return index + 1
        marker = _ITEM(text)
        if marker:
            return self._list(index, marker.group().rstrip()[-1], found)
        if not GOES_ON(text):
            raise UnsureError
        return self.paragraph(index, found)

    def _list(self, index: int, sign: str, found: list[Block]) -> int:
        """A list whose items' marks end in a sign. What belongs to an item is indented as far as its first words."""
        texts, count = self.texts, len(self.texts)
        start = index
        items: list[Item] = []
        while index < count and (marker := _ITEM(texts[index])) and marker.group().rstrip()[-1] == sign:
            if _RULE(texts[index]):
                raise UnsureError
            top, indent = index, marker.end()
            margin = " " * indent
            inner, lefts = [texts[index][indent:]], [self.left(index) + indent]
            index += 1
            while index < count:
                text = texts[index]
                if not text.startswith(margin) and text.strip(" "):
                    break
                inner.append(text[indent:])
                lefts.append(self.left(index) + min(indent, len(text)))
                index += 1
            items.append(Item(blocks=self._container(inner, lefts, top), span=self.span(top, index)))
        if index < count and (
            texts[index - 1].strip(" ")
            or texts[index][0] in BLANK
            or (_MARKER(texts[index]) and not _ITEM(texts[index]))
        ):
            raise UnsureError  # may go on with a paragraph, or an item
        found.append(ListBlock(ordered=sign in ".)", items=tuple(items), span=self.span(start, index)))
        return index


_STARTS: dict[str, Callable[[_Reader, int, list[Block]], int]] = {
    " ": _Reader.blank,
    "\t": _Reader.blank,
    "#": _Reader.heading,
    "`": _Reader.fence,
    "~": _Reader.fence,
    "<": _Reader.html,
    ">": _Reader.quote,
    **dict.fromkeys("*-+_0123456789", _Reader.marked),
}
"""First character of a line → what may begin there; a paragraph at any other."""
