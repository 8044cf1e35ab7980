"""A part of an operation stands in some locales only.

What it finds
The field list, JSON sample, response sample or response-code table of an operation is there in some locales
and not in others, although the section is there in all.

Why it matters
Readers of the shorter page lack the whole list; generated code lacks what it documents.

Example
    ja    | HTTP 応答コード | 説明 |  …
    de    (heading, but no table)

How to fix
Translate the part where it is missing, or repair the Markdown that keeps it from being read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.operations import section_gone, spoken
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.check.witness import absence
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(
        parcels("de", "fr", "ja", de=("|---|---|---|\n", "")),
        ("de/update-parcel.md", 43, "fr, ja | de"),
    ),
    case(
        parcels(
            "fr",
            "ja",
            "zh",
            zh=("```\nHTTP/1.1 200 OK\nContent-Type: application/json\nRetry-After: 3\n```\n\n", ""),
        ),
        ("zh/update-parcel.md", 45, "fr, ja | zh"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@fact_rule("part")
def part_missing(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    if not section_gone(fact, book):
        yield from absence(spoken(fact, book), "part")
