"""A field or row stands in some locales only.

What it finds
A field list or field table documents a field in some locales and lacks it in others that have the list.

Why it matters
Readers of the shorter page do not know of the field; generated models lack it.

Example
    ja    * `mode` (必須)
    de    (no such item)

How to fix
Translate the field where it is missing, or remove it everywhere if the API no longer has it.
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
        parcels("de", "fr", "ja", de=("* `mode` (Obligatorisch)\n", "")),
        ("de/update-parcel.md", 33, "fr, ja | de"),
    ),
    case(
        parcels("fr", "pt", "zh", zh=("* `mode` (必需)\n", "* `mode` (必需)\n* `size` (可选)\n")),
        ("zh/update-parcel.md", 34, "fr, pt | zh"),
    ),
    case(parcels("ja", "zh", zh=("* `mode` (必需)\n", "")), ("zh/update-parcel.md", 33, "ja | zh")),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@fact_rule("field")
def field_missing(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    if not is_repeat(fact, book):
        yield from absence(fact, "field")
