"""Rows of the tables of two pages → what names them, and whether both have them in one order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from specglot.check.sheet import Sheet
from specglot.check.text import bare
from specglot.model.page import TextRow


def moved(one: Sheet, other: Sheet) -> bool:
    """Whether two pages of one shape have rows that their first cells name in another order."""
    if one.numbers == other.numbers and one.codes == other.codes:
        return False
    tables: dict[tuple[int, str], list[int]] = {}
    for index, row in enumerate(one.rows):
        if row.role == "cell" and row.key.endswith("/c0"):
            tables.setdefault((row.section, row.key.split("/", 1)[0]), []).append(index)
    return not all(
        in_order(*[[sheet.codes[index] + sheet.numbers[index] for index in table] for sheet in (one, other)])
        for table in tables.values()
    )


def in_order(here: Sequence[Hashable], there: Sequence[Hashable]) -> bool:
    """Whether what stands once on both sides stands in one order."""
    ours, theirs = Counter(here), Counter(there)
    shared = {name for name, count in ours.items() if count == theirs[name] == 1}
    return [name for name in here if name in shared] == [name for name in there if name in shared]


def row_names(rows: Sequence[TextRow]) -> dict[str, str]:
    """The rows of tables and what names each: its key, or the code or number that is all of its first cell.

    "" for a row that is only counted, or shares its name with another of its table.
    """
    found: dict[str, str] = {}
    for row in rows:
        if row.role == "cell":
            place = row_of(row)
            key = place.rpartition("/r:")[2]
            if not key.isdigit():
                found[place] = key
            elif row.key.endswith("/c0") and [bare(row.prose.text)] == [
                atom.text for atom in row.prose.atoms
            ]:
                found[place] = row.prose.atoms[0].text
            else:
                found.setdefault(place, "")
    counts = Counter((place.rpartition("/")[0], name) for place, name in found.items())
    return {
        place: name if counts[place.rpartition("/")[0], name] == 1 else "" for place, name in found.items()
    }


def row_of(row: TextRow) -> str:
    """The place of the table row that a cell stands in."""
    return row.key.rpartition("/")[0]
