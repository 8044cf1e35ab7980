"""An entry, row or paragraph stands twice.

What it finds
A field list, field table, enumeration or response-code table has two entries of the same name; or a table row, list item
or paragraph says just what the one before it says. What all locales have is a note.

Why it matters
Readers do not know which entry holds; generated code takes one of them.

Example
    | **404** | **見つかりません。** |
    | **404** | **なくなりました。** |

How to fix
Remove one of the two, or write the name that was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.duplicates import following_itself, repeated
from specglot.check.rule import case, page_rule
from specglot.check.samples import keys, parcels, sentences
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

BAD = (
    case(
        parcels("de", "fr", de=("* `mode` (Obligatorisch)", "* `mode` (Obligatorisch)\n* `mode` (Optional)")),
        ("de/update-parcel.md", 34, "de"),
    ),
    case(keys("ja", "zh", zh=("| `trip.speed`", "| `trip.id`")), ("zh/trip-keys.md", 7, "zh")),
    case(
        sentences(
            es="La puerta sigue abierta.\n\nLa puerta sigue abierta.",
            ja="ドアは開いたままです。",
            nl="De deur blijft open.",
        ),
        ("es/note.md", 5, "es"),
    ),
    case(
        sentences(
            es="| Año | Cambio |\n|---|---|\n| 2.3 | Color nuevo |",
            ko="| 연도 | 변경 |\n|---|---|\n| 2.3 | 새로운 색상입니다 |\n| 2.3 | 새로운 색상입니다 |",
        ),
        ("ko/note.md", 6, "ko"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
    case(
        sentences(
            es="Así:\n\n```\na\n```\n\nAsí:\n\n```\nb\n```\n\nLuego se abre la puerta.\n\nLuego no.",
            ja="次のとおり：\n\n```\na\n```\n\n次のとおり：\n\n```\nb\n```\n\nドアが開きます。\n\n開きません。",
        )
    ),
)


@page_rule("warning", "contradiction")
def row_duplicated(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from repeated(page, book)
    yield from following_itself(page, book)
