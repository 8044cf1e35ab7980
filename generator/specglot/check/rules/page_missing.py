"""A page stands in some locales only.

What it finds
A page that most locales of the book have is missing in others; or a page stands in one locale alone while
the others have none like it.

Why it matters
Readers of the shorter book cannot know what the page says.

Example
    ja    update-parcel.md
    de    (no such page)

How to fix
Translate the page, or remove it everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.pages import absent
from specglot.check.rule import case, group_rule
from specglot.check.samples import keys, parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageGroup

BAD = (
    case(
        {**parcels("de", "fr", "ja"), **keys("de", "fr")},
        ("de/trip-keys.md", 1, "de, fr | ja"),
    ),
    case(
        {**parcels("fr", "ja", "zh"), **keys("zh")},
        ("zh/trip-keys.md", 1, "fr, ja | zh"),
    ),
)
GOOD = (
    case({**parcels("de", "fr", "ja"), **keys("de", "fr", "ja")}),
    case(parcels("zh")),
)


@group_rule("warning", "versions")
def page_missing(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from absent(group, book)
