"""Translations of a page have different ids.

What it finds
Pages that path, anchor or name show to be translations of each other have different ids in their front
matter, blanks and case aside.

Why it matters
Tools that tie pages by id show one of them as a page of its own.

Example
    ja    uuid: 7c1f9f0e-52d3-4a86-9b1e-0f6a3d5c2b14
    de    uuid: 7c1f9f0e-52d3-4a86-9b1e-000000000000

How to fix
Give all translations the id of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.frontmatter import differing_ids, holds_ids, key_of
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.check.witness import disagreement
from specglot.model.diagnostic import Diagnostic
from specglot.model.keys import ID_KEYS
from specglot.model.spec import Fact

BAD = (
    case(parcels("de", "fr", "ja", de=("7c1f9f0e", "00000000")), ("de/update-parcel.md", 3, "fr, ja | de")),
    case(parcels("ja", "pt", "zh", zh=("7c1f9f0e", "7c1f9f0f")), ("zh/update-parcel.md", 3, "ja, pt | zh")),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(parcels("de", "ja", de=("7c1f9f0e", "7 c1f9f0e"))),
    case(parcels("de", "ja", de=("7c1f9f0e", "7C1F9F0E"))),
)


@fact_rule("meta", severity="warning", family="survival")
def id_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    if key_of(fact) in ID_KEYS and holds_ids(fact):
        yield from disagreement(differing_ids(fact), f"`{key_of(fact)}`")
