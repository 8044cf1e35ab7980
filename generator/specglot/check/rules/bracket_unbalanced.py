"""A bracket opens and does not close, or closes and did not open.

What it finds
Round, square, curly or CJK brackets of a text do not pair up; half-width and full-width forms count as one.
Code spans, links, emoticons and list letters like `a)` are left out.

Why it matters
A reader that takes what stands in the brackets for the field's condition loses or truncates it.

Example
    good  `label`（可选；仅与 `a` 一起发送）
    bad   `label`（可选；仅与（`a` 一起发送）

How to fix
Add or remove the bracket.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.hits import sought
from specglot.check.markup import bracketed, unbalanced
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import on_sheets
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="Nur einmal (am Anfang senden.", fr="Une fois (au début).", ja="一度だけ（最初に）送信します。"
        ),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(
            fr="Une fois (au début).", ja="一度だけ（最初に）送信します。", zh="只发送一次（仅（在开头）。"
        ),
        ("zh/note.md", 3, "fr, ja | zh"),
    ),
)
GOOD = (
    case(
        sentences(
            de="a) Nur einmal (am Anfang).", fr="a) Une fois :-) toujours.", ja="（一度だけ)送信します。"
        )
    ),
    case(sentences(ja="`f(` を使います。", zh="使用 `f(`。")),
)


@unit_rule("warning", "markup", on_sheets(bracketed))
def bracket_unbalanced(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from sought(unit, unbalanced, "Add the bracket that is missing, or remove the one too many.")
