"""A response sample shows a status that the code table lacks.

What it finds
In every locale, the status line of a response sample names a code without a row in the table of response
codes.

Why it matters
The answer that the page shows is not documented; a generated client takes it for an unknown one.

Example
    HTTP/1.1 202 Accepted      (no 202 in the table)

How to fix
Add the row, or correct the sample, in all locales.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.contradictions import contradictions, unlisted_statuses
from specglot.check.rule import case, group_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageGroup

BAD = (
    case(parcels("zh", zh=("HTTP/1.1 200 OK", "HTTP/1.1 202 Accepted")), ("zh/update-parcel.md", 39, "zh")),
    case(
        parcels("de", "ja", de=("HTTP/1.1 200", "HTTP/1.1 206"), ja=("HTTP/1.1 200", "HTTP/1.1 206")),
        ("de/update-parcel.md", 39, "de, ja"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@group_rule("warning", "contradiction")
def status_unlisted(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from contradictions(
        group,
        book,
        unlisted_statuses,
        "status {} of the response sample has no row in the code table",
        "Add the row, or correct the sample.",
    )
