"""A short label was left in English.

What it finds
The label of a status code is the English phrase of that code (`Gone`, `Not Found`) although other languages
translate it; or a heading, column header or other short text is an English form of a concept that the
page's language has forms of its own for.

Why it matters
One English word in a translated column looks like a term it is not.

Example
    good  | **410** | **Não está mais disponível.** |
    bad   | **410** | **Gone.** |

How to fix
Translate the label as the others in its column are.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.englishlabels import english_labels
from specglot.check.rule import case, page_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

BAD = (
    case(
        parcels("de", "fr", "ja", de=("**Nicht gefunden.**", "**Not Found.**")),
        ("de/update-parcel.md", 49, "de"),
    ),
    case(
        parcels("ja", "pt", "zh", zh=("**请求过多。**", "**Too Many Requests**")),
        ("zh/update-parcel.md", 50, "zh"),
    ),
    case(
        parcels("ja", "pt", "zh", pt=("## Corpo da solicitação", "## Request Body")),
        ("pt/update-parcel.md", 17, "pt"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@page_rule("warning", "text")
def label_untranslated(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from english_labels(page, book)
