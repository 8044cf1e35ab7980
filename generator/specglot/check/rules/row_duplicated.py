"""A field, value or status code stands twice in one list.

What it finds
A field list, field table, enumeration or response-code table has two entries of the same name.

Why it matters
Readers do not know which entry holds; generated code takes one of them.

Example
    | **404** | **見つかりません。** |
    | **404** | **なくなりました。** |

How to fix
Remove one of the two, or write the name that was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.duplicates import repeated
from specglot.check.rule import case, page_rule
from specglot.check.samples import keys, parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

BAD = (
    case(
        parcels("de", "fr", de=("* `mode` (Obligatorisch)", "* `mode` (Obligatorisch)\n* `mode` (Optional)")),
        ("de/update-parcel.md", 34, "de"),
    ),
    case(keys("ja", "zh", zh=("| `trip.speed`", "| `trip.id`")), ("zh/trip-keys.md", 7, "zh")),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@page_rule("warning", "contradiction")
def row_duplicated(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from repeated(page, book)
