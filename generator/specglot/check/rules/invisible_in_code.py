"""An invisible character stands in a code span, key or code.

What it finds
A code span, or a table cell that holds nothing but a key or a status code, has a zero-width space, soft hyphen or
other invisible character in it.

Why it matters
Readers copy it with the name, and no search finds the name.

Example
    good  `eventType`
    bad   `event&#8203;Type`

How to fix
Take the character out. Where another locale has the clean form, `--fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.hits import sought
from specglot.check.invisible import haunted, noise
from specglot.check.rule import case, unit_rule
from specglot.check.samples import parcels, sentences
from specglot.check.screen import on_sheets
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(de="Nur `a\u200bb` senden.", fr="Envoyez `ab`.", ja="`ab` を送信します。"),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        parcels("fr", "ja", "zh", zh=("**404**", "**4\u200b04**")), ("zh/update-parcel.md", 49, "fr, ja | zh")
    ),
)
GOOD = (
    case(sentences(de="Nur\u200b `ab` senden.", fr="Envoyez `ab`.", ja="`ab`\u200bを送信します。")),
    case(parcels("ja", "zh")),
)


@unit_rule("note", "survival", on_sheets(haunted))
def invisible_in_code(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from sought(unit, lambda witness: noise(unit, witness), "Take the invisible character out.")
