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

from specglot.check.aligned import Unit, Witness
from specglot.check.book import Book
from specglot.check.repair import respelled
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import differing
from specglot.check.survivors import (
    atom_of,
    code_changes,
    disputed,
    on_the_wire,
    pairs,
    squeezed,
    stands_exactly,
    stands_plain,
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
    case(
        sentences(
            fr="Renouvelez avec `POST /v2/token`.",
            ja="`PUT /v2/token` で更新します。",
            zh="以 `POST /v2/token` 更新。",
        ),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
    case(
        sentences(
            de="Die Felder `code` und `text`; `code` bleibt.",
            es="Los campos `código` y `text`; `code` no cambia.",
            ja="`code` と `text` があり、`code` は変わりません。",
        ),
        ("es/note.md", 3, "de, ja | es"),
    ),
    case(sentences(de="Senden Sie `start`.", ja="`stop` を送信します。"), ("de/note.md", 3, "de | ja")),
)
GOOD = (
    case(
        sentences(
            de="`a.b` vor `c.d`; dann wieder `c.d`.",
            fr="`a.b` avant `c.d` ; puis de nouveau `a.b`.",
            ja="`a.b` の後に `c.d`、また `c.d`。",
        )
    ),
    case(sentences(de="`Senden Sie es`.", fr="`Envoyez cela`.", ja="`送信します`。")),
    case(sentences(de="Senden Sie `<Ihr Name>`.", fr="Envoyez `<votre nom>`.", ja="`<名前>` を送信します。")),
    case(sentences(ja="`a  b` を送信します。", zh="发送 `a b`。", fr="Envoyez `a b`.")),
)


@unit_rule("warning", "survival", differing("codes"))
def code_span_differs(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    for change in code_changes(unit):
        for common, here in pairs(change):
            atom = atom_of(change.witness, "code", here)
            if (
                (disputed(atom, book) and squeezed(common) != squeezed(here))
                or not (on_the_wire(common, here) or (len(unit.witnesses) == 2 and on_the_wire(here, common)))
                or ("``" in here and common in here)  # glued to another: a rule of its own
                or _mentioned(common, here, unit, change.witness)
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


def _mentioned(common: str, here: str, unit: Unit, witness: Witness) -> bool:
    """Whether the text names the common one all the same: as plain words, or where another text names both."""
    if here in {token for other in unit.witnesses if other is not witness for token in other.codes}:
        return stands_exactly(common, witness)
    return stands_plain(common, witness)
