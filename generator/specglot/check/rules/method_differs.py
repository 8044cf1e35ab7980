"""Locales give an operation different HTTP methods.

What it finds
The method of an endpoint, as the endpoint block or line of each page states it, is not the same in every
locale.

Why it matters
A client generated from one page sends a request that the API does not know.

Example
    ja    PUT https://{host}/v2/parcels/{parcelId}
    zh    POST https://{host}/v2/parcels/{parcelId}

How to fix
Look up which method the API accepts and correct the other page. Methods are not translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.repair import repair
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.check.witness import disagreement
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(parcels("de", "fr", "ja", ja=("PUT", "POST")), ("ja/update-parcel.md", 9, "de, fr | ja")),
    case(parcels("de", "fr", "zh", fr=("PUT", "DELETE")), ("fr/update-parcel.md", 9, "de, zh | fr")),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(parcels("de", "ja", de=("PUT\n", "PUT \n"))),
)


@fact_rule("method")
def method_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from disagreement(fact, "method", fix=repair(fact, book))
