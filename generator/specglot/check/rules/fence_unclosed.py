r"""A code fence is opened and never closed.

What it finds
A fence without its closing line: Markdown takes all that follows for code, to the end of the page or of the
list item it stands in.

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
from specglot.check.pages import flawed
from specglot.check.rule import case, page_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

_ENDPOINT = "```\nPUT\nhttps://{host}/v2/parcels/{parcelId}\n```"

BAD = (
    case(parcels("de", "ja", ja=(_ENDPOINT, _ENDPOINT[:-3])), ("ja/update-parcel.md", 42, "ja")),
    case({"fr/note.md": "# Note\n\n~~~\nGET /v1/items\n```\n\nTexte.\n"}, ("fr/note.md", 3, "fr")),
)
GOOD = (
    case(parcels()),
    case({"zh/note.md": "# 说明\n\n````\n```\nGET /v1/items\n````\n\n    缩进的代码\n"}),
)


@page_rule("error", "reading")
def fence_unclosed(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from flawed(page, "fence-unclosed", "Close it with a line of the same marks.")
