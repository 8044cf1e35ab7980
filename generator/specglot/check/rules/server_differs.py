"""Locales give an operation different servers.

What it finds
The scheme, host or host template of an endpoint is not the same in every locale.

Why it matters
A client generated from one page talks to another machine, perhaps without encryption.

Example
    ja    https://{host}/v2/parcels/{parcelId}
    zh    http://{host}/v2/parcels/{parcelId}

How to fix
Look up the server of the API and correct the other page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.check.witness import disagreement
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(parcels("de", "fr", "ja", ja=("https://", "http://")), ("ja/update-parcel.md", 10, "de, fr | ja")),
    case(parcels("fr", "pt", "zh", zh=("{host}", "{uri}")), ("zh/update-parcel.md", 10, "fr, pt | zh")),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@fact_rule("server")
def server_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from disagreement(fact, "server")
