"""A sample has other keys or value types in some locales.

What it finds
The JSON sample of a request shows a key in some locales and not in others, or shows it with a value of
another JSON type. Order, blanks and values are not compared; an integer counts as a number.

Why it matters
Readers copy samples before they read anything else.

Example
    ja    "timeout": 2000
    zh    "timeout": "2000"

How to fix
Look up what the API takes and correct the other sample. Keys and structure are not translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.operations import is_replacement, typed
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.check.witness import absence, disagreement
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(
        parcels("de", "fr", "ja", ja=('"mode": "express"', '"mode": 7')),
        ("ja/update-parcel.md", 25, "de, fr | ja"),
    ),
    case(parcels("fr", "pt", "zh", zh=('"label"', '"标签"')), ("zh/update-parcel.md", 26, "fr, pt | zh")),
    case(
        parcels("de", "ja", "pt", pt=('    "mode": "express",\n', "")),
        ("pt/update-parcel.md", 19, "de, ja | pt"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(parcels("de", "ja", "zh", zh=('"start": 1.5', '"start": 2'))),
)


@fact_rule("sample-key")
def sample_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    if fact.gaps and is_replacement(fact, book):
        return
    yield from absence(fact, "sample key")
    yield from disagreement(typed(fact), "value type in the sample")
