"""Pipe tables of one page → rows whose cells do not match their header."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.witness import finding
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import BlockRow, Page
from specglot.model.source import Source

_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)*")


def width(line: str) -> int:
    """How many cells a line of a pipe table has. A pipe in a code span divides cells too (GFM, section 4.10)."""
    bare = line.lstrip(" \t")
    if bare.startswith(">"):
        bare = _QUOTE.sub("", bare)
    bare = bare.replace(r"\|", "  ").strip()
    return bare.removeprefix("|").removesuffix("|").count("|") + 1


def ragged(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Rows wider or narrower than their header."""
    source = book.sources.get(page.path)
    if source is None:
        return
    rows = [
        (ordinal, *row) for ordinal, table in enumerate(_tables(page, source)) for row in _rows(table, source)
    ]
    counterparts = _ragged_elsewhere(page, book) if rows else []
    for ordinal, index, number, cells, header in rows:
        shared = bool(counterparts) and all((ordinal, index, cells) in other for other in counterparts)
        yield finding(
            f"row has {cells} cells, its header {header}",
            source.whole_line(number),
            locale=page.locale,
            help="Escape the pipe as \\|, or add or remove the cell.",
            subject=f"table {ordinal} row {index}",
            groups=((page.locale,),),
            demoted=shared,
        )


def _tables(page: Page, source: Source) -> list[BlockRow]:
    return [
        block
        for block in page.blocks
        if block.kind == "table" and "|" in source.line(block.span.line) + source.line(block.span.line + 1)
    ]


def _rows(table: BlockRow, source: Source) -> Iterator[tuple[int, int, int, int]]:
    first = table.span.line
    header = width(source.line(first))
    for number in range(first + 2, table.span.end_line + 1):
        line = source.line(number)
        if line.strip(" \t>") and width(line) != header:
            yield number - first, number, width(line), header


def _ragged_elsewhere(page: Page, book: Book) -> list[set[tuple[int, int, int]]]:
    """Per other locale: (table, row, cells) of its own ragged rows."""
    found: list[set[tuple[int, int, int]]] = []
    for other in book.peers(page):
        source = book.sources.get(other.path)
        if source is not None:
            tables = enumerate(_tables(other, source))
            found.append(
                {(o, index, cells) for o, table in tables for index, _, cells, _ in _rows(table, source)}
            )
    return found
