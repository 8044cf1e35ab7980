"""A status code stands in some locales only.

What it finds
A response-code table or list has a status in some locales and lacks it in others that have the table.

Why it matters
Readers of the shorter page do not handle that answer; a generated client has no class for it.

Example
    ja    | **429** | **リクエストが多すぎます。** |
    de    (no such row)

How to fix
Translate the row where it is missing, or remove it everywhere if the API no longer answers so.
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
        parcels("de", "fr", "ja", ja=("| **404** | **見つかりません。** | 先に荷物を作成します。 |\n", "")),
        ("ja/update-parcel.md", 49, "de, fr | ja"),
    ),
    case(
        parcels("fr", "pt", "zh", zh=("| **429** |", "| **409** | **冲突。** | 不适用 |\n| **429** |")),
        ("zh/update-parcel.md", 50, "fr, pt | zh"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(parcels("de", "ja", "zh", zh=("**404**", "`404`"))),
    case(parcels("de", "ja", "zh", zh=("**404**", "４０４"))),
)


@fact_rule("status")
def status_missing(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    if not is_repeat(fact, book):
        yield from absence(fact, "status")
