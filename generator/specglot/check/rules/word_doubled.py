"""A word stands twice in a row.

What it finds
A word of four letters or more, or a run of three CJK characters or more, is followed by itself. What all
locales have is left alone.

Why it matters
It is a slip, often of two edits that met; sometimes another word was meant.

Example
    good  Senden Sie das Ereignis erneut.
    bad   Senden Sie das Ereignis Ereignis erneut.

How to fix
Remove one of the two, or write the word that was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.doubled import doubled, repeating
from specglot.check.hits import sought
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import on_sheets
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(de="Das Ereignis Ereignis senden.", fr="Envoyez l’événement.", ja="イベントを送信します。"),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(fr="Envoyez l’événement.", ja="イベントイベントを送信します。", zh="发送事件。"),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
)
GOOD = (
    case(
        sentences(
            de="Senden Sie `echo echo`.",
            fr="Vous vous connectez ; nous nous servons de `a`.",
            ja="`a a` を送信します。",
        )
    ),
    case(sentences(ja="それぞれのイベントをどんどん送信します。", zh="慢慢发送。")),
)


@unit_rule("warning", "text", on_sheets(repeating))
def word_doubled(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from sought(unit, doubled, "Remove one of the two, or write the word that was meant.")
