"""Lines that can be read in only one way → headings, paragraphs, code, tables and HTML, without a parser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from specglot.model.source import Source, Span
from specglot.read.blocks import Block, Fence, Heading, Inline, Paragraph, Table, TableLine
from specglot.read.edges import take_anchor
from specglot.read.pipes import BLANKS, delimited, split_row
from specglot.read.places import Line, Places, in_cell
from specglot.read.simple import simple

BLANK = " \t"
"""What stands on a line that nothing stands on."""

_MAX_FILLED = 0x10000
"""Empty cells that short rows may be filled up with, at least: who knows where a table of more of them ends?"""

_HEADING = re.compile(r"(#{1,6}) +(?=[^ \t#])").match
_FENCE = re.compile(r"(`{3,}|~{3,})([^`\t]*)$").match
_BULLET = re.compile(r" {0,3}[-+*] {1,4}(?=[^\s*_+-])").match
GOES_ON = re.compile(
    r"[^\s#`~>\-+*_=<|:\d]|(?!\d{1,9}[.)](?:\s|$))\d|`(?!``)|\*+(?=[^\s*])|_+(?=[^\s_])|\+(?=\S)"
).match
"""The beginning of a line that goes on with a paragraph."""

_ATTRIBUTE = r"\s+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:\s*=\s*(?:[^\"'=<>`\x00-\x20]+|'[^']*'|\"[^\"]*\"))?"
_TAG_ALONE = re.compile(
    rf"(?:<[A-Za-z][A-Za-z0-9-]*(?:{_ATTRIBUTE})*\s*/?>|</[A-Za-z][A-Za-z0-9-]*\s*>)\s*$"
).match
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?=\s|/?>|$)").match
_HTML = frozenset(
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link"
    " main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead"
    " title tr track ul".split()
)
"""Tags that begin a block of HTML (CommonMark 0.31.2, section 4.6, kind 6)."""

_RAW = re.compile(r"<(?:[!?]|(?:script|pre|style|textarea)(?=\s|>|$))", re.IGNORECASE).match
"""What begins one that ends elsewhere than at a blank line."""


class UnsureError(Exception):
    """Something that it takes a parser to read."""


class Leaves:
    """Reads blocks that hold no others, each from the line with a given index.

    `texts` are the lines at hand without what belongs to the containers, `lefts` the columns at which they then begin
    (None where there is no container), `first` the 0-based line of the page that is `texts[0]`. `shift` tells how far
    all of them are indented within the container: only paragraphs of one line are read then. Whatever reads a block
    adds it to `found` and gives the index behind it, or raises `UnsureError`.
    """

    __slots__ = ("first", "lefts", "lines", "path", "shift", "source", "texts")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.path = source.path
        self.lines = source.lines
        self.texts: Sequence[str] = ()
        self.lefts: Sequence[int] | None = None
        self.first = self.shift = 0

    def span(self, index: int, end: int) -> Span:
        """The lines `index` up to `end`: first non-blank column to the end of the last non-blank line."""
        lines, first = self.lines, self.first
        index, end = index + first, end + first
        line = lines[index]
        while end - 1 > index and not lines[end - 1].strip():
            end -= 1
        return Span(
            path=self.path,
            line=index + 1,
            column=len(line) - len(line.lstrip()) + 1,
            end_line=end,
            end_column=len((lines[end - 1] if end > index + 1 else line).rstrip()) + 1,
        )

    def left(self, index: int) -> int:
        """The column at which a line begins."""
        return self.lefts[index] if self.lefts else 0

    def paragraph(self, index: int, found: list[Block]) -> int:
        """A paragraph: of one line, or of several that can be nothing else."""
        texts, count = self.texts, len(self.texts)
        text = texts[index]
        if text[0].isspace():
            raise UnsureError
        end = index + 1
        while end < count and (below := texts[end]) and below.strip(BLANK):
            if not GOES_ON(below):
                if _BULLET(below):
                    break
                raise UnsureError
            end += 1
        left = self.left(index)
        number = self.first + index + 1
        if end == index + 1:
            inline = simple(text.rstrip(BLANKS), Line(self.path, number, left + 1))
        elif self.shift:
            raise UnsureError
        else:
            parts = texts[index:end]
            starts = list(accumulate([len(part) + 1 for part in parts[:-1]], initial=0))
            columns = [self.left(at) + 1 for at in range(index, end)]
            places = Places(self.path, starts, range(number, number + len(parts)), columns)
            inline = simple("\n".join(parts).rstrip(BLANKS), places)
        if inline is None:
            raise UnsureError
        found.append(Paragraph(inline=inline, span=self.span(index, end)))
        return end

    def heading(self, index: int, found: list[Block]) -> int:
        """A heading behind number signs, with none at its end."""
        text = self.texts[index]
        marks = _HEADING(text)
        if (
            self.shift or marks is None or text.rstrip(BLANKS).endswith("#")
        ):  # a mark at the end may close the heading
            raise UnsureError
        content = text[marks.end() :].strip(BLANKS)
        column = self.left(index) + text.find(content, marks.end()) + 1
        inline = simple(content, Line(self.path, self.first + index + 1, column)) if content else None
        if inline is None:
            raise UnsureError
        anchor, place, inline = take_anchor(inline)
        span = self.span(index, index + 1)
        found.append(Heading(level=marks.end(1), inline=inline, anchor=anchor, anchor_span=place, span=span))
        return index + 1

    def fence(self, index: int, found: list[Block]) -> int:
        """Code between fences; text where the line begins with a code span."""
        texts = self.texts
        opener = _FENCE(texts[index])
        if opener is None:
            if texts[index].startswith(("```", "~~~")):
                raise UnsureError
            return self.paragraph(index, found)
        if self.shift:
            raise UnsureError
        mark = opener.group(1)
        end = index + 1
        closes = re.compile(rf" {{0,3}}{mark}{mark[0]}*[ \t]*$").match
        count = len(texts)
        while end < count and not (mark in texts[end] and closes(texts[end])):
            end += 1
        if end == count:
            raise UnsureError
        inside = texts[index + 1 : end]
        span = self.span(index, end + 1)
        found.append(
            Fence(
                info=opener.group(2).strip(),
                text="\n".join((*inside, "")),
                first_line=span.line + 1,
                indents=tuple(self.lefts[index + 1 : end]) if self.lefts else (0,) * len(inside),
                closed=True,
                span=span,
            )
        )
        return end + 1

    def is_table(self, index: int) -> bool:
        """Whether the line below is a delimiter row: then nothing but a table may begin, whatever its first sign."""
        below = self.texts[index + 1 : index + 2]
        return bool(below and delimited(below[0].lstrip(BLANK)))

    def table(self, index: int, found: list[Block]) -> int:
        """A table whose rows begin with pipes."""
        texts, count = self.texts, len(self.texts)
        width = delimited(texts[index + 1])
        header = self._row(index, width)
        if self.shift or not width or header.width != width or texts[index][0] in BLANK:
            raise UnsureError
        rows: list[TableLine] = []
        end = index + 2
        while end < count and (text := texts[end]) and text.strip(BLANK):
            if text[0] != "|":
                raise UnsureError
            rows.append(self._row(end, width))
            end += 1
        if width * len(rows) > _MAX_FILLED:
            raise UnsureError
        found.append(Table(header=header, rows=tuple(rows), span=self.span(index, end)))
        return end

    def _row(self, index: int, width: int) -> TableLine:
        path, number = self.path, self.first + index + 1
        written = split_row(self.texts[index], self.left(index))
        cells: list[Inline] = []
        for content, column, dropped in written[:width]:
            inline = simple(content, in_cell(path, number, column + 1, dropped))
            if inline is None:
                raise UnsureError
            cells.append(inline)
        end = len(self.lines[number - 1]) + 1
        if len(cells) < width:
            nowhere = Span(path=path, line=number, column=end, end_line=number, end_column=end)
            cells += [Inline(markdown="", runs=(), links=(), span=nowhere)] * (width - len(cells))
        span = Span(path=path, line=number, column=1, end_line=number, end_column=end)
        return TableLine(cells=tuple(cells), width=len(written), span=span)

    def html(self, index: int, found: list[Block]) -> int:
        """Raw HTML up to its end; text where the line begins with a tag in it."""
        texts, count = self.texts, len(self.texts)
        text, end = texts[index], index + 1
        if self.shift:
            raise UnsureError
        if text.startswith("<!--"):
            while "-->" not in texts[end - 1]:
                if end == count:
                    raise UnsureError
                end += 1
        elif _RAW(text):
            raise UnsureError
        elif ((tag := _TAG(text)) and tag[1].lower() in _HTML) or _TAG_ALONE(text):
            while end < count and texts[end].strip(BLANK):
                end += 1
        else:
            return self.paragraph(index, found)
        ended = self.first + end < len(self.lines)
        raw = "\n".join((*texts[index:end], "")) if ended else "\n".join(texts[index:end])
        from specglot.read.htmltable import html_blocks  # few pages have any

        found += html_blocks(raw, self.span(index, end), self.source)
        return end
