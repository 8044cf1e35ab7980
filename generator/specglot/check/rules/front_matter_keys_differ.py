"""A page has other front-matter keys than its translations.

What it finds
The set of front-matter keys of a page is not the one most of its translations have. Values are not
compared.

Why it matters
It shows that the page comes from another time or tool, and readers of the metadata miss what it lacks.

Example
    ja    title, description, uuid
    de    seo-title, title, uuid

How to fix
Give all translations the same keys.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.frontmatter import key_sets
from specglot.check.rule import case, group_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageGroup

BAD = (
    case(
        parcels("de", "fr", "ja", de=("title:", "seo-title: x\ntitle:")),
        ("de/update-parcel.md", 2, "fr, ja | de"),
    ),
    case(parcels("ja", "pt", "zh", zh=("uuid:", "id:")), ("zh/update-parcel.md", 3, "ja, pt | zh")),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(
        parcels(
            "de",
            "ja",
            de=(
                "title: Paket ändern\nuuid: 7c1f9f0e-52d3-4a86-9b1e-0f6a3d5c2b14",
                "uuid: 7c1f9f0e-52d3-4a86-9b1e-0f6a3d5c2b14\ntitle: Paket ändern",
            ),
        )
    ),
)


@group_rule("note", "versions")
def front_matter_keys_differ(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from key_sets(group, book)
