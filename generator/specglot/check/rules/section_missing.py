"""A section stands in some locales only.

What it finds
A heading with an anchor, or one that introduces parameters, a body, a response or its codes, stands in some
locales and is missing in others.

Why it matters
Everything the section says is unknown to the readers of the shorter page.

Example
    ja    ## HTTP 応答コード
    de    (no such section)

How to fix
Translate the section where it is missing, or remove it everywhere if it no longer holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.operations import unmatched
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.check.witness import absence
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(
        parcels(
            "de",
            "fr",
            "ja",
            de=(
                "## Antwort\n\n```\nHTTP/1.1 200 OK\nContent-Type: application/json\nRetry-After: 3\n```\n\n",
                "",
            ),
        ),
        ("de/update-parcel.md", 36, "fr, ja | de"),
    ),
    case(
        parcels("fr", "ja", "zh", zh=("## URI 参数\n\n`parcelId`：包裹的 ID。\n\n", "")),
        ("zh/update-parcel.md", 13, "fr, ja | zh"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(parcels("de", "ja", "zh", zh=("## URI 参数", "## URI参数 "))),
)


@fact_rule("section")
def section_missing(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    if fact.pointer.split(" ")[0] == fact.group:
        yield from absence(unmatched(fact, book), "section")
