"""Locales send a field under different conditions.

What it finds
A page says that a field goes only with some values of another field, and names other values than the other
locales do.

Why it matters
A reader of the wrong page sends the field where the API ignores or rejects it.

Example
    ja    * `label` (オプション。`fragile` および `express` でのみ送信)
    zh    * `label` (可选；仅与 `fragile` 一起发送)

How to fix
Look up with which values the API takes the field and correct the other page.
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
    case(
        parcels("de", "fr", "ja", ja=("`express` でのみ", "`standard` でのみ")),
        ("ja/update-parcel.md", 34, "de, fr | ja"),
    ),
    case(
        parcels("fr", "pt", "zh", zh=("`fragile` 和 `express`", "`fragile`")),
        ("zh/update-parcel.md", 34, "fr, pt | zh"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(parcels("de", "ja", de=("`fragile` und `express`", "`express` und `fragile`"))),
)


@fact_rule("condition")
def condition_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from disagreement(fact, "condition")
