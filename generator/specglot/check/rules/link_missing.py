"""A link was lost in translation.

What it finds
A sentence, list item or cell lacks a link that most locales have in the same text.

Why it matters
Readers of one language do not find the way to the page.

Example
    ja    [イベント](events.md)を参照。
    de    Siehe Ereignisse.

How to fix
Put the link back where the other locales have it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.links import canonical, targets
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import differing
from specglot.check.survivors import changes, survivor
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="Siehe Ereignisse.", fr="Voir [Événements](events.md).", ja="[イベント](events.md)を参照。"
        ),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(
            fr="Voir [Événements](events.md).",
            ja="イベント（events.md を参照。",
            zh="参见[事件](events.md)。",
        ),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
)
GOOD = (
    case(
        sentences(
            de="Siehe [Ereignisse](../ref/events.md).",
            fr="Voir [Événements](/help/ref/events.md).",
            ja="[イベント](events.md)を参照。",
        )
    ),
    case(sentences(ja="イベントを参照。", zh="参见事件。")),
)


@unit_rule("warning", "survival", differing("links"))
def link_missing(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    named = canonical(target for witness in unit.witnesses for target in targets(witness))
    for change in changes(unit, lambda witness: tuple(named[target] for target in targets(witness))):
        gone = [
            target
            for target in change.lost[len(change.added) :]
            if target not in map(named.get, targets(change.witness))
        ]
        if gone:
            yield survivor(
                unit,
                replace(change, lost=tuple(gone), added=()),
                f"the link to {', '.join(gone)} is missing from this text",
                "Put the link back where the other locales have it.",
            )
