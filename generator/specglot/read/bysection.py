"""A table whose cells and headers do not tell its keys + the section it stands in → the column of the keys.

What a column means follows from its cells first, from its header second, from the section third: below "Headers" the
column of `Accept` and `Authorization` holds keys, though these are words like any other.
"""

from __future__ import annotations

from typing import Final

from specglot.read.blocks import Table
from specglot.read.columns import cell_text
from specglot.read.keys import key_in

_OF_FIELDS: Final = frozenset(
    "uri-parameters query-parameters headers request-body response-body parameters".split()
)
_FIRST: Final = 2


def by_section(found: dict[str, int], table: Table, kind: str | None) -> dict[str, int]:
    """The columns, with that of the keys where the section is about fields and one of the first holds single words."""
    if kind not in _OF_FIELDS or "key" in found or "status" in found:
        return found
    index = next((at for at in range(_FIRST) if at not in found.values() and _is_of_keys(table, at)), None)
    return found if index is None else {**found, "key": index}


def _is_of_keys(table: Table, index: int) -> bool:
    cells = [cell_text(row.cells[index]) for row in table.rows if index < len(row.cells)]
    return bool(cells) and all(key_in(text) for text in cells)
