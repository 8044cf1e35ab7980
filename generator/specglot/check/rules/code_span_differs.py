"""A code span was translated, re-cased, split or misspelled.

What it finds
In one locale's text a code span takes the place of the one that the other locales have: translated, with
other capitals, with blanks in it, in the plural, or another name altogether. Placeholders in angle brackets
and sentences set as code may be translated.

Why it matters
Readers copy what is set as code. The API does not know the changed name.

Example
    ja    `eventType` を送信します。
    de    Senden Sie `EreignisTyp`.

How to fix
Write the name as the API does. Names on the wire are not translated.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.repair import respelled
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import differing
from specglot.check.survivors import (
    IDENTIFIER,
    atom_of,
    changes,
    codes,
    disputed,
    pairs,
    squeezed,
    stands_exactly,
    survivor,
)
from specglot.check.witness import names
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(de="Senden Sie `EventType`.", fr="Envoyez `eventType`.", ja="`eventType` を送信します。"),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(fr="Envoyez `eventType`.", ja="`イベント` を送信します。", zh="发送 `eventType`。"),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
)
GOOD = (
    case(sentences(de="Senden Sie `<Ihr Name>`.", fr="Envoyez `<votre nom>`.", ja="`<名前>` を送信します。")),
    case(sentences(ja="`a  b` を送信します。", zh="发送 `a b`。", fr="Envoyez `a b`.")),
)


@unit_rule("warning", "survival", differing("codes"))
def code_span_differs(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    for change in changes(unit, codes):
        for common, here in pairs(change):
            atom = atom_of(change.witness, "code", here)
            if (
                (disputed(atom, book) and squeezed(common) != squeezed(here))
                or not IDENTIFIER.fullmatch(common)
                or any(mark in common for mark in "<{")
                or stands_exactly(common, change.witness)
            ):
                continue
            yield survivor(
                unit,
                replace(change, lost=(common,), added=(here,)),
                f"`{here}` stands where {names(change.agreeing) or 'other locales'} have `{common}`",
                "Write the name as the API does; names on the wire are not translated.",
                atom=atom,
                fix=respelled(change, common, atom, book),
            )
