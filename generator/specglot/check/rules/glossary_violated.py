"""A text uses a form that the glossary says to avoid.

What it finds
A word or phrase stands in a text that the project's `glossary.toml` lists under `avoid` for the locale.
Code spans and link destinations do not count.

Why it matters
One concept gets two names, which readers take for two things.

Example
    [[term]]
    concept = "session"
    use = { de = "Sitzung" }
    avoid = { de = ["Session"] }

How to fix
Use the form that the glossary gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.avoided import avoided, named
from specglot.check.book import Book
from specglot.check.hits import sought
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(de="Eine Session beginnt.", fr="Une session commence.", ja="セッションが始まります。"),
        ("de/note.md", 3, "fr, ja | de"),
        glossary='[[term]]\nconcept = "session"\nuse = { de = "Sitzung" }\navoid = { de = ["Session"] }\n',
    ),
    case(
        sentences(ja="会話が始まります。", zh="会话开始。"),
        ("ja/note.md", 3, "ja | zh"),
        glossary='[[term]]\nuse = { ja = "セッション", zh = "会话" }\navoid = { ja = ["会話"] }\n',
    ),
)
GOOD = (
    case(
        sentences(de="Die `Session` und die Sessions-Anfrage.", ja="`会話` が始まります。"),
        glossary='[[term]]\nuse = { de = "Sitzung", ja = "セッション" }\navoid = { de = ["Session"], ja = ["会話"] }\n',
    ),
    case(sentences(ja="会話が始まります。", zh="会话开始。")),
)


@unit_rule("warning", "text", screen=named)
def glossary_violated(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from sought(unit, lambda witness: avoided(witness, book), "Use the form that the glossary gives.")
