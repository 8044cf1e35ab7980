"""Locales give a quantity different units.

What it finds
The unit of a field, as words of each page state it (`秒`, `Millisekunden`), is not the same in every locale.
Units are compared as UCUM codes.

Why it matters
A value a thousand times too large or too small is accepted by every type checker and by the API.

Example
    ja    * `timeout` - 待ち時間。単位はミリ秒です。
    zh    * `timeout` - 等待时间，单位为秒。

How to fix
Look up the unit the API expects and correct the other page.
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
    case(parcels("de", "fr", "ja", ja=("ミリ秒", "秒")), ("ja/update-parcel.md", 32, "de, fr | ja")),
    case(
        parcels("de", "fr", "zh", de=("Millisekunden", "Sekunden")),
        ("de/update-parcel.md", 32, "fr, zh | de"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(parcels("de", "ja", "zh", zh=("等待时间，单位为毫秒。", "等待时间。"))),
)


@fact_rule("unit")
def unit_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from disagreement(fact, "unit")
