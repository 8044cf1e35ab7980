"""Locales give a field different numbers.

What it finds
A number in the text of a field, parameter or table row (a bound, a size, a default, a code) is another one than in the
other locales. Digit forms, thousands separators and decimal signs are folded first; a number written as a word is no
dissent.

Why it matters
A limit or interval is wrong for the readers of one language, and no type checker sees it.

Example
    ja    | `trip.speed` | いいえ | 整数 | 最大 130 |
    zh    | `trip.speed` | 否 | 整数 | 最大 180 |

How to fix
Look up the number in the API and correct the other page.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.numbers import number_atom, of_field, replaced
from specglot.check.rule import case, unit_rule
from specglot.check.samples import keys
from specglot.check.screen import differing
from specglot.check.survivors import survivor
from specglot.check.witness import names
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(keys("de", "fr", "ja", fr=("Au plus 130", "Au plus 180")), ("fr/trip-keys.md", 7, "de, ja | fr")),
    case(keys("fr", "ja", "zh", zh=("最大 130", "最大 13")), ("zh/trip-keys.md", 7, "fr, ja | zh")),
)
GOOD = (
    case(keys("de", "fr", "ja", ja=("最大 130", "最大 １３０"))),
    case(keys("ja", "zh")),
)


@unit_rule("error", "facts", differing("numbers"))
def bound_differs(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    for change, common, here in replaced(unit, book):
        if of_field(unit, book):
            yield survivor(
                unit,
                change,
                f"{here} stands where {names(change.agreeing) or 'other locales'} have {common}",
                "Look up the number in the API and correct the page that is wrong.",
                atom=number_atom(change.witness, here),
            )
