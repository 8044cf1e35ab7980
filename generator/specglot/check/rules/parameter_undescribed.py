"""A path parameter is not described.

What it finds
In every locale, the path of an endpoint has a parameter in braces that the page does not describe, although
it describes other parameters or says that there are none. Templates in the host do not count.

Why it matters
Readers do not know what to put there.

Example
    PUT https://{host}/v2/parcels/{parcelId}/{side}      (only `parcelId` is described)

How to fix
Describe the parameter in all locales.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.contradictions import contradictions, undescribed_parameters
from specglot.check.rule import case, group_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageGroup

BAD = (
    case(parcels("zh", zh=("{parcelId}\n", "{parcelId}/{side}\n")), ("zh/update-parcel.md", 10, "zh")),
    case(
        parcels(
            "de", "ja", de=("{parcelId}\n", "{parcelId}/{side}\n"), ja=("{parcelId}\n", "{parcelId}/{side}\n")
        ),
        ("de/update-parcel.md", 10, "de, ja"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@group_rule("warning", "contradiction")
def parameter_undescribed(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from contradictions(
        group, book, undescribed_parameters, "path parameter `{}` is not described", "Describe the parameter."
    )
