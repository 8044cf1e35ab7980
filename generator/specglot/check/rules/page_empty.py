"""A page says nothing.

What it finds
A file with no heading and no text: empty, or nothing but front matter, comments and anchors.

Why it matters
Readers of that locale get a blank page; perhaps a translation was lost on its way.

Example
    ---
    title: 更新包裹
    ---

How to fix
Restore the page, or remove it.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.pages import blank
from specglot.check.rule import case, page_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

BAD = (
    case({**parcels("de"), "ja/update-parcel.md": ""}, ("ja/update-parcel.md", 1, "ja")),
    case({"zh/note.md": "---\ntitle: 说明\n---\n\n<!-- 待译 -->\n"}, ("zh/note.md", 1, "zh")),
    case({"fr/note.md": "\n \n"}, ("fr/note.md", 1, "fr")),
)
GOOD = (
    case(parcels()),
    case({"de/note.md": "# Hinweis\n"}),
    case({"pt/note.md": "Uma linha.\n"}),
)


@page_rule("warning", "reading")
def page_empty(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from blank(page)
