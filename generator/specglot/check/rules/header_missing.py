"""A response header stands in some locales only.

What it finds
A response sample shows a header in some locales and lacks it in others. Header names are compared without
regard to case; values are not compared.

Why it matters
A reader does not learn of a header, or looks for one that never comes.

Example
    ja    Retry-After: 3
    zh    (no such line)

How to fix
Copy the header line into the sample that lacks it, or remove it from the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.operations import is_repeat
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.check.witness import absence
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(
        parcels("de", "fr", "ja", ja=("Content-Type: application/json\n", "")),
        ("ja/update-parcel.md", 40, "de, fr | ja"),
    ),
    case(
        parcels("fr", "pt", "zh", zh=("Retry-After: 3\n", "Retry-After: 3\nX-Trace: 1\n")),
        ("zh/update-parcel.md", 42, "fr, pt | zh"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(parcels("de", "ja", de=("Content-Type", "content-type"))),
)


@fact_rule("header")
def header_missing(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    if not is_repeat(fact, book):
        yield from absence(fact, "header")
