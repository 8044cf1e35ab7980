"""A JSON sample cannot be parsed in some locales.

What it finds
The JSON sample of a request has typographic quotes, a lost comma or bracket or the like in some locales, while it is
whole in others. What no locale has as strict JSON (`...` lines, placeholders) is left alone.

Why it matters
Readers copy the sample and get an error that the page does not explain.

Example
    good  "eventType": "play"
    bad   “eventType”: "play"

How to fix
Repair the sample; copy the marks of the other locales.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.rule import case, group_rule
from specglot.check.samples import parcels
from specglot.check.samplesjson import broken_samples
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageGroup

BAD = (
    case(parcels("de", "fr", "ja", de=('"mode"', "„mode“")), ("de/update-parcel.md", 25, "fr, ja | de")),
    case(
        parcels("fr", "ja", "zh", zh=('"express",', '"express"')), ("zh/update-parcel.md", 26, "fr, ja | zh")
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh", ja=('"label": "x"', '"label": "y"'))),
)


@group_rule("warning", "survival")
def sample_broken(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from broken_samples(group, book)
