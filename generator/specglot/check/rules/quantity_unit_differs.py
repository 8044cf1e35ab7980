"""A number has another unit than in the other locales.

What it finds
The word after a number names a unit of time (`10 Sekunden`, `10 分`), and all other locales name another one after the
same number of the same text. The words are those of the lexicons; a number that stands twice in a text is left alone. What
the text of a field says of the field's own unit, `unit-differs` compares.

Why it matters
A limit or interval is sixty or a thousand times too long for the readers of one language.

Example
    good  alle 10 Sekunden
    bad   alle 10 Minuten

How to fix
Look up the unit and correct the page that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.quantities import measured, other_units
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import on_sheets
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            es="Espere al menos 30 minutos.",
            ja="少なくとも 30 秒待ちます。",
            nl="Wacht minstens 30 seconden.",
        ),
        ("es/note.md", 3, "ja, nl | es"),
    ),
    case(
        sentences(de="Nach 500 Millisekunden endet es.", ko="500밀리초 후에 끝납니다.", zh="500 秒后结束。"),
        ("zh/note.md", 3, "de, ko | zh"),
    ),
    case(sentences(fr="Toutes les 5 secondes.", ja="5 分ごと。"), ("fr/note.md", 3, "fr | ja")),
)
GOOD = (
    case(sentences(es="Espere 30 segundos.", ja="30秒待ちます。", nl="Wacht 30 s; dan 30 keer een minuut.")),
    case(sentences(de="5 Sekunden oder 5 Minuten.", ja="5 分または 5 秒。", zh="5 分钟或 5 秒。")),
)


@unit_rule("warning", "survival", on_sheets(measured))
def quantity_unit_differs(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from other_units(unit)
