"""A value of an enumeration stands in some locales only.

What it finds
An enumeration, given by headings or as a list, has a value in some locales and lacks it in others that have
the enumeration.

Why it matters
A type generated from the shorter page rejects a value that the API sends.

Example
    ja    * `tram`
    de    (no such item)

How to fix
Translate the entry where it is missing, or remove it everywhere if the API no longer has the value.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.operations import is_repeat
from specglot.check.rule import case, fact_rule
from specglot.check.samples import keys
from specglot.check.witness import absence
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(keys("de", "fr", "ja", de=("* `tram`\n", "")), ("de/trip-keys.md", 12, "fr, ja | de")),
    case(
        keys("fr", "ja", "zh", zh=("* `tram`\n", "* `tram`\n* `bus`\n")),
        ("zh/trip-keys.md", 13, "fr, ja | zh"),
    ),
)
GOOD = (
    case(keys()),
    case(keys("ja", "zh")),
)


@fact_rule("enum-value")
def enum_value_missing(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    if not is_repeat(fact, book):
        yield from absence(fact, "value")
