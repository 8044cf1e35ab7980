"""A page was translated from another version of the source.

What it finds
The front matter of a page names another source version (`source-git-commit`) than most of its translations
do.

Why it matters
It explains differences: what splits along versions is skew, and the newer page is right.

Example
    ja    source-git-commit: 4f1c7e0b
    de    source-git-commit: 0d2d75dd

How to fix
Translate the older page anew. Where nothing but the version differs, leave it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.frontmatter import key_of, other_versions
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.keys import COHORT_KEYS
from specglot.model.spec import Fact

BAD = (
    case(
        parcels(
            "de",
            "fr",
            "ja",
            de=("uuid", "source-git-commit: 0a\nuuid"),
            fr=("uuid", "source-git-commit: 1b\nuuid"),
            ja=("uuid", "source-git-commit: 1b\nuuid"),
        ),
        ("de/update-parcel.md", 3, "fr, ja | de"),
    ),
    case(
        parcels(
            "fr",
            "ja",
            "zh",
            zh=("uuid", "source-git-commit: 0a\nuuid"),
            fr=("uuid", "source-git-commit: 1b\nuuid"),
            ja=("uuid", "source-git-commit: 1b\nuuid"),
        ),
        ("zh/update-parcel.md", 3, "fr, ja | zh"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@fact_rule("meta", severity="note", family="versions")
def source_version_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    if key_of(fact) in COHORT_KEYS:
        yield from other_versions(fact)
