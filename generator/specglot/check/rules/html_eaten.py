"""Text in angle brackets was taken for HTML.

What it finds
A `<word>` that is no HTML element stands outside code, so that browsers show nothing in its place.

Why it matters
Readers do not see the placeholder or comparison at all.

Example
    good  Ersetzen Sie `<your-name>`.
    bad   Ersetzen Sie <your-name>.

How to fix
Set it as code, or write `&lt;` for the bracket.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.hits import sought
from specglot.check.markup import eaten, strange_tags
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import on_sheets
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="Ersetzen Sie <ihr-name> selbst.",
            fr="Remplacez `<votre-nom>`.",
            ja="`<名前>` を置き換えます。",
        ),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(fr="Remplacez `<nom>`.", ja="<name> を置き換えます。", zh="替换 `<name>`。"),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
)
GOOD = (
    case(
        sentences(de="Eine Zeile<br/>und noch eine.", fr="Une ligne<br>et une autre.", ja="<b>太字</b>です。")
    ),
    case(sentences(ja="&lt;name&gt; を置き換えます。", zh="替换 `<name>`。")),
)


@unit_rule("warning", "markup", on_sheets(strange_tags))
def html_eaten(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from sought(unit, eaten, "Set it as code, or write &lt; for the bracket.")
