"""A response sample shows another status in some locales.

What it finds
The status line of a response sample names a status that the response samples of other locales do not show.

Why it matters
One of the samples shows an answer that the API does not give.

Example
    ja    HTTP/1.1 200 OK
    de    HTTP/1.1 201 Created

How to fix
Look up what the API answers and correct the other sample.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from specglot.check.book import Book
from specglot.check.operations import sampled
from specglot.check.rule import case, fact_rule
from specglot.check.samples import parcels
from specglot.check.witness import absence
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Fact

BAD = (
    case(
        parcels("de", "fr", "ja", de=("HTTP/1.1 200", "HTTP/1.1 202")),
        ("de/update-parcel.md", 39, "fr, ja | de"),
    ),
    case(
        parcels("fr", "pt", "zh", zh=("HTTP/1.1 200", "HTTP/1.1 203")),
        ("zh/update-parcel.md", 39, "fr, pt | zh"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@fact_rule("status-sample", settled=True)
def status_line_differs(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    samples = sampled(fact, book)
    stating = {claim.locale for claim in fact.claims}
    lacking = sorted(locale for locale in samples if locale not in stating)
    if lacking and len(stating) < len(samples):
        yield from absence(replace(fact, gaps=tuple(samples[locale] for locale in lacking)), "status line")
