"""A block of HTML → its tables, as if they were written with pipes."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

import msgspec

from specglot.model.late import late
from specglot.model.source import Source, Span
from specglot.read.blocks import Html, Inline, LinkTarget, Run, RunKind, Table, TableLine
from specglot.read.htmltags import attribute, pieces
from specglot.read.prose import cover

_STRONG = frozenset({"b", "strong"})
_EMPHASIS = frozenset({"i", "em", "var"})
_CODE = frozenset({"code", "kbd", "samp", "tt", "pre"})
_KEPT = frozenset({"br", "ul", "ol", "li"})
_MOST = 100
_INK = late(r"\S")
_SPACE = re.compile(r"\s+")


def html_blocks(text: str, span: Span, source: Source) -> tuple[Html | Table, ...]:
    """A block of raw HTML: the tables in it where there are any, else the block."""
    html = Html(text=text, comment=_is_comment(text), span=span)
    return (html_tables(html, source) or (html,)) if "<table" in text else (html,)


def _is_comment(text: str) -> bool:
    """Whether a block is comments and white space only."""
    position, text = 0, text.strip()
    while text.startswith("<!--", position):
        end = text.find("-->", position + 4)
        if end < 0:
            return False
        behind = _INK.search(text, end + 3)
        if behind is None:
            return True
        position = behind.start()
    return False


def html_tables(block: Html, source: Source) -> tuple[Table, ...]:
    """The tables of an HTML block that have a header row and at least one more row.

    A `<th>` that is a row's only cell heads a group of rows and is left out. Places are those of the source.
    """
    reader = _Reader(block, source)
    for kind, name, written, offset in pieces(block.text):
        if kind == "text":  # half of all pieces are the white space between tags
            if reader.cell is not None and reader.depth == 1:
                reader.text(reader.cell, written, offset)
        elif kind == "open":
            reader.open(name, written, offset)
        else:
            reader.close(name, offset)
    return tuple(reader.tables)


class _Cell(msgspec.Struct):
    header: bool
    start: int
    across: int = 1
    down: int = 1
    runs: list[Run] = msgspec.field(default_factory=list[Run])
    links: list[LinkTarget] = msgspec.field(default_factory=list[LinkTarget])


class _Reader:
    """Takes the pieces of a block in order and gathers its tables."""

    def __init__(self, block: Html, source: Source) -> None:
        self.path = block.span.path
        self.source = source
        # Each line of the block stands at the end of its source line: what a list or a quote puts before it is cut.
        self.first_line = block.span.line
        self.block_lines = block.text.split("\n")
        self.starts = list(accumulate([len(line) + 1 for line in self.block_lines], initial=0))
        self.here = (
            0,
            0,
            0,
            0,
        )  # the line last asked for: where it starts and ends in the block, number, shift
        self.tables: list[Table] = []
        self.rows: list[tuple[list[_Cell], int]] = []
        self.cell: _Cell | None = None
        self.depth = 0
        self.strong = self.emphasis = self.code = 0
        self.link: tuple[int, str] | None = None
        self.table_line = 0

    def open(self, tag: str, written: str, offset: int) -> None:
        """An opening tag."""
        if tag == "table":
            self.depth += 1
            if self.depth == 1:
                self.rows, self.table_line = [], self._place(offset)[0]
        elif self.depth != 1:
            return
        elif tag == "tr":
            self._end_cell()
            self.rows.append(([], self._place(offset)[0]))
        elif tag in {"td", "th"} and self.rows:
            self._end_cell()
            across, down = _span(written, "colspan"), _span(written, "rowspan")
            self.cell = _Cell(header=tag == "th", start=offset, across=across, down=down)
        elif self.cell is not None:
            self._open_inline(self.cell, tag, written, offset)

    def _open_inline(self, cell: _Cell, tag: str, written: str, offset: int) -> None:
        self.strong += tag in _STRONG
        self.emphasis += tag in _EMPHASIS
        self.code += tag in _CODE
        if tag in _KEPT:
            self._run(cell, "html", written, offset)
        elif tag == "p" and cell.runs:
            self._run(cell, "break", "\n", offset)
        elif tag == "a" and (target := attribute(written, "href")):
            line, column = self._place(offset)
            found = self.source.line(line).find(target, column - 1) + 1
            place = self._span(line, found or column, len(target) if found else 0)
            self.link = (len(cell.links), target)
            whole = self._span(line, column, len(written.split("\n", 1)[0]))
            cell.links.append(LinkTarget(target=target, target_span=place, span=whole))

    def close(self, tag: str, offset: int) -> None:
        """A closing tag."""
        if tag == "table":
            self._end_cell()
            self.depth = max(self.depth - 1, 0)
            if self.depth == 0:
                self._end_table(offset)
        elif self.depth == 1 and tag in {"td", "th", "tr"}:
            self._end_cell()
        elif self.cell is not None:
            self.strong = max(self.strong - (tag in _STRONG), 0)
            self.emphasis = max(self.emphasis - (tag in _EMPHASIS), 0)
            self.code = max(self.code - (tag in _CODE), 0)
            if tag == "a":
                self.link = None

    def text(self, cell: _Cell, data: str, offset: int) -> None:
        """Text in a cell."""
        bare = data.strip()
        if not bare and not cell.runs:  # half of all texts
            return
        text = _SPACE.sub(" ", data)
        bare = text.strip()
        if bare or text:
            self._run(cell, "code" if self.code else "text", bare if self.code else text, offset)

    def _run(self, cell: _Cell, kind: RunKind, text: str, offset: int) -> None:
        line, column = self._place(offset)
        bare = text.strip()
        there = self.source.line(line)
        found = there.find(bare, column - 1) if bare else -1
        while bare and found < 0 and line < self.first_line + len(self.block_lines):
            line += 1  # the parser's position is where the white space before the text begins
            found = self.source.line(line).find(bare)
            if self.source.line(line).strip():
                break
        start = found + 1 if found >= 0 else column
        cell.runs.append(
            Run(
                kind=kind,
                text=text,
                span=self._span(line, start, len(bare)),
                strong=self.strong > 0,
                emphasis=self.emphasis > 0,
                link=self.link[0] if self.link else None,
            )
        )

    def _end_cell(self) -> None:
        if self.cell is not None and self.rows:
            self.rows[-1][0].append(self.cell)
        self.cell = None
        self.strong = self.emphasis = self.code = 0
        self.link = None

    def _end_table(self, offset: int) -> None:
        rows = [(cells, line) for cells, line in self.rows if cells]
        if any(cell.down > 1 or cell.across > 1 for cells, _ in rows for cell in cells):
            rows = _spread(rows)
        width = max((len(cells) for cells, _ in rows), default=0)
        if len(rows) < 2 or width < 2:
            return
        if _is_data(rows[0][0]):
            rows.insert(0, ([], rows[0][1]))
        head, *body = rows
        lines = [
            self._line(cells, line, width)
            for cells, line in body
            if not (len(cells) == 1 and cells[0].header)
        ]
        last = self._place(offset)[0]
        self.tables.append(
            Table(
                header=self._line(*head, width),
                rows=tuple(lines),
                span=Span(
                    path=self.path,
                    line=self.table_line,
                    column=1,
                    end_line=last,
                    end_column=len(self.source.line(last)) + 1,
                ),
            )
        )

    def _line(self, cells: list[_Cell], line: int, width: int) -> TableLine:
        inlines = [self._inline(cell) for cell in cells]
        while len(inlines) < width:
            inlines.append(Inline(markdown="", runs=(), links=(), span=self._span(line, 1, 0)))
        return TableLine(cells=tuple(inlines), width=len(cells), span=self.source.whole_line(line))

    def _inline(self, cell: _Cell) -> Inline:
        while cell.runs and not cell.runs[-1].text.strip():
            cell.runs.pop()
        runs = tuple(cell.runs)
        if not runs:
            span = self._span(*self._place(cell.start), 0)
        else:
            # A cell that begins with a link begins with its tag: the link's destination stands in the cell.
            span = cover([min([runs[0].span, *(link.span for link in cell.links[:1])]), runs[-1].span])
        text = "".join(f"`{run.text}`" if run.kind == "code" else run.text for run in runs)
        return Inline(markdown=text.strip(), runs=runs, links=tuple(cell.links), span=span)

    def _place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in the block."""
        start, end, line, shift = self.here
        if not start <= offset < end:
            index = bisect_right(self.starts, offset) - 1
            line = self.first_line + index
            there = self.source.line(line)
            written = self.block_lines[index] if index < len(self.block_lines) else ""
            start, end = self.starts[index], self.starts[index] + len(written) + 1
            shift = (len(there) - len(written) if there.endswith(written) else 0) + 1 - start
            self.here = (start, end, line, shift)
        return line, offset + shift

    def _span(self, line: int, column: int, length: int) -> Span:
        return Span(path=self.path, line=line, column=column, end_line=line, end_column=column + length)


