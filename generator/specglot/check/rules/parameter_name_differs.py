"""A parameter has another name in some locales.

What it finds
In the place where most locales document one parameter of the path, query or head, another locale documents
one with a different name.

Why it matters
A client generated from that page sends a parameter that the API ignores.

Example
    ja    `parcelId`：荷物の ID
    de    `paketId`: Die ID des Pakets

How to fix
Write the name as the API does. Parameter names are not translated.
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
    case(
        parcels(
            "de",
            "ja",
            "pt",
            de=(
                "## Anfrageinhalt",
                "## Abfrageparameter\n\n* `limit`: Höchstzahl\n* `seite`: Seite\n\n## Anfrageinhalt",
            ),
            pt=(
                "## Corpo da solicitação",
                "## Parâmetros de consulta\n\n* `limit`: máximo\n* `page`: página\n\n## Corpo da solicitação",
            ),
            ja=(
                "## リクエスト本文",
                "## クエリパラメーター\n\n* `limit`：最大件数\n* `page`：ページ\n\n## リクエスト本文",
            ),
        ),
        ("de/update-parcel.md", 20, "ja, pt | de"),
    ),
    case(
        parcels(
            "de",
            "ja",
            "zh",
            de=(
                "## Anfrageinhalt",
                "## Abfrageparameter\n\n* `limit`: Höchstzahl\n* `page`: Seite\n\n## Anfrageinhalt",
            ),
            ja=(
                "## リクエスト本文",
                "## クエリパラメーター\n\n* `limit`：最大件数\n* `page`：ページ\n\n## リクエスト本文",
            ),
            zh=("## 请求主体", "## 查询参数\n\n* `Limit`：最大数量\n* `page`：页\n\n## 请求主体"),
        ),
        ("zh/update-parcel.md", 19, "de, ja | zh"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@fact_rule("parameter")
def parameter_name_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from disagreement(fact, "parameter name", fix=repair(fact, book))
