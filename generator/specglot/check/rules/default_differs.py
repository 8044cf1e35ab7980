"""Locales give a field different defaults.

What it finds
The value that the API assumes where a field is left out is not the same in every locale.

Why it matters
A reader of the wrong page leaves out what had to be sent.

Example
    ja    * `retries` - デフォルト：`1`
    zh    * `retries` - 默认值：`2`

How to fix
Look up the default of the API and correct the other page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.operations import folded
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.check.witness import disagreement
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(
        {
            "de/retry.md": "# A {#a}\n\n| Schlüssel | Typ | Standardwert |\n|---|---|---|\n| `n` | Zahl | 1 |\n| `m` | Zahl | 2 |\n",
            "fr/retry.md": "# A {#a}\n\n| Clé | Type | Valeur par défaut |\n|---|---|---|\n| `n` | Nombre | 3 |\n| `m` | Nombre | 2 |\n",
            "ja/retry.md": "# A {#a}\n\n| キー | 型 | デフォルト値 |\n|---|---|---|\n| `n` | 数値 | 1 |\n| `m` | 数値 | 2 |\n",
        },
        ("fr/retry.md", 5, "de, ja | fr"),
    ),
    case(
        {
            "de/retry.md": "# A {#a}\n\n| Schlüssel | Typ | Standardwert |\n|---|---|---|\n| `n` | Zahl | 1 |\n| `m` | Zahl | 2 |\n",
            "ja/retry.md": "# A {#a}\n\n| キー | 型 | デフォルト値 |\n|---|---|---|\n| `n` | 数値 | 1 |\n| `m` | 数値 | 2 |\n",
            "zh/retry.md": "# A {#a}\n\n| 键 | 类型 | 默认值 |\n|---|---|---|\n| `n` | 数字 | 1 |\n| `m` | 数字 | 20 |\n",
        },
        ("zh/retry.md", 6, "de, ja | zh"),
    ),
)
GOOD = (
    case(
        {
            "de/retry.md": "# A {#a}\n\n| Schlüssel | Typ | Standardwert |\n|---|---|---|\n| `n` | Zahl | `1` |\n| `m` | Zahl | 2 |\n",
            "ja/retry.md": "# A {#a}\n\n| キー | 型 | デフォルト値 |\n|---|---|---|\n| `n` | 数値 | 1 |\n| `m` | 数値 | ２ |\n",
        }
    ),
    case(parcels("ja", "zh")),
)


@fact_rule("default")
def default_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from disagreement(folded(fact), "default")
