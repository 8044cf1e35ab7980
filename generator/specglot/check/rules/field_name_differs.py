"""A field has another name in some locales.

What it finds
In the place where most locales document one field, another locale documents a field with a different name:
translated, re-cased, in the plural, split by blanks or mistyped.

Why it matters
Generated models lack the field that the API knows, and have one that it does not.

Example
    ja    * `timeout` - 待ち時間
    de    * `zeitlimit` - Wartezeit

How to fix
Write the name as the API does. Keys on the wire are not translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.operations import is_wire_name
from specglot.check.repair import repair
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.check.witness import disagreement
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(
        parcels("de", "fr", "ja", de=("* `timeout`", "* `zeitlimit`")),
        ("de/update-parcel.md", 32, "fr, ja | de"),
    ),
    case(parcels("fr", "pt", "zh", zh=("* `mode`", "* `Mode`")), ("zh/update-parcel.md", 33, "fr, pt | zh")),
    case(parcels("ja", "zh", zh=("* `window`", "* `Window`")), ("ja/update-parcel.md", 30, "ja | zh")),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@fact_rule("field")
def field_name_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    if is_wire_name(fact, book):
        yield from disagreement(fact, "field name", fix=repair(fact, book))
