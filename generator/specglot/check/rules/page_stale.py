"""A page was left behind when most other locales changed.

What it finds
The version history has a commit that changed the page in two other locales at least, and in most of them, after
this page was last changed. It is told only where the page differs from theirs: another source version, other
sections or texts, other facts. Where there is no history, or a shallow clone does not reach back far enough,
nothing is said.

Why it matters
The other locales were brought up to date; readers of this one are told what no longer holds.

Example
    ja, de, fr   changed together on 2021-05-06, a field added
    pt           last changed on 2020-11-30, the field missing

How to fix
Look at what changed in the other locales (`git log -- page`) and bring the page up to date.
"""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.rule import case, group_rule
from specglot.check.samples import parcels
from specglot.check.stale import left_behind
from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageGroup

_OLD, _NEW = 1_600_000_000, 1_620_000_000

BAD = (
    case(
        parcels("de", "fr", "ja", de=("* `label`", "* `tag`")),
        ("de/update-parcel.md", 1, "fr, ja | de"),
        commits=((_NEW, "fr, ja"), (_OLD, "de, fr, ja")),
    ),
    case(
        parcels(
            "fr",
            "ja",
            "pt",
            "zh",
            fr=("uuid", "source-git-commit: 1b\nuuid"),
            ja=("uuid", "source-git-commit: 1b\nuuid"),
            pt=("uuid", "source-git-commit: 1b\nuuid"),
            zh=("uuid", "source-git-commit: 0a\nuuid"),
        ),
        ("zh/update-parcel.md", 1, "fr, ja, pt | zh"),
        commits=((_NEW, "fr, ja, pt"), (_OLD, "fr, ja, pt, zh")),
    ),
)
GOOD = (
    # The same source version, the same texts, or no history that tells.
    case(parcels("de", "fr", "ja"), commits=((_NEW, "fr, ja"), (_OLD, "de, fr, ja"))),
    case(parcels("de", "fr", "zh", zh=("* `label`", "* `tag`"))),
    case(
        parcels("de", "fr", "ja", ja=("* `label`", "* `tag`")),
        commits=((_NEW, "de, fr, ja"), (_OLD, "ja")),
    ),
    # One other locale alone corrected itself.
    case(
        parcels("de", "fr", "ja", "zh", ja=("* `label`", "* `tag`")),
        commits=((_NEW, "de"), (_OLD, "de, fr, ja, zh")),
    ),
)


@group_rule("note", "versions")
def page_stale(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from left_behind(group, book)
