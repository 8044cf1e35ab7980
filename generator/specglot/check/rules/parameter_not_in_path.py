"""A described path parameter is not in the path.

What it finds
In every locale, the page describes a parameter of the path that the path does not have.

Why it matters
Readers look for a place to put it; one of the two names is wrong.

Example
    PUT https://{host}/v2/parcels/{parcelId}
    `parcelNo`：包裹的编号。

How to fix
Correct the path, or remove the description, in all locales.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.contradictions import contradictions, foreign_parameters
from specglot.check.rule import case, group_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageGroup

BAD = (
    case(parcels("zh", zh=("`parcelId`：", "`parcelNo`：")), ("zh/update-parcel.md", 15, "zh")),
    case(
        parcels("de", "ja", de=("`parcelId`:", "`parcelNo`:"), ja=("`parcelId`：", "`parcelNo`：")),
        ("de/update-parcel.md", 15, "de, ja"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@group_rule("warning", "contradiction")
def parameter_not_in_path(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from contradictions(
        group,
        book,
        foreign_parameters,
        "parameter `{}` is described but not in the path",
        "Correct the path, or remove the description.",
    )
