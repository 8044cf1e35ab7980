"""A response header has another name in some locales.

What it finds
In the line where most locales' response samples show one header, another locale shows a different one. Case
does not count; values are not compared.

Why it matters
A reader looks for a header that never comes.

Example
    ja    Retry-After: 3
    zh    Retry-Later: 3

How to fix
Write the header as the API sends it. Header names are not translated.
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
        parcels("de", "fr", "ja", ja=("Retry-After", "Retry-Afters")),
        ("ja/update-parcel.md", 41, "de, fr | ja"),
    ),
    case(
        parcels("fr", "pt", "zh", zh=("Content-Type", "Content-Kind")),
        ("zh/update-parcel.md", 40, "fr, pt | zh"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(parcels("de", "ja", de=("Content-Type", "content-type"))),
)


@fact_rule("header")
def header_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from disagreement(fact, "header", fix=repair(fact, book))
