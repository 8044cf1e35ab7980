"""The words of a page's language are not known.

What it finds
A page in a locale that no lexicon answers for. Words whose meaning several places of its translations show alike are
read all the same.

Why it matters
What words alone say (required, units, types, conditions, what a section is about) is not read from it. Keys,
codes, anchors and samples are.

Example
    fi/update-parcel.md

How to fix
Add `lexicon/<locale>.toml`, or put the words a page uses into the config, below `[lexicon.<locale>]`.
`specglot locales --learn` drafts it.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.pages import wordless
from specglot.check.rule import case, page_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

BAD = (
    case({"fi-FI/note.md": "# Huomautus\n"}, ("fi-FI/note.md", 1, "fi-FI")),
    case({"note.uk-UA.md": "# Примітка\n"}, ("note.uk-UA.md", 1, "uk-UA")),
)
GOOD = (
    case(parcels()),
    case({"pt-PT/note.md": "# Nota\n", "zh-TW/note.md": "# 說明\n"}),
)


@page_rule("note", "reading")
def lexicon_missing(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from wordless(page, book)
