"""A heading has another anchor in some locales.

What it finds
The anchor of a section (`{#slug}` or `<a name>`) is not the same in every locale. A heading without one is
no dissent.

Why it matters
Links to the section break when readers switch the language, and pages are not recognised as translations.

Example
    ja    # 荷物の更新 {#update-parcel}
    de    # Paket ändern {#paket-aendern}

How to fix
Give the heading the anchor that the other locales have. Anchors are not translated.
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
        parcels("de", "fr", "ja", de=("{#update-parcel}", "{#paket}")),
        ("de/update-parcel.md", 6, "fr, ja | de"),
    ),
    case(
        parcels("fr", "pt", "zh", zh=("{#update-parcel}", "{#Update-Parcel}")),
        ("zh/update-parcel.md", 6, "fr, pt | zh"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(parcels("de", "ja", "zh", zh=(" {#update-parcel}", "{#update-parcel}"))),
)


@fact_rule("anchor", severity="warning", family="survival")
def anchor_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    if fact.pointer.split(" ")[0] == fact.group:
        yield from disagreement(fact, "anchor", fix=repair(fact, book))
