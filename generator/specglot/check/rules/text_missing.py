"""A paragraph, item or row was lost in translation.

What it finds
A paragraph, alert or list item with code spans or links in it stands in every locale but one, and the section of that
one has those code spans and links nowhere else. Texts that were merely joined or split are left alone. Or a list or a
table of a page has fewer items or rows than in all other locales, which have the same number of them; those that facts
are read from have rules of their own.

Why it matters
Readers of one language do not learn what it says.

Example
    ja    `eventType` に指定できる値は[イベントタイプ](event-types.md)を参照してください。
    de    (no such paragraph)

How to fix
Translate the text where it is missing, or remove it everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.rule import case, group_rule
from specglot.check.samples import sentences
from specglot.check.unsaid import lost_texts
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageGroup

BAD = (
    case(
        sentences(
            de="Mit `a`.\n\nEnde.",
            fr="Avec `a`.\n\nVoir `b`.\n\nFin.",
            ja="`a` と。\n\n`b` を参照。\n\n終わり。",
        ),
        ("de/note.md", 1, "fr, ja | de"),
    ),
    case(
        sentences(
            fr="Avec `a`.\n\nVoir [b](b.md).\n\nFin.",
            ja="`a` と。\n\n[b](b.md) を参照。\n\n終わり。",
            zh="与 `a`。\n\n完。",
        ),
        ("zh/note.md", 1, "fr, ja | zh"),
    ),
    case(
        sentences(
            es="* Uno por sala.\n* Dos por planta.\n* Tres por casa.",
            ja="* 部屋ごとに一つ。\n* 家ごとに三つ。",
            nl="* Een per kamer.\n* Twee per verdieping.\n* Drie per huis.",
        ),
        ("ja/note.md", 4, "es, nl | ja"),
    ),
    case(
        sentences(
            es="| Año | Cambio |\n|---|---|\n| 2.3 | Color |\n| 2.4 | Sonido |",
            ko="| 연도 | 변경 |\n|---|---|\n| 2.3 | 색상 |",
            nl="| Jaar | Wijziging |\n|---|---|\n| 2.3 | Kleur |\n| 2.4 | Geluid |",
        ),
        ("ko/note.md", 5, "es, nl | ko"),
    ),
)
GOOD = (
    case(
        sentences(
            de="Mit `a`, siehe `b`.\n\nEnde.",
            fr="Avec `a`.\n\nVoir `b`.\n\nFin.",
            ja="`a` と。\n\n`b` を参照。\n\n終わり。",
        )
    ),
    case(sentences(ja="`a` と。\n\n終わり。", zh="与 `a`。\n\n参见 `b`。")),
    case(
        sentences(
            es="* Uno.\n* Dos.\n* Tres.", ja="* 一。\n* 二。\n* 三。\n* 四。", nl="* Een.\n* Twee.\n* Drie."
        )
    ),
)


@group_rule("warning", "survival")
def text_missing(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from lost_texts(group, book)
