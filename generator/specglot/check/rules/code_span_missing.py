"""A code span was lost in translation.

What it finds
A sentence, list item or cell lacks a code span that most locales have in the same text, and does not have
it as plain words either.

Why it matters
The name the sentence is about is gone: the reader does not know which field, header or value is meant.

Example
    ja    `adBreakStart` と `adBreakComplete` で囲みます。
    de    Umschließen Sie sie mit `adBreakStart`.

How to fix
Put the code span back where the other locales have it.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import differing
from specglot.check.survivors import code_changes, codes, on_the_wire, pairs, stands_in, survivor
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="Senden Sie `start` nach.",
            fr="Envoyez `start` après `stop`.",
            ja="`stop` の後に `start` を送信します。",
        ),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(
            fr="Envoyez `start` après `stop`.",
            ja="後に `start` を送信します。",
            zh="在 `stop` 之后发送 `start`。",
        ),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
)
GOOD = (
    case(
        sentences(
            de="Senden Sie start nach `stop`.",
            fr="Envoyez `start` après `stop`.",
            ja="`stop` の後に `start` を送信します。",
        )
    ),
    case(sentences(ja="`stop` の後に `start` を送信します。", zh="在 `stop` 之后发送 `start`。")),
)


@unit_rule("warning", "survival", differing("codes"))
def code_span_missing(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    for change in code_changes(unit):
        paired = {common for common, _ in pairs(change)}
        gone = [
            c for c in change.lost if c not in paired and not stands_in(c, change.witness) and on_the_wire(c)
        ]
        repeated = set(codes(change.witness))
        gone = [token for token in gone if token not in repeated]
        if gone:
            listed = ", ".join(f"`{token}`" for token in gone)
            yield survivor(
                unit,
                change,
                f"{listed} is missing from this text",
                "Put it back where the other locales have it.",
            )
