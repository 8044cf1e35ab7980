"""A link leads to another place of its page than in the other locales.

What it finds
The anchor of a link (`guide.md#limits`) is missing or another one than the one that all other locales have there. What a
heading of the same page is called, and an anchor in letters of the language, is left alone.

Why it matters
Readers land at the top of a page, or at the wrong section.

Example
    good  [Grenzen](guide.md#limits)
    bad   [Grenzen](guide.md#limit)

How to fix
Give the link the anchor that the other locales have.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.anchors import misplaced, placed
from specglot.check.book import Book
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import on_sheets
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            es="Véase [límites](guide.md#limits).",
            ja="[制限](guide.md#limits)を参照。",
            nl="Zie [limieten](guide.md#limit).",
        ),
        ("nl/note.md", 3, "es, ja | nl"),
    ),
    case(
        sentences(
            es="Véase [límites](guide.md#limits).",
            ja="[制限](guide.md)を参照。",
            ko="[제한](guide.md#limits)을 참조하십시오.",
        ),
        ("ja/note.md", 3, "es, ko | ja"),
    ),
)
GOOD = (
    case(
        sentences(
            es="Véase [límites](guide.md#límites).",
            ja="[制限](guide.md#limits)を参照。",
            nl="Zie [limieten](guide.md#limieten).",
        )
    ),
    case(sentences(ja="[制限](guide.md#a)を参照。", zh="参见[限制](guide.md)。")),
)


@unit_rule("warning", "survival", on_sheets(placed))
def link_anchor_differs(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from misplaced(unit)
