"""A row of a pipe table → its cells with their columns."""

from __future__ import annotations

from typing import TypeAlias

from specglot.model.late import late

BLANKS = "".join(
    map(
        chr,
        (
            *range(0x09, 0x0E),
            0x20,
            0xA0,
            0x1680,
            *range(0x2000, 0x200B),
            0x2028,
            0x2029,
            0x202F,
            0x205F,
            0x3000,
        ),
    )
)
"""What markdown-it trims off a paragraph, a heading, a row and a cell: Unicode's white space without U+0085."""

Cell: TypeAlias = tuple[str, int, tuple[int, ...]]
"""Text (`\\|` unescaped), 0-based column, and the offsets in the text before which a backslash was dropped."""

_DELIMITER_ROW = late(r"(?:[|:][-:| \t]|-[-:|])[-:| \t]*")
_DELIMITER = late(r":?-+:?")
_SEPARATOR = late(r"(?<!\\)\|")


def delimited(row: str) -> int:
    """How many cells a delimiter row (`|---|:--|`) says a table has; 0 where it is none."""
    if not _DELIMITER_ROW.fullmatch(row):
        return 0
    columns = [column.strip(BLANKS) for column in row.split("|")]
    # only the outermost may be empty: they are no cells but what lies outside the pipes
    columns = columns[not columns[0] : len(columns) - (not columns[-1])]
    return len(columns) if all(map(_DELIMITER.fullmatch, columns)) else 0


def split_row(row: str, column: int = 0) -> tuple[Cell, ...]:
    """The cells of a row as markdown-it splits them: a pipe behind a backslash is text, wherever it stands.

    Args:
        row: the line from where the row begins.
        column: 0-based column of the row's first character.
    """
    bare = row.rstrip(BLANKS)
    row = bare.lstrip(BLANKS)
    column += len(bare) - len(row)
    escaped = "\\|" in row
    cells: list[Cell] = []
    for written in _SEPARATOR.split(row) if escaped else row.split("|"):
        text = written.lstrip(BLANKS)
        begin = column + len(written) - len(text)
        text = text.rstrip(BLANKS)
        if escaped and "\\|" in text:
            cells.append((text.replace("\\|", "|"), begin, _dropped(text)))
        else:
            cells.append((text, begin, ()))
        column += len(written) + 1
    if row.startswith("|"):
        cells.pop(0)
    if row.endswith("|") and not row.endswith("\\|") and cells:
        cells.pop()
    return tuple(cells)


def _dropped(text: str) -> tuple[int, ...]:
    offsets: list[int] = []
    offset = 0
    for piece in text.split("\\|")[:-1]:
        offset += len(piece)
        offsets.append(offset)
        offset += 1
    return tuple(offsets)
