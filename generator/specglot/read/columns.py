"""A table → what its columns mean: by the cells first, by the header second.

A column of three-digit numbers holds status codes whatever it is called; a column of Y and N says what is required.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from specglot.read.blocks import Inline, Table, plain
from specglot.lexicon import Lexicon

STATUS = re.compile(r"[1-5](?:\d{2}|xx|XX)")
IDENTIFIER = re.compile(r"[A-Za-z_$@][\w$.@\[\]{}:-]*")
_WIRE = re.compile(r"[a-z0-9][A-Z]|_|\w\.\w|^[a-z][a-z0-9]*$")
_SHARE = 0.6


def cell_text(cell: Inline) -> str:
    """A cell as plain text, emphasis marks that did not parse dropped."""
    return " ".join(plain(cell.runs).replace("**", "").split())


def _is_key(cell: Inline) -> bool:
    return bool(IDENTIFIER.fullmatch(cell_text(cell).replace("\u200b", "")))


def _is_wire(cell: Inline) -> bool:
    """Whether a bare word is one that only machines write: capitalised ones head rows in any language."""
    return _is_key(cell) and bool(_WIRE.search(cell_text(cell)))


def is_code(cell: Inline) -> bool:
    """Whether a cell is one code span."""
    runs = [run for run in cell.runs if run.kind not in ("html", "break") and run.text.strip()]
    return len(runs) == 1 and runs[0].kind == "code"


def status_code(cell: Inline) -> str | None:
    """The status code a cell begins with (`404`, `**404**`, `404 Not Found`), invisible characters ignored."""
    text = re.sub(r"[\u200b-\u200f\u2060\ufeff]", "", cell_text(cell)).strip("* `")
    found = re.match(rf"({STATUS.pattern})(?!\w)", text)
    return found.group(1) if found else None


def columns(table: Table, words: Lexicon) -> dict[str, int]:
    """Column concept → column index. Concepts: those of the lexicon's `column` table."""
    width = len(table.header.cells)
    cells = [[row.cells[index] for row in table.rows if index < len(row.cells)] for index in range(width)]
    headers = [words.exact("column", cell_text(cell)) for cell in table.header.cells]
    found: dict[str, int] = {}

    def claim(concept: str, test: Callable[[Inline], bool], *, share: float = _SHARE, first: int = width) -> None:
        if concept in found:
            return
        for index in range(min(width, first)):
            if index in found.values() or not cells[index]:
                continue
            filled = [cell for cell in cells[index] if cell_text(cell)]
            if filled and sum(map(test, filled)) >= share * len(filled):
                found[concept] = index
                return

    claim("status", lambda cell: status_code(cell) is not None)
    for index, header in enumerate(headers):  # a header that names the flag, where the cells do not contradict it
        if header == "required" and "required" not in found and _share(cells[index], lambda c: _flag(c, words)):
            found["required"] = index
    if "status" not in found:
        for index, header in enumerate(headers):
            if header == "key" and _share(cells[index], _is_key):
                found["key"] = index
                break
        claim("key", lambda cell: is_code(cell) and _is_key(cell), first=2)
        claim("key", _is_wire, share=0.8, first=2)
    # One letter or digit says yes or no only where its column has both: a column of zeros counts something.
    both = [
        len({flag(cell, words) for cell in column if cell_text(cell)}) > 1
        or all(len(cell_text(cell)) > 1 for cell in column)
        for column in cells
    ]
    for index, is_pair in enumerate(both):
        filled = [cell for cell in cells[index] if cell_text(cell)]
        if "required" not in found and index not in found.values() and is_pair and filled:
            if sum(_flag(cell, words) for cell in filled) >= 0.9 * len(filled):
                found["required"] = index
    claim("type", lambda cell: words.exact("type", cell_text(cell)) is not None)
    for index, header in enumerate(headers):
        if header and header not in found and index not in found.values():
            found[header] = index
    left = [index for index in range(width) if index not in found.values()]
    if "description" not in found and left:
        found["description"] = max(left, key=lambda index: sum(len(cell_text(cell)) for cell in cells[index]))
    if "status" in found and "action" not in found:
        left = [index for index in range(width) if index not in found.values()]
        if len(left) == 1:
            found["action"] = left[0]
    if "key" in found and "set-on" not in found:
        claim("set-on", lambda cell: is_code(cell) or words.exact("value", cell_text(cell)) == "any", share=0.9)
    return found


def _share(cells: list[Inline], test: Callable[[Inline], bool]) -> bool:
    filled = [cell for cell in cells if cell_text(cell)]
    return bool(filled) and sum(map(test, filled)) >= _SHARE * len(filled)


def _flag(cell: Inline, words: Lexicon) -> bool:
    return flag(cell, words) is not None


def flag(cell: Inline, words: Lexicon) -> bool | None:
    """Whether a cell of a Required column says yes; None where it says neither."""
    text = cell_text(cell)
    found = words.exact("flag", text)
    if found:
        return found == "yes"
    hit = words.prefix("presence", text)
    return hit[0] == "required" if hit else None
