"""Two code spans are glued together.

What it finds
Two code spans stand side by side with nothing between them, where the other locales have a word or a comma. Markdown
takes the backticks in the middle for part of one code span.

Why it matters
Readers see one name with backticks in it, and the word that joined the two is gone.

Example
    good  nur mit `adStart` und `chapterStart`
    bad   nur mit `adStart``chapterStart`

How to fix
Put back what stood between the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.hits import told
from specglot.check.markup import glued
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import holding
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(de="Nur mit `a``b` senden.", fr="Avec `a` et `b`.", ja="`a` と `b` のみ。"),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(fr="Avec `a` et `b`.", ja="`a``b` のみ。", zh="仅与 `a` 和 `b` 一起。"),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
)
GOOD = (
    case(sentences(de="Mit `` a`b `` senden.", fr="Avec `` a`b ``.", ja="`` a`b `` のみ。")),
    case(sentences(ja="`a``b` のみ。", zh="仅与 `a``b` 一起。")),
)


@unit_rule("warning", "markup", holding("``"))
def code_spans_glued(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    hits = {witness.locale: list(glued(witness)) for witness in unit.witnesses}
    if any(not found for found in hits.values()):
        yield from told(unit, hits, "Put back what stood between the two.")
