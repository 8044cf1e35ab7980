"""An entry has no text where other locales describe it.

What it finds
A field, parameter, value or status code is there in every locale, but one locale names it only, while at
least as many others describe it.

Why it matters
Readers of that page do not learn what the entry means.

Example
    ja    | **404** | **見つかりません。** |
    de    | **404** |  |

How to fix
Translate the text of the entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.entries import empty_entries
from specglot.check.rule import case, group_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageGroup

BAD = (
    case(
        parcels("de", "fr", "ja", de=("**Nicht gefunden.**", " ")), ("de/update-parcel.md", 49, "fr, ja | de")
    ),
    case(
        parcels("fr", "pt", "zh", zh=("`timeout` - 等待时间，单位为毫秒。", "`timeout`")),
        ("zh/update-parcel.md", 32, "fr, pt | zh"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@group_rule("warning", "text")
def entry_empty(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from empty_entries(group, book)
