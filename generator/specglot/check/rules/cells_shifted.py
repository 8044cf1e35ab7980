"""The cells of a row stand in other columns than in the other locales.

What it finds
A table row has the code, numbers and empty cells that the same row has in most locales, but in other
columns.

Why it matters
Every cell means what its header says: a shifted row says something else in each.

Example
    ja    | `trip.id` | はい | 文字列 | `start` | 移動の名前 |
    de    | `trip.id` | `start` | J | String | Name der Fahrt |

How to fix
Move each cell under its header.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.entries import shifted_rows
from specglot.check.rule import case, group_rule
from specglot.check.samples import keys
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageGroup

BAD = (
    case(
        keys("de", "fr", "ja", de=("| J | String | `start` | Name", "| `start` | J | String | Name")),
        ("de/trip-keys.md", 5, "fr, ja | de"),
    ),
    case(
        keys(
            "fr",
            "ja",
            "zh",
            zh=("| 是 | 字符串 | `start` | 行程名称 |", "| 是 | 字符串 | 行程名称 | `start` |"),
        ),
        ("zh/trip-keys.md", 5, "fr, ja | zh"),
    ),
)
GOOD = (
    case(keys()),
    case(keys("ja", "zh")),
)


@group_rule("warning", "markup")
def cells_shifted(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from shifted_rows(group, book)
