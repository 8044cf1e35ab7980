"""Locales give an operation different paths.

What it finds
The path of an endpoint, with its parameters, is not the same in every locale. Host and scheme are the
business of `server-differs`.

Why it matters
A client generated from one page calls an address that does not exist.

Example
    ja    PUT https://{host}/v2/parcels/{parcelId}
    zh    PUT https://{host}/v2/parcel/{parcelId}

How to fix
Look up the path the API serves and correct the other page. Path segments are not translated.
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
    case(
        parcels("de", "fr", "ja", ja=("v2/parcels", "v2/parcel")), ("ja/update-parcel.md", 10, "de, fr | ja")
    ),
    case(parcels("pt", "zh", "fr", pt=("/v2/", "/v3/")), ("pt/update-parcel.md", 10, "fr, zh | pt")),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(parcels("de", "ja", de=("parcelId}\n", "parcelId} \n"))),
)


@fact_rule("path")
def path_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from disagreement(fact, "path", fix=repair(fact, book))
