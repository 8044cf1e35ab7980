"""A character was lost to a wrong encoding.

What it finds
A text holds U+FFFD, the sign that stands for bytes nobody could decode.

Why it matters
A letter is missing, perhaps in a name.

Example
    good  Länge in Sekunden
    bad   L�nge in Sekunden

How to fix
Write the letter again and save the page as UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.hits import sought
from specglot.check.markup import lost_characters
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import holding
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(de="L\ufffdnge in Sekunden.", fr="Durée en secondes.", ja="秒単位の長さ。"),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(fr="Durée en secondes.", ja="秒単\ufffdの長さ。", zh="以秒为单位。"),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
)
GOOD = (
    case(sentences(de="Länge in Sekunden.", fr="Durée en secondes.", ja="秒単位の長さ。")),
    case(sentences(ja="長さ。", zh="长度。")),
)


@unit_rule("warning", "markup", holding("\ufffd"))
def replacement_character(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from sought(unit, lost_characters, "Write the letter again and save the page as UTF-8.")
