"""A link leads to another page than in the other locales.

What it finds
A sentence, list item or cell links to a page that the same text of the other locales does not link to, and
lacks the link they have. Links are resolved first: root-relative, relative and bare paths of one page
agree, and so do the language versions of an outside page.

Why it matters
Readers of one language land on the wrong page.

Example
    ja    [イベント](/help/ref/events.md)
    de    [Ereignisse](/help/ref/sessions.md)

How to fix
Give the link the target that the other locales have.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.links import canonical, meaning, targets
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import differing
from specglot.check.survivors import changes, survivor
from specglot.check.witness import names
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="Siehe [Ereignisse](sessions.md).",
            fr="Voir [Événements](events.md).",
            ja="[イベント](events.md)を参照。",
        ),
        ("de/note.md", 3, "fr, ja | de"),
    ),
    case(
        sentences(
            fr="Voir [Événements](/help/ref/events.md).",
            ja="[イベント](/help/ref/evnets.md)を参照。",
            zh="参见[事件](/help/ref/events.md)。",
        ),
        ("ja/note.md", 3, "fr, zh | ja"),
    ),
)
GOOD = (
    case(
        sentences(
            de="Siehe [Ereignisse](../ref/events.md).",
            fr="Voir [Événements](/help/ref/events.md?lang=fr).",
            ja="[イベント](events.md#a)を参照。",
        )
    ),
    case(
        sentences(
            ja="[JSON](https://example.com/ja/json)を参照。",
            zh="参见[JSON](https://example.com/zh-CN/json/)。",
        )
    ),
)


@unit_rule("warning", "survival", differing("links"))
def link_target_differs(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    named = canonical(target for witness in unit.witnesses for target in targets(witness))
    for change in changes(unit, lambda witness: tuple(named[target] for target in targets(witness))):
        for common, here in zip(change.lost, change.added, strict=False):
            place = next(
                (link.target.span for link in change.witness.links if named.get(meaning(link)) == here),
                None,
            )
            told = survivor(
                unit,
                replace(change, lost=(common,), added=(here,)),
                f"the link leads to {here}; in {names(change.agreeing) or 'other locales'} to {common}",
                "Give the link the target that the other locales have.",
            )
            yield replace(told, primary=place or told.primary)
