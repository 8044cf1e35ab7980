"""A status code is another number in some locales.

What it finds
In the row where most locales document one status code, another locale documents a different one.

Why it matters
Readers of that page handle an answer that never comes and miss the one that does.

Example
    ja    | **404** | **見つかりません。** |
    de    | **403** | **Nicht gefunden.** |

How to fix
Look up which status the API answers with and correct the other page.
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
    case(parcels("de", "fr", "ja", de=("**404**", "**403**")), ("de/update-parcel.md", 49, "fr, ja | de")),
    case(parcels("fr", "pt", "zh", zh=("**429**", "**492**")), ("zh/update-parcel.md", 50, "fr, pt | zh")),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@fact_rule("status")
def status_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from disagreement(fact, "status code", fix=repair(fact, book))
