"""Locales allow different values for a field.

What it finds
The list of values a page allows for a field is not the same in every locale.

Why it matters
A generated enumeration rejects a value that the API sends, or offers one that it refuses.

Example
    ja    **有効な値：** `fast`
    zh    **有效值：** `slow`

How to fix
Look up the values the API takes and correct the other page. Wire values are not translated.
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
        parcels(
            "de",
            "fr",
            "ja",
            de=("`mode` (Obligatorisch)", "`mode` (Obligatorisch)\n\n   **Gültiger Wert:** `fast`"),
            fr=("`mode` (Obligatoire)", "`mode` (Obligatoire)\n\n   **Valeur valide :** `fast`"),
            ja=("`mode` (必須)", "`mode` (必須)\n\n   **有効な値：** `slow`"),
        ),
        ("ja/update-parcel.md", 35, "de, fr | ja"),
    ),
    case(
        parcels(
            "fr",
            "ja",
            "zh",
            fr=("`mode` (Obligatoire)", "`mode` (Obligatoire)\n\n   **Valeur valide :** `fast`"),
            ja=("`mode` (必須)", "`mode` (必須)\n\n   **有効な値：** `fast`"),
            zh=("`mode` (必需)", "`mode` (必需)\n\n   **有效值：** `slow`"),
        ),
        ("zh/update-parcel.md", 35, "fr, ja | zh"),
    ),
)
GOOD = (
    case(
        parcels(
            "fr",
            "ja",
            fr=("`mode` (Obligatoire)", "`mode` (Obligatoire)\n\n   **Valeur valide :** `fast`"),
            ja=("`mode` (必須)", "`mode` (必須)\n\n   **有効な値：** `fast`"),
        )
    ),
    case(parcels("ja", "zh")),
)


@fact_rule("values")
def values_differ(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from disagreement(fact, "allowed value")