def _span(tag: str, name: str) -> int:
    """How many rows or columns a cell's tag says it takes."""
    number = attribute(tag, name) if name in tag.lower() else ""
    return min(max(int(number), 1), _MOST) if number.isdecimal() else 1


def _spread(rows: list[tuple[list[_Cell], int]]) -> list[tuple[list[_Cell], int]]:
    """The rows with each cell in every place that it takes, but for a row that is one cell: it heads those below."""
    hanging: dict[int, tuple[int, _Cell]] = {}
    found: list[tuple[list[_Cell], int]] = []
    for cells, line in rows:
        if len(cells) == 1 and not hanging:
            found.append((cells, line))
            continue
        waiting, placed = iter(cells), list[_Cell]()
        cell = next(waiting, None)
        while cell is not None or len(placed) in hanging:
            column = len(placed)
            if column in hanging:
                left, above = hanging.pop(column)
                placed.append(above)
                if left > 1:
                    hanging[column] = (left - 1, above)
                continue
            assert cell is not None
            for _ in range(cell.across):
                if cell.down > 1:
                    hanging[len(placed)] = (cell.down - 1, cell)
                placed.append(cell)
            cell = next(waiting, None)
        found.append((placed, line))
    return found


def _is_data(cells: list[_Cell]) -> bool:
    """Whether a first row is no header: none of its cells says so, and the first has more than one line, or code."""
    return (
        not any(cell.header for cell in cells)
        and bool(cells[0].runs)
        and any(run.kind == "code" or run.text[:3].lower() == "<br" for run in cells[0].runs)
    )
