"""Parts of a page were not read.

What it finds
Blocks that no reader understood, counted by kind: a table without keys, a code block that is neither request,
sample nor response, raw HTML. One note a page, with the first places.

Why it matters
What stands there is in no spec and no generated code, and is compared with no other locale.

Example
    ```
    parcel -> depot -> door
    ```

How to fix
Often nothing: not every block states a fact. Where one does, write it in a form that is read: key and one
more column in a table, a method and a URL in a fence, JSON in a sample.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.pages import unread
from specglot.check.rule import case, page_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

BAD = (
    case(
        {"de/note.md": "# Hinweis\n\n```\nPaket -> Lager\n```\n\n<video></video>\n\n```\na = b\n```\n"},
        ("de/note.md", 3, "de"),
    ),
    case({"ja/note.md": "# 注\n\n| 列 | もう一つ |\n|---|---|\n| あれ | これ |\n"}, ("ja/note.md", 3, "ja")),
)
GOOD = (
    case(parcels()),
    case({"fr/note.md": "# Note\n\nTexte.\n\n<!-- rien -->\n\n```python\nx = 1\n```\n"}),
    case({"zh/note.md": "# 说明\n\n```\n未关闭\n"}),
)


@page_rule("note", "reading")
def block_unread(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from unread(page)
