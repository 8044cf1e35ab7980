"""Two pages of one locale have the same id.

What it finds
A front-matter id (`uuid`, `id` and the like) that stands in more than one page of a locale, blanks and case
aside.

Why it matters
An id says which pages are each other's translation; with two to choose from, nothing is tied by it.

Example
    fr/add-parcel.md       uuid: 7c1f9f0e-52d3-4a86-9b1e-0f6a3d5c2b14
    fr/update-parcel.md    uuid: 7c1f9f0e-52d3-4a86-9b1e-0f6a3d5c2b14

How to fix
Give each page an id of its own, the same in every locale.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.frontmatter import shared_ids
from specglot.check.rule import book_rule, case
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic

_SECOND = "---\ntitle: Colis\nuuid: 7c1f9f0e-52d3-4a86-9b1e-0f6a3d5c2b14\n---\n\n# Colis {#add-parcel}\n"
_DAMAGED = _SECOND.replace("7c1f9f0e", "7 c1f9 f0e")

BAD = (
    case({**parcels("de", "fr"), "fr/z-add.md": _SECOND}, ("fr/z-add.md", 3, "fr")),
    case({**parcels("ja"), "ja/a-add.md": _DAMAGED}, ("ja/update-parcel.md", 3, "ja")),
)
GOOD = (
    case(parcels()),
    case({**parcels("fr"), "fr/z-add.md": _SECOND.replace("7c1f9f0e", "8d2f9f0e")}),
)


@book_rule("error", "reading", sees="front")
def id_duplicate(book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from shared_ids(book)
