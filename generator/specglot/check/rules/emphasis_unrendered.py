"""Asterisks of broken emphasis show on the page.

What it finds
Bold or italic marks do not open or close by the rules of CommonMark (the closing marks follow punctuation
and touch a letter, or a blank stands inside them), so that readers see asterisks.

Why it matters
The page looks broken, and what should stand out does not.

Example
    good  ***Hinweis –** nur in `a`* senden
    bad   ***Hinweis -**Sie senden nur in`a`*

How to fix
Put a blank between the closing marks and the next word, or move the punctuation out of the emphasis.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.hits import sought
from specglot.check.markup import starred, unrendered
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import on_sheets
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="**Hinweis:**Nur einmal senden.",
            fr="**Remarque :** une seule fois.",
            ja="**注意：** 一度だけ送信します。",
        ),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(
            fr="**Remarque** : une fois.", ja="**注意：**一度だけ送信します。", zh="**注意** 只发送一次。"
        ),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
)
GOOD = (
    case(sentences(de="**Hinweis:** Nur einmal.", fr="5 * 3 = 15", ja="**注意** 一度だけ。")),
    case(sentences(ja="`**` と \\* を使います。", zh="使用 `**` 和 \\*。")),
)


@unit_rule("warning", "markup", on_sheets(starred))
def emphasis_unrendered(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from sought(
        unit,
        unrendered,
        "Put a blank between the closing marks and the next word, or move punctuation out of the emphasis.",
    )
