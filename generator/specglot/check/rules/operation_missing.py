"""An endpoint stands in some locales only.

What it finds
Pages that are each other's translation show an endpoint in some locales and none in others.

Why it matters
Readers of the shorter page do not know how to call the API, or cannot read a damaged endpoint block.

Example
    ja    PUT https://{host}/v2/parcels/{parcelId}
    de    (no endpoint)

How to fix
Restore the endpoint block where it is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.operations import at_unread
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.check.witness import absence
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(
        parcels("de", "fr", "ja", de=("```\nPUT\nhttps://{host}/v2/parcels/{parcelId}\n```\n", "")),
        ("de/update-parcel.md", 6, "fr, ja | de"),
    ),
    case(parcels("fr", "pt", "zh", zh=("PUT\n", "放置\n")), ("zh/update-parcel.md", 8, "fr, pt | zh")),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@fact_rule("method")
def operation_missing(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from absence(at_unread(fact, book), "endpoint")
