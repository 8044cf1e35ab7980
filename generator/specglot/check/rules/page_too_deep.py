r"""Quotes or lists are nested too deeply to be read.

What it finds
Text in quotes and list items that lie more than twenty levels deep (a quote is one level, a list item two).

Why it matters
The text is not read. No reader of the page would follow it that deep either: as a rule a tool has quoted its own
output again and again, or an indentation has gone wrong.

Example
    > > > > > > > > > > > > > > > > > > > > text

How to fix
Take away the levels that say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.pages import flawed
from specglot.check.rule import case, page_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

BAD = (
    case({"fr/note.md": "# Note\n\n" + "> " * 20 + "texte\n"}, ("fr/note.md", 3, "fr")),
    case({"ja/note.md": "# 注\n\n" + "* " * 10 + "本文\n"}, ("ja/note.md", 3, "ja")),
)
GOOD = (case(parcels()), case({"ja/note.md": "# 注\n\n" + "> " * 19 + "本文\n"}))


@page_rule("error", "reading")
def page_too_deep(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from flawed(page, "page-too-deep", "Take away the levels that say nothing.")
