"""A pipe table → ONE token; the library's rule makes three for each cell.

The grammar is that of `markdown_it.rules_block.table`, step by step. Rows are cut once, with the columns that the
blocks need anyway.
"""

from __future__ import annotations

from typing import TypeAlias

from markdown_it.rules_block import StateBlock

from specglot.read.pipes import BLANKS, Cell, delimited, split_row

Row: TypeAlias = tuple[int, tuple[Cell, ...]]
"""0-based line, and the cells as written with their columns in that line."""

MAX_FILLED = 0x10000
"""Empty cells that short rows may be filled up with, as in the library."""

_STARTS = frozenset("|-:")


def table(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """The block rule: a header row, a delimiter row with as many cells, then rows until something else begins.

    Its token `table` has in `meta` the `rows`, header first, and as `width` the number of cells in each.
    """
    if line + 2 > end:
        return False
    below = state.bMarks[line + 1] + state.tShift[line + 1]
    if state.src[below : below + 1] not in _STARTS:
        return False
    header = _header(state, line, below)
    if header is None:
        return False
    if silent:
        return True
    width = len(header[1])
    outer = state.parentType
    state.parentType = "table"
    rows = [header]
    enders = state.md.block.ruler.getRules("blockquote")
    filled = 0
    number = line + 2
    while number < end and state.sCount[number] >= state.blkIndent:
        if any(rule(state, number, end, True) for rule in enders):
            break
        row = _row(state, number)
        if row is None or state.is_code_block(number):
            break
        filled += width - len(row[1])
        if filled > MAX_FILLED:
            break
        rows.append(row)
        number += 1
    token = state.push("table", "table", 0)
    token.map = [line, number]
    token.meta = {"rows": rows, "width": width}
    state.parentType = outer
    state.line = number
    return True


def _header(state: StateBlock, line: int, below: int) -> Row | None:
    """The header row, if the line below is its delimiter row."""
    if state.sCount[line + 1] < state.blkIndent or state.is_code_block(line + 1):
        return None
    delimiters = state.src[below : state.eMarks[line + 1]]
    width = delimited(delimiters)
    if not width or state.is_code_block(line):
        return None
    row = _row(state, line)
    if row is None or len(row[1]) != width:
        return None
    begin = state.bMarks[line] + state.tShift[line]
    return row if "|" in state.src[begin : state.eMarks[line]] else None


def _row(state: StateBlock, line: int) -> Row | None:
    """A line as a row; None where nothing stands on it."""
    begin = state.bMarks[line] + state.tShift[line]
    text = state.src[begin : state.eMarks[line]]
    if not text.strip(BLANKS):
        return None
    return line, split_row(text, begin - state.src.rfind("\n", 0, begin) - 1)
