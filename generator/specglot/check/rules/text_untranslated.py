"""A stretch of text was left in another language.

What it finds
A sentence or clause of three words or more is in English or in another language of the book. Its small words tell
(`the`, `mit`, `avec`), or its script; a language detector is asked only where they do not. Code, names, compounds like
`end-to-end`, and words that other languages have in the same text do not count.

Why it matters
Readers cannot read it; a condition left in another language is not read by tools either.

Example
    good  `label` (Facultatif ; à envoyer uniquement avec `a`)
    bad   `label` (Facultatif ; send only with `a` event types)

How to fix
Translate it.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.hits import sought
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.untranslated import doubtful, left_over
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="Senden Sie `a` nur einmal.",
            fr="Facultatif ; send this only with the `a` event.",
            ja="`a` は一度だけ送信します。",
        ),
        ("fr/note.md", 3, "de, ja | fr"),
    ),
    case(
        sentences(
            fr="Envoyez `a` une fois.",
            ja="`a` は一度だけ送信します。",
            zh="For a list of the events see `a`.",
        ),
        ("zh/note.md", 3, "fr, ja | zh"),
    ),
)
GOOD = (
    case(
        sentences(
            de="Adobe Analytics Media SDK nutzen.",
            fr="Utiliser Adobe Analytics Media SDK.",
            ja="Adobe Analytics Media SDK を使います。",
        )
    ),
    case(sentences(ja="Media Collection API。", zh="Media Collection API。")),
)


@unit_rule("warning", "text", doubtful)
def text_untranslated(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from sought(unit, lambda witness: left_over(unit, witness, book), "Translate it.")
