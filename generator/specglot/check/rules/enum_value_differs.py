"""A value of an enumeration is written differently in some locales.

What it finds
In the place where most locales have one value of an enumeration, another locale has a different one:
translated, re-cased, in the plural or mistyped.

Why it matters
A type generated from that page rejects what the API sends.

Example
    ja    * `tram`
    de    * `Straßenbahn`

How to fix
Write the value as the API does. Values on the wire are not translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.repair import repair
from specglot.check.rule import case, fact_rule
from specglot.check.samples import keys
from specglot.check.witness import disagreement
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(keys("de", "fr", "ja", de=("* `tram`", "* `Tram`")), ("de/trip-keys.md", 12, "fr, ja | de")),
    case(keys("fr", "ja", "zh", zh=("* `boat`", "* `boats`")), ("zh/trip-keys.md", 13, "fr, ja | zh")),
)
GOOD = (
    case(keys()),
    case(keys("ja", "zh")),
)


@fact_rule("enum-value")
def enum_value_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from disagreement(fact, "value", fix=repair(fact, book))
