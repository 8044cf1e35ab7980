"""A client action stands in some locales only.

What it finds
For one status code some pages tell what the client should do, while others say that there is nothing to do
(`N/A`, `不适用`, `S.O.`) or leave the cell empty.

Why it matters
A reader of the page without the action does not learn how to recover.

Example
    ja    | 429 | リクエストが多すぎます。 | 待ってから再試行します。 |
    zh    | 429 | 请求过多。 | 不适用 |

How to fix
Translate the action where it is missing, or remove it where it no longer holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.operations import understood
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.check.witness import disagreement
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(
        parcels("de", "fr", "ja", ja=("待ってから再試行します。", "該当なし")),
        ("ja/update-parcel.md", 50, "de, fr | ja"),
    ),
    case(
        parcels("fr", "pt", "zh", zh=("等待后重试。", "不适用")), ("zh/update-parcel.md", 50, "fr, pt | zh")
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(parcels("de", "fr", fr=("S.O.", "N/A"))),
)


@fact_rule("action")
def action_missing(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from disagreement(understood(fact, book), "client action")
