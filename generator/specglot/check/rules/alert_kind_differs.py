"""An alert has another kind in some locales.

What it finds
The mark at the start of a quote (`[!NOTE]`, `[!IMPORTANT]`) is another one than in the other locales, is translated, or
is missing.

Why it matters
The mark is a keyword. With a translated one the quote is no alert any more, and the mark shows as text.

Example
    good  > [!NOTE]
    bad   > [!HINWEIS]

How to fix
Write the mark that the other locales have.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.alerts import alert_kinds
from specglot.check.book import Book
from specglot.check.rule import case, group_rule
from specglot.check.samples import sentences
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageGroup

BAD = (
    case(
        sentences(
            de="> [!WICHTIG]\n> Nur einmal.",
            es="> [!IMPORTANT]\n> Una vez.",
            ja="> [!IMPORTANT]\n> 一度だけ。",
        ),
        ("de/note.md", 3, "es, ja | de"),
    ),
    case(
        sentences(es=">[!NOTE]\n>\n>Una vez.", ja=">[!注意]\n>\n>一度だけ。", ko=">[!NOTE]\n>\n>한 번만."),
        ("ja/note.md", 3, "es, ko | ja"),
    ),
)
GOOD = (
    case(
        sentences(de=">[!NOTE]\n>Nur einmal.", es="> [!NOTE]\n> Una vez.", ja="> [! note ]\n>\n> 一度だけ。")
    ),
    case(sentences(ja="> 引用。", zh="> 引用。\n\n> 译注。")),
)


@group_rule("warning", "markup")
def alert_kind_differs(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from alert_kinds(group, book)
