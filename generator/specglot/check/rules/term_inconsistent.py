"""A page calls one link target by two names.

What it finds
Links to one target carry different names on a page, although another locale uses one name for the same
links. Inflection, articles and longer forms that contain the shorter are no second name.

Why it matters
Readers take the two names for two things.

Example
    good  [Sitzungsanfrage](a.md) … [Sitzungsanfragen](a.md)
    bad   [Sitzungsanfrage](a.md) … [Sitzungsanforderung](a.md)

How to fix
Use the name that stands in the title of the target, or the one the page uses most.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.rule import case, page_rule
from specglot.check.samples import sentences
from specglot.check.terms import two_names
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

BAD = (
    case(
        sentences(
            de="Die [Anforderung](a.md).\n\nDie [Anfrage](a.md).\n\nEine [Anfrage](a.md).",
            fr="La [requête](a.md).\n\nLa [requête](a.md).\n\nUne [requête](a.md).",
            ja="[リクエスト](a.md)。\n\n[リクエスト](a.md)。\n\n[リクエスト](a.md)。",
        ),
        ("de/note.md", 3, "de"),
    ),
    case(
        sentences(
            fr="La [requête](a.md).\n\nLa [requête](a.md).\n\nUne [requête](a.md).",
            zh="[请求](a.md)。\n\n[请求](a.md)。\n\n[返回](a.md)。",
        ),
        ("zh/note.md", 7, "zh"),
    ),
)
GOOD = (
    case(
        sentences(
            de="Die [Anfrage](a.md).\n\nDer [Anfragen](a.md).\n\nDie [API der Anfrage](a.md).",
            fr="La [requête](a.md).\n\nLa [requête](a.md).\n\nUne [requête](a.md).",
        )
    ),
    case(sentences(ja="[ここ](a.md)。\n\n[詳細](a.md)。", zh="[此处](a.md)。\n\n[详情](a.md)。")),
)


@page_rule("warning", "text")
def term_inconsistent(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from two_names(page, book)
