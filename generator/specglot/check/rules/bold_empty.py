"""Bold or italic marks surround nothing.

What it finds
A text has `****` or `** **` where the other locales have bold words: the words were lost or pushed out of
the marks.

Why it matters
Readers see four asterisks, and a label is no label any more.

Example
    good  **404** – nicht gefunden
    bad   ****404 – nicht gefunden

How to fix
Put the words back between the marks, or remove the marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.hits import sought
from specglot.check.markup import emptied, hollow
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import on_sheets
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="****Hinweis: nur einmal senden.",
            fr="**Remarque** : une seule fois.",
            ja="**注意** 一度だけ送信します。",
        ),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(fr="**Remarque** : une fois.", ja="** ** 一度だけ送信します。", zh="**注意** 只发送一次。"),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
)
GOOD = (
    case(sentences(de="**Hinweis:** Nur einmal.", fr="**Remarque** : une fois.", ja="**注意** 一度だけ。")),
    case(sentences(ja="`****` を使います。", zh="使用 `****`。")),
)


@unit_rule("warning", "markup", on_sheets(hollow))
def bold_empty(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from sought(unit, emptied, "Put the words back between the marks, or remove the marks.")
