"""A front-matter id has blanks in it.

What it finds
The value of a key that holds an id (`uuid`, `source-git-commit` and the like) has blanks or invisible
characters in it; without them it is what the other locales have, or at least an id.

Why it matters
The page is not recognised as a translation of the others any more.

Example
    ja    uuid: 7c1f9f0e-52d3-4a86-9b1e-0f6a3d5c2b14
    de    uuid: 7 c 1 f 9 f 0 e-52 d 3-4a86-9b1e-0f6a3d5c2b14

How to fix
Remove the blanks. Where another locale has the id intact, the repair is safe and made by `--fix`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.frontmatter import mangled
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(
        parcels("de", "fr", "ja", de=("7c1f9f0e-52d3", "7 c 1 f 9 f 0 e-52 d 3")),
        ("de/update-parcel.md", 3, "fr, ja | de"),
    ),
    case(
        parcels("ja", "pt", "zh", zh=("0f6a3d5c2b14", "0f6a3d5c2b14\u200b")),
        ("zh/update-parcel.md", 3, "ja, pt | zh"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@fact_rule("meta", severity="warning", family="survival", settled=True)
def identifier_mangled(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from mangled(fact)
