"""A link has no text.

What it finds
The brackets of a link are empty where the other locales have words.

Why it matters
Readers see no link, or a bare address.

Example
    good  [Ereignisse](events.md)
    bad   [](events.md)

How to fix
Write the name of the target between the brackets.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.hits import Hit, told
from specglot.check.linktexts import holds_image, wordless_links
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import on_sheets
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="Siehe [](events.md).", fr="Voir [Événements](events.md).", ja="[イベント](events.md)を参照。"
        ),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(
            fr="Voir [Événements](events.md).", ja="[ ](events.md)を参照。", zh="参见[事件](events.md)。"
        ),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
)
GOOD = (
    case(
        sentences(
            de="Siehe [Ereignisse](events.md).",
            fr="Voir [Événements](events.md).",
            ja="[イベント](events.md)を参照。",
        )
    ),
    case(sentences(ja="[`a`](events.md)を参照。", zh="参见[`a`](events.md)。")),
)


@unit_rule("warning", "text", on_sheets(wordless_links))
def link_text_empty(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    hits = {
        witness.locale: [
            Hit(span=link.target.span, what=f"the link to {link.target.value} has no text")
            for link in witness.links
            if not link.text.strip() and not holds_image(link, book)
        ]
        for witness in unit.witnesses
    }
    yield from told(unit, hits, "Write the name of the target between the brackets.")
