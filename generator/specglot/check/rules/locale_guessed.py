"""A page's locale was guessed from its text.

What it finds
A page whose path and name say nothing of its locale, and no config does.

Why it matters
A short page, or one that is mostly code, is easily taken for another language; its words are then not
understood, or misunderstood.

Example
    pages/000_35af.txt

How to fix
Put the page into a folder named after its locale, name it like `page.ja.md`, or name it in the config with
`{locale}` in its pattern.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.pages import guessed
from specglot.check.rule import case, page_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

BAD = (
    case({**parcels("de", "ja"), "01.txt": parcels("zh")["zh/update-parcel.md"]}, ("01.txt", 1, "zh")),
    case({"pages/02.md": parcels("fr")["fr/update-parcel.md"]}, ("pages/02.md", 1, "fr")),
    case({"03.md": "# X\n"}, ("03.md", 1, "und")),
)
GOOD = (
    case(parcels()),
    case({"parcel.de.md": parcels("de")["de/update-parcel.md"]}),
)


@page_rule("note", "reading")
def locale_guessed(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from guessed(page)
