"""A heading stands on another level than in all other locales.

What it finds
The pages have the same number of headings, and one or two of them have more or fewer `#` in one locale alone. A page with
more such headings has an outline of its own and is left alone.

Why it matters
The section moves out of, or into, the one before it: in the contents of the page, and for whoever reads fields by section.

Example
    good  ## Antwort
    bad   ### Antwort

How to fix
Give the heading the level that it has in the other locales.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.headings import odd_levels
from specglot.check.rule import case, group_rule
from specglot.check.samples import sentences
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageGroup

BAD = (
    case(
        sentences(
            es="## Límites\n\nUno.\n\n## Errores\n\nDos.",
            ja="## 制限\n\n一。\n\n### エラー\n\n二。",
            nl="## Limieten\n\nEen.\n\n## Fouten\n\nTwee.",
        ),
        ("ja/note.md", 7, "es, nl | ja"),
    ),
    case(
        sentences(es="## Límites\n\nUno.", ko="## 제한\n\n하나.", nl="# Limieten\n\nEen."),
        ("nl/note.md", 3, "es, ko | nl"),
    ),
)
GOOD = (
    case(
        sentences(
            es="## Límites\n\nUno.\n\n## Errores\n\nDos.\n\n## Fin",
            ja="### 制限\n\n一。\n\n### エラー\n\n二。\n\n### 終わり",
            nl="## Limieten\n\nEen.\n\n## Fouten\n\nTwee.\n\n## Einde",
        )
    ),
    case(sentences(ja="## 制限\n\n一。", zh="## 限制 {#a}\n\n一。\n\n### 终")),
)


@group_rule("warning", "markup")
def heading_level_differs(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from odd_levels(group, book)
