"""A required field is missing from the sample.

What it finds
In every locale, the field list calls a field required, and the JSON sample beside it lacks the field
although it has the object the field belongs to. Fields that go only under a condition are left out.

Why it matters
Readers who copy the sample send a request that is rejected.

Example
    * `mode` (必須)            (no "mode" in the sample)

How to fix
Add the field to the sample in all locales.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.contradictions import contradictions, unsampled_fields
from specglot.check.rule import case, group_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageGroup

BAD = (
    case(parcels("zh", zh=('    "mode": "express",\n', "")), ("zh/update-parcel.md", 32, "zh")),
    case(
        parcels("de", "ja", de=('    "mode": "express",\n', ""), ja=('    "mode": "express",\n', "")),
        ("de/update-parcel.md", 32, "de, ja"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@group_rule("warning", "contradiction")
def field_unsampled(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from contradictions(
        group,
        book,
        unsampled_fields,
        "required field `{}` is missing from the sample",
        "Add the field to the sample.",
    )
