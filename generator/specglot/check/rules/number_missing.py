"""A number was lost in translation.

What it finds
A sentence, list item or cell lacks a number that other locales have in the same text. Small numbers, which
languages may write as words, and texts that count in 万 or 億 are left alone.

Why it matters
A bound or limit is unknown to the readers of one language. Presence beats absence: the number counts even
where most locales lost it.

Example
    ja    0 以上 86400 未満の値です。
    de    Der Wert liegt in diesem Bereich.

How to fix
Put the number back, or remove it everywhere if it no longer holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.numbers import number_changes, spelled_out, standing_for
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import differing
from specglot.check.survivors import survivor
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="Der Wert ist begrenzt.", fr="La valeur est limitée à 86400.", ja="値は 86400 までです。"
        ),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(fr="La valeur est limitée à 86400.", ja="値には上限があります。", zh="该值最大为 86400。"),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
    case(
        sentences(
            de="Codes: 101, 102, 103, 104 und 404.",
            ja="コード：404、500。",
            nl="Codes: 101, 102, 103, 104 en 404.",
        ),
        ("ja/note.md", 3, "de, nl | ja"),
    ),
)
GOOD = (
    case(
        sentences(
            de="Senden Sie zwei Ereignisse.", fr="Envoyez 2 événements.", ja="2 つのイベントを送信します。"
        )
    ),
    case(sentences(ja="最大 10 万件です。", zh="最多 100000 条。")),
)


@unit_rule("warning", "survival", differing("numbers"))
def number_missing(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    for change in number_changes(unit):
        gone = [
            number
            for number in change.lost[standing_for(change) :]
            if not spelled_out(number, change.witness)
        ]
        if gone:
            yield survivor(
                unit,
                replace(change, lost=tuple(gone), added=()),
                f"{', '.join(gone)} is missing from this text",
                "Put the number back, or remove it everywhere if it no longer holds.",
            )
