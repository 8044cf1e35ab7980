"""Pipe tables, row by row."""

from __future__ import annotations

from specglot.read.blocks import Inline, Table, TableLine
from specglot.read.pipes import BLANKS, Cell, delimited, split_row
from specglot.read.places import in_cell
from specglot.read.pulldown.content import asked, content_of
from specglot.read.pulldown.events import End, Events, Range, UnsureError
from specglot.read.simple import simple

_MAX_FILLED = 0x10000
"""Empty cells that markdown-it fills short rows up with before it ends a table."""

_END_CELL, _END_HEAD, _END_ROW = {"End": "TableCell"}, {"End": "TableHead"}, {"End": "TableRow"}


def table(page: Events, width: int, place: Range) -> Table:
    """The table that begins here, with `width` cells in each row.

    Raises:
        UnsureError: markdown-it may see no table, or one that ends elsewhere.
    """
    places = page.places
    first, end = page.lines_of(place)
    number = first + 1
    delimiters = page.lines[number][places.cut(number, places.indent) :].lstrip(" ")
    below = page.lines[end] if end < len(page.lines) else ""
    if delimited(delimiters) != width or below.strip(" >" if places.quotes else " "):
        raise UnsureError  # what a delimiter row may look like, and what ends a table, is read in several ways
    page.delimiters.discard(number)
    lines: list[TableLine] = []
    for event, part in page.events:
        if "End" in event:
            break
        lines.append(_line(page, width, part, _END_ROW if lines else _END_HEAD))
    header, *rows = lines
    if header.width != width or sum(width - row.width for row in rows) > _MAX_FILLED:
        raise UnsureError
    return Table(header=header, rows=tuple(rows), span=places.span(first, end))


def _line(page: Events, width: int, place: Range, closing: End) -> TableLine:
    number = page.places.line(place["start"])
    column = page.places.column(place["start"], number)
    line = page.lines[number]
    if line.startswith("    ", page.places.cut(number, page.places.indent)) or not line.strip(BLANKS):
        raise UnsureError  # code or nothing, for markdown-it, which ends the table
    written = split_row(line[column:], column)
    cells = [
        simple(text, in_cell(page.path, number + 1, left + 1, dropped))
        for text, left, dropped in written[:width]
    ]
    if all(cells):
        page.skip(closing)
    else:
        _parse(page, cells, written, number)
    if len(cells) < width:
        missing = Inline(markdown="", runs=(), links=(), span=page.span(number, len(line), len(line)))
        cells += [missing] * (width - len(cells))
    return TableLine(
        cells=tuple([cell for cell in cells if cell is not None]),
        width=len(written),
        span=page.source.whole_line(number + 1),
    )


def _parse(page: Events, cells: list[Inline | None], written: tuple[Cell, ...], number: int) -> None:
    """Fill in the cells that are not simple."""
    position = -1
    for event, _ in page.events:
        if "End" in event:
            break
        position += 1
        events = page.until(_END_CELL)
        if position < len(cells) and cells[position] is None:
            text, column, dropped = written[position]
            if dropped:
                cells[position] = asked(text, in_cell(page.path, number + 1, column + 1, dropped))
            else:
                cells[position] = content_of(page, text, number, (column,), events)
    if position + 1 < len(cells):
        raise UnsureError
