"""Locales give a field different types.

What it finds
The type of a field, as its column, description or list states it, is not the same in every locale. Types
are compared as JSON types, whatever word a language has for them.

Why it matters
Generated models differ by the page they were made from; one of them rejects what the API sends.

Example
    ja    | `trip.length` | はい | 数値 |
    zh    | `trip.length` | 是 | 字符串 |

How to fix
Look up the type in the API or its sample and correct the other page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.rule import case, fact_rule
from specglot.check.samples import keys
from specglot.check.witness import disagreement
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(keys("de", "fr", "ja", fr=("Entier", "Chaîne")), ("fr/trip-keys.md", 7, "de, ja | fr")),
    case(keys("fr", "ja", "zh", ja=("数値", "文字列")), ("ja/trip-keys.md", 6, "fr, zh | ja")),
)
GOOD = (
    case(keys()),
    case(keys("ja", "zh")),
    case(keys("de", "ja", "zh", zh=("数字", "Number"))),
)


@fact_rule("type")
def type_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from disagreement(fact, "type")
