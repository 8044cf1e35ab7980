"""Locales disagree on whether a field is required.

What it finds
One page says that a field or parameter must be sent, another that it may be left out. A page that does not
say is no dissent.

Why it matters
A reader of the wrong page gets requests rejected, or sends what nobody needs; generated models differ.

Example
    ja    * `mode` (必須)
    zh    * `mode` (可选)

How to fix
Look up what the API does with a request that lacks the field and correct the other page.
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
        parcels("de", "fr", "ja", ja=("`mode` (必須)", "`mode` (オプション)")),
        ("ja/update-parcel.md", 33, "de, fr | ja"),
    ),
    case(
        parcels("fr", "pt", "zh", zh=("`mode` (必需)", "`mode` （可选）")),
        ("zh/update-parcel.md", 33, "fr, pt | zh"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(parcels("de", "ja", "zh", zh=("`mode` (必需)", "`mode`（必需）"))),
    case(parcels("de", "ja", "zh", zh=("`mode` (必需)", "`mode`"))),
)


@fact_rule("required")
def required_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from disagreement(fact, "presence")
