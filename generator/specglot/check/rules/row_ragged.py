r"""A table row has more or fewer cells than its header.

What it finds
A pipe table has a row whose number of cells is not the header's. Cells too many are not shown at all. What
the same row of all locales has is a note.

Why it matters
Text is lost, or stands in the wrong column.

Example
    | code | meaning |
    |---|---|
    | 404 | nicht | gefunden |

How to fix
Escape the pipe (`\\|`), or add or remove the cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.rule import case, page_rule
from specglot.check.samples import parcels
from specglot.check.tables import ragged
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

BAD = (
    case(
        parcels("de", "fr", "ja", de=("| **Nicht gefunden.** |", "| **Nicht | gefunden.** |")),
        ("de/update-parcel.md", 49, "de"),
    ),
    case(parcels("fr", "ja", "zh", zh=("| **未找到。** |", "|")), ("zh/update-parcel.md", 49, "zh")),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(parcels("de", "ja", de=("Nicht gefunden", "Nicht \\| gefunden"))),
)


@page_rule("warning", "markup")
def row_ragged(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from ragged(page, book)
