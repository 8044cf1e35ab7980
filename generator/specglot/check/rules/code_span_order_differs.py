"""Code spans stand in another order than in the other locales.

What it finds
A sentence has the code spans of the other locales in another order, and grammar does not explain it:
neighbours joined by a word like `and` may swap, and a language that puts what belongs to a noun before it
may reverse the order if its like do.

Why it matters
`Send A before B` with A and B swapped says the opposite, in flawless prose.

Example
    ja    `adStart` の前に `adBreakStart` を送信します。
    de    Senden Sie `adStart` vor `adBreakStart`.

How to fix
Read the sentence against the other locales and put the names in their places.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.ordering import agreeing, listed, reordered
from specglot.check.rule import case, unit_rule
from specglot.check.samples import sentences
from specglot.check.screen import differing
from specglot.check.survivors import Change, codes, survivor
from specglot.check.witness import names
from specglot.model.diagnostic import Diagnostic

BAD = (
    case(
        sentences(
            de="Senden Sie `stop` immer deutlich vor `start`.",
            fr="Envoyez `start` toujours bien avant `stop`.",
            pt="Envie `start` sempre bem antes de `stop`.",
        ),
        ("de/note.md", 3, "fr, pt | de"),
    ),
    case(
        sentences(
            fr="Envoyez `a` toujours bien avant `b` puis `c`.",
            ja="`b` の送信がすべて終わってから `a` を送信し、その後で `c` を送信します。",
            ko="`a` 다음에 `b`를 보내고 그 후에 `c`를 보냅니다.",
            zh="先发送 `a` 这个事件再发送 `b` 然后发送 `c`。",
        ),
        ("ja/note.md", 3, "fr, ko, zh | ja"),
    ),
)
GOOD = (
    case(
        sentences(
            de="Senden Sie `stop` und `start`.", fr="Envoyez `start` et `stop`.", pt="Envie `start` e `stop`."
        )
    ),
    case(
        sentences(
            de="Der Schlüssel `a` im Objekt `b`.",
            fr="La clé `a` de l’objet `b`.",
            ja="`b` オブジェクトのキー `a`。",
        )
    ),
)


@unit_rule("warning", "survival", differing("codes"))
def code_span_order_differs(unit: Unit, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    for witness, expected in reordered(unit):
        here = codes(witness)
        yield survivor(
            unit,
            Change(witness=witness, lost=expected, added=here, agreeing=agreeing(unit, expected)),
            f"code spans stand in the order {listed(here)}; {names(agreeing(unit, expected))} have {listed(expected)}",
            "Read the sentence against the other locales and put the names in their places.",
        )
