"""A placeholder of a translation tool leaked into the text.

What it finds
A text holds a mark that translation tools put in place of markup, like `{…0}`, `%%1%%`, `__PH_2__` or
`[[3]]`, and never took out again.

Why it matters
What the placeholder stood for, often a name or a link, is lost.

Example
    good  Siehe [Ereignisse](events.md).
    bad   Siehe {…0}.

How to fix
Put back what the other locales have in its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.hits import sought
from specglot.check.markup import PLACEHOLDER, leaked
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import matching
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(de="Siehe {…0} dazu.", fr="Voir `start`.", ja="`start` を参照してください。"),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(fr="Voir `start`.", ja="__PH_2__ を参照してください。", zh="参见 `start`。"),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
)
GOOD = (
    case(sentences(de="`{0}` wird ersetzt.", fr="`{0}` est remplacé.", ja="`{0}` は置き換えられます。")),
    case(sentences(ja="100% です。", zh="这是 100%。")),
)


@unit_rule("warning", "survival", matching(PLACEHOLDER, masked=False))
def placeholder_leaked(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from sought(unit, leaked, "Put back what the other locales have in its place.")
