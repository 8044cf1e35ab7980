"""A locale does not say what the others say of a field.

What it finds
Most locales state a field's type, unit, condition or default, or whether it is required, and agree; one locale has the
field and does not say so, or says it in words that its lexicon lacks.

Why it matters
It is no disagreement, but readers of that page do not learn it, and a word that is not known cannot be checked.

Example
    ja    * `mode` (必須)
    de    * `mode`

How to fix
Say it, or add the page's words to the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.check.unsaid import unstated
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(
        parcels("de", "fr", "ja", de=("`mode` (Obligatorisch)", "`mode`")),
        ("de/update-parcel.md", 33, "fr, ja | de"),
    ),
    case(
        parcels("fr", "ja", "zh", zh=("等待时间，单位为毫秒。", "等待时间。")),
        ("zh/update-parcel.md", 32, "fr, ja | zh"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh", zh=("`mode` (必需)", "`mode`"))),
)


@fact_rule("required", "type", "unit", "condition", "default", severity="note")
def fact_unstated(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from unstated(fact, book)
