"""A word touches a code span.

What it finds
In a language that writes blanks between words, a letter stands directly before or after a code span. Elided
articles (`d'`), hyphens and languages that attach particles are left out, and so is what all locales do.

Why it matters
The word and the name read as one, and a search for the word does not find it.

Example
    good  innerhalb eines `adBreak`
    bad   innerhalb eines`adBreak`

How to fix
Put a blank between the word and the code span.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.hits import sought
from specglot.check.markup import near_code, touching
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import on_sheets
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="Innerhalb eines`adBreak` senden.", fr="Au sein d’`adBreak`.", ja="`adBreak`内で送信します。"
        ),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(fr="Dans `adBreak`seulement.", ja="`adBreak`内だけ。", zh="仅在`adBreak`内。"),
        ("fr/note.md", 3, "ja, zh | fr"),
    ),
)
GOOD = (
    case(
        sentences(
            de="Das `adBreak`-Ereignis.", fr="Au sein d'`adBreak`.", ja="`adBreak`内で。", ko="`adBreak`에서."
        )
    ),
    case(sentences(de="Zwei `Ad`s.", fr="Deux `Ad`s.")),
)


@unit_rule("warning", "markup", on_sheets(near_code))
def code_space_missing(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from sought(unit, touching, "Put a blank between the word and the code span.")
