"""A label begins in lower case where its column does not.

What it finds
Of the labels in one column or list, one begins with a lower-case letter while all others, three at least,
begin with a capital.

Why it matters
It is a slip that readers see.

Example
    | **404** | **nicht gefunden.** |
    | **410** | **Vorbei.** |

How to fix
Begin the label with a capital.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.labels import lower_labels
from specglot.check.rule import case, page_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

BAD = (
    case(
        parcels("de", "fr", de=("**Zu viele", "**zu viele"), fr=("**Introuvable", "**introuvable")),
        ("de/update-parcel.md", 50, "de"),
        ("fr/update-parcel.md", 49, "fr"),
    ),
    case(parcels("pt", "zh", pt=("**Pacote", "**pacote")), ("pt/update-parcel.md", 48, "pt")),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@page_rule("warning", "text")
def label_case_differs(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from lower_labels(page, book)
