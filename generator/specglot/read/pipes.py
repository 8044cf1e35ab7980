"""A line of a pipe table → its cells with their columns."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")


def split_cells(line: str) -> list[tuple[str, int, list[int]]]:
    """The cells of a pipe-table line as markdown-it splits them.

    Returns for each cell its text (`\\|` unescaped), its 0-based column, and the offsets in the text before which a
    backslash was dropped.
    """
    lead = _QUOTED.match(line)
    start = lead.end() if lead else 0
    cells: list[tuple[str, int, list[int]]] = []
    text, dropped, begin = "", list[int](), start
    position = start
    while position <= len(line):
        char = line[position : position + 1]
        if char in ("|", ""):
            bare = text.strip()
            shift = len(text) - len(text.lstrip())
            cells.append((bare, begin + shift, [offset - shift for offset in dropped]))
            text, dropped, begin = "", [], position + 1
        elif char == "\\" and line[position + 1 : position + 2] == "|":
            dropped.append(len(text))
            text += "|"
            position += 1
        else:
            text += char
        position += 1
    if cells and not cells[0][0] and line[start : start + 1] == "|":
        cells.pop(0)
    if cells and not cells[-1][0]:
        cells.pop()
    return cells
