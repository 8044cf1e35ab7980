r"""A code fence is opened and never closed.

What it finds
A fence without its closing line: Markdown takes all that follows for code, to the next fence or to the end of the page
or of the list item it stands in. Where the page has translations, the fence that is longer than theirs is named. What
other rules would find behind it, or miss on the page, is left out.

Why it matters
Headings, fields and tables below it are shown as code, and nothing of them is read.

Example
    ```
    PUT
    https://{host}/v2/parcels/{parcelId}

    ## Parameters

How to fix
Close it with a line of the same marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.openfences import open_fences
from specglot.check.rule import case, page_rule
from specglot.check.samples import parcels, sentences
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

_ENDPOINT = "```\nPUT\nhttps://{host}/v2/parcels/{parcelId}\n```"

BAD = (
    case(parcels("de", "ja", ja=(_ENDPOINT, _ENDPOINT[:-3])), ("ja/update-parcel.md", 8, "ja")),
    case(
        sentences(
            es="Así:\n\n```json\n{}\n\n```json\n[]\n```", ja="例：\n\n```json\n{}\n```\n\n```json\n[]\n```"
        ),
        ("es/note.md", 5, "es"),
    ),
    case({"fr/note.md": "# Note\n\n~~~\nGET /v1/items\n```\n\nTexte.\n"}, ("fr/note.md", 3, "fr")),
)
GOOD = (
    case(parcels()),
    case({"zh/note.md": "# 说明\n\n````\n```\nGET /v1/items\n````\n\n    缩进的代码\n"}),
)


@page_rule("error", "reading")
def fence_unclosed(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from open_fences(page, book)
