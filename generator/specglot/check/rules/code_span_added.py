"""A code span stands in one locale's text only.

What it finds
A sentence, list item or cell has a code span that no other locale has in the same text, neither marked as
code nor as plain words.

Why it matters
The page names a field, value or header that the other pages do not know of here.

Example
    ja    `start` を送信します。
    de    Senden Sie `start` und `stop`.

How to fix
Look up whether the API does what the longer text says; add the code span everywhere or remove it here.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import differing
from specglot.check.survivors import IDENTIFIER, atom_of, code_changes, pairs, stands_in, survivor
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(de="Senden Sie `start` und `stop`.", fr="Envoyez `start`.", ja="`start` を送信します。"),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(fr="Envoyez `start`.", ja="`start` と `stop` を送信します。", zh="发送 `start`。"),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
)
GOOD = (
    case(sentences(de="Senden Sie `start`.", fr="Envoyez start.", ja="start を送信します。")),
    case(sentences(ja="`start` と `start` を送信します。", zh="发送 `start`。", fr="Envoyez `start`.")),
)


@unit_rule("warning", "survival", differing("codes"))
def code_span_added(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    for change in code_changes(unit):
        paired = {here for _, here in pairs(change)}
        others = [witness for witness in unit.witnesses if witness.locale != change.witness.locale]
        new = [
            token
            for token in dict.fromkeys(change.added)
            if token not in paired
            and IDENTIFIER.fullmatch(token)
            and not any(stands_in(token, w) for w in others)
        ]
        if new:
            listed = ", ".join(f"`{token}`" for token in new)
            yield survivor(
                unit,
                change,
                f"{listed} stands in this locale's text only",
                "Add it in the other locales, or remove it here.",
                atom=atom_of(change.witness, "code", new[0]),
            )
