"""A block of HTML → its tables, as if they were written with pipes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from specglot.model.source import Source, Span
from specglot.read.blocks import Html, Inline, LinkTarget, Run, RunKind, Table, TableLine

_STRONG = frozenset({"b", "strong"})
_EMPHASIS = frozenset({"i", "em", "var"})
_CODE = frozenset({"code", "kbd", "samp", "tt", "pre"})
_KEPT = frozenset({"br", "ul", "ol", "li"})


def html_tables(block: Html, source: Source) -> tuple[Table, ...]:
    """The tables of an HTML block that have a header row and at least one more row.

    A `<th>` that is a row's only cell heads a group of rows and is left out. Places are those of the source.
    """
    parser = _Parser(block, source)
    parser.feed(block.text)
    parser.close()
    return tuple(parser.tables)


@dataclass(slots=True)
class _Cell:
    header: bool
    start: tuple[int, int]
    runs: list[Run] = field(default_factory=list[Run])
    links: list[LinkTarget] = field(default_factory=list[LinkTarget])


class _Parser(HTMLParser):
    def __init__(self, block: Html, source: Source) -> None:
        super().__init__(convert_charrefs=True)
        self.path = block.span.path
        self.source = source
        # Each line of the block stands at the end of its source line: what a list or a quote puts before it is cut.
        self.first_line = block.span.line
        self.block_lines = block.text.split("\n")
        self.tables: list[Table] = []
        self.rows: list[tuple[list[_Cell], int]] = []
        self.cell: _Cell | None = None
        self.depth = 0
        self.strong = self.emphasis = self.code = 0
        self.link: tuple[int, str] | None = None
        self.table_line = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.depth += 1
            if self.depth == 1:
                self.rows, self.table_line = [], self._place()[0]
        elif self.depth != 1:
            return
        elif tag == "tr":
            self._end_cell()
            self.rows.append(([], self._place()[0]))
        elif tag in ("td", "th") and self.rows:
            self._end_cell()
            self.cell = _Cell(header=tag == "th", start=self._place())
        elif self.cell is not None:
            self._open_inline(tag, dict(attrs))

    def _open_inline(self, tag: str, attrs: dict[str, str | None]) -> None:
        assert self.cell is not None
        self.strong += tag in _STRONG
        self.emphasis += tag in _EMPHASIS
        self.code += tag in _CODE
        if tag in _KEPT:
            self._run("html", self.get_starttag_text() or f"<{tag}>")
        elif tag == "p" and self.cell.runs:
            self._run("break", "\n")
        elif tag == "a" and attrs.get("href"):
            target = str(attrs["href"])
            line, column = self._place()
            found = self.source.line(line).find(target, column - 1) + 1
            place = self._span(line, found or column, len(target) if found else 0)
            self.link = (len(self.cell.links), target)
            self.cell.links.append(LinkTarget(target=target, target_span=place, span=place))

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._end_cell()
            self.depth = max(self.depth - 1, 0)
            if self.depth == 0:
                self._end_table()
        elif self.depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()
        elif self.cell is not None:
            self.strong = max(self.strong - (tag in _STRONG), 0)
            self.emphasis = max(self.emphasis - (tag in _EMPHASIS), 0)
            self.code = max(self.code - (tag in _CODE), 0)
            if tag == "a":
                self.link = None

    def handle_data(self, data: str) -> None:
        if self.cell is None or self.depth != 1:
            return
        text = re.sub(r"\s+", " ", data)
        if text.strip() or (self.cell.runs and text):
            self._run("code" if self.code else "text", text.strip() if self.code else text)

    def _run(self, kind: RunKind, text: str) -> None:
        assert self.cell is not None
        line, column = self._place()
        bare = text.strip()
        there = self.source.line(line)
        found = there.find(bare, column - 1) if bare else -1
        while bare and found < 0 and line < self.first_line + len(self.block_lines):
            line += 1  # the parser's position is where the white space before the text begins
            found = self.source.line(line).find(bare)
            if self.source.line(line).strip():
                break
        start = found + 1 if found >= 0 else column
        self.cell.runs.append(
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

    def _end_table(self) -> None:
        rows = [(cells, line) for cells, line in self.rows if cells]
        width = max((len(cells) for cells, _ in rows), default=0)
        if len(rows) < 2 or width < 2:
            return
        head, *body = rows
        lines = [
            self._line(cells, line, width)
            for cells, line in body
            if not (len(cells) == 1 and cells[0].header)
        ]
        last = self._place()[0]
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
        runs = tuple(cell.runs)
        while runs and not runs[-1].text.strip():
            runs = runs[:-1]
        span = self._span(*cell.start, 0)
        if runs:
            first, last = runs[0].span, runs[-1].span
            span = Span(
                path=self.path,
                line=first.line,
                column=first.column,
                end_line=last.end_line,
                end_column=last.end_column,
            )
        text = "".join(f"`{run.text}`" if run.kind == "code" else run.text for run in runs)
        return Inline(markdown=text.strip(), runs=runs, links=tuple(cell.links), span=span)

    def _place(self) -> tuple[int, int]:
        line, column = self.getpos()
        there = self.source.line(self.first_line + line - 1)
        written = self.block_lines[line - 1] if line <= len(self.block_lines) else ""
        shift = len(there) - len(written) if there.endswith(written) else 0
        return self.first_line + line - 1, column + shift + 1

    def _span(self, line: int, column: int, length: int) -> Span:
        return Span(path=self.path, line=line, column=column, end_line=line, end_column=column + length)
