"""A front-matter value is wrapped in typographic quotes.

What it finds
A value begins or ends with a typographic quote, which YAML takes for part of the value.

Why it matters
Titles and ids carry quotes that nobody wrote.

Example
    good  title: "Ereignisse"
    bad   title: „Ereignisse“

How to fix
Use straight quotes, or none.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.quotes import quoted
from specglot.check.rule import case, page_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

BAD = (
    case(
        parcels("de", "fr", de=("title: Paket ändern", "title: „Paket ändern“")),
        ("de/update-parcel.md", 2, "de"),
    ),
    case(parcels("ja", "zh", zh=("title: 更新包裹", "title: “更新包裹”")), ("zh/update-parcel.md", 2, "zh")),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(parcels("ja", "zh", zh=("title: 更新包裹", 'title: "更新包裹"'))),
)


@page_rule("warning", "markup")
def quote_in_front_matter(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from quoted(page)
