"""Locales give a text different numbers.

What it finds
A number in a sentence, list item or cell is another one than in the other locales. Digit forms, thousands
separators and decimal signs are folded first; a number
written as a word is no dissent. Numbers in the text of a field are the business of `bound-differs`.

Why it matters
A limit, size or interval is wrong for the readers of one language, and no type checker sees it.

Example
    ja    10 秒ごとに送信します。
    de    Senden Sie alle 100 Sekunden.

How to fix
Look up the number in the API and correct the other page.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.numbers import number_atom, of_field, replaced
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import differing
from specglot.check.survivors import survivor
from specglot.check.witness import names
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="Senden Sie alle 100 Sekunden.",
            fr="Envoyez toutes les 10 secondes.",
            ja="10 秒ごとに送信します。",
        ),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(fr="Au plus 86 400 secondes.", ja="最大 84,600 秒です。", zh="最多 86,400 秒。"),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
    case(
        sentences(de="Alle 5 Sekunden senden.", ja="8 秒ごとに送信します。"),
        ("de/note.md", 3, "de | ja"),
    ),
)
GOOD = (
    case(
        sentences(
            de="Höchstens 86.400 Sekunden.", fr="Au plus 86 400 secondes.", ja="最大 ８６,４００ 秒です。"
        )
    ),
    case(sentences(de="Warten Sie 1,5 Sekunden.", ja="1.5 秒待ちます。", zh="等待一秒半。")),
)


@unit_rule("warning", "survival", differing("numbers"))
def number_differs(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    for change, common, here in replaced(unit, book):
        if not of_field(unit, book):
            yield survivor(
                unit,
                change,
                f"{here} stands where {names(change.agreeing) or 'other locales'} have {common}",
                "Look up the number and correct the page that is wrong.",
                atom=number_atom(change.witness, here),
            )
