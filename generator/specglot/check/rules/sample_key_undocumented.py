"""A sample shows a key that no field of the page documents.

What it finds
In every locale, the JSON sample of a request has a key that the field list beside it lacks. Keys below a
field whose children the list leaves out are not looked at.

Why it matters
Readers do not know what the key means or whether they must send it.

Example
    "mode": "express",
    "speed": 3            (no `speed` in the list)

How to fix
Document the key, or take it out of the sample, in all locales.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.contradictions import contradictions, undocumented_keys
from specglot.check.rule import case, group_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageGroup

BAD = (
    case(parcels("zh", zh=('"mode"', '"speed": 3,\n    "mode"')), ("zh/update-parcel.md", 25, "zh")),
    case(
        parcels("de", "ja", de=("* `label`", "* `tag`"), ja=("* `label`", "* `tag`")),
        ("de/update-parcel.md", 26, "de, ja"),
    ),
)
GOOD = (
    case(parcels()),
    case(parcels("ja", "zh")),
)


@group_rule("warning", "contradiction")
def sample_key_undocumented(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from contradictions(
        group,
        book,
        undocumented_keys,
        "sample key `{}` stands in no field list",
        "Document the key, or take it out of the sample.",
    )
