"""A parameter stands in some locales only.

What it finds
A path, query or header parameter is documented in some locales and not in others that document parameters.
A path that names other parameters is the business of `path-differs`.

Why it matters
A client generated from the shorter page cannot send the parameter.

Example
    ja    | `limit` | クエリ | 最大件数 |
    de    (no such row)

How to fix
Translate the parameter where it is missing, or remove it everywhere if the API no longer has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.check.witness import absence
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(
        parcels(
            "de",
            "ja",
            "pt",
            de=(
                "## Anfrageinhalt",
                "## Abfrageparameter\n\n* `limit`: Höchstzahl\n* `page`: Seite\n\n## Anfrageinhalt",
            ),
            pt=(
                "## Corpo da solicitação",
                "## Parâmetros de consulta\n\n* `limit`: máximo\n* `page`: página\n\n## Corpo da solicitação",
            ),
            ja=("## リクエスト本文", "## クエリパラメーター\n\n* `limit`：最大件数\n\n## リクエスト本文"),
        ),
        ("ja/update-parcel.md", 20, "de, pt | ja"),
    ),
    case(
        parcels(
            "ja",
            "pt",
            "zh",
            zh=("## 请求主体", "## 查询参数\n\n* `limit`：最大数量\n\n## 请求主体"),
            pt=(
                "## Corpo da solicitação",
                "## Parâmetros de consulta\n\n* `limit`: máximo\n* `page`: página\n\n## Corpo da solicitação",
            ),
            ja=(
                "## リクエスト本文",
                "## クエリパラメーター\n\n* `limit`：最大件数\n* `page`：ページ\n\n## リクエスト本文",
            ),
        ),
        ("zh/update-parcel.md", 20, "ja, pt | zh"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@fact_rule("parameter")
def parameter_missing(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from absence(fact, "parameter")
