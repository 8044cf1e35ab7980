"""When pages changed, as a version history tells it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Commit(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A commit: its time (seconds since 1970, UTC) and the pages of the book it changed, by path."""

    time: int
    paths: frozenset[str]


class Dates(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is known of the pages' history; empty where there is none.

    `commits` are those that changed pages, newest first, back to where each page was last changed; a page that none
    of them has is one of which that is not known. `sources` gives the time of the source versions (`cohort` of a page)
    that are commits of the same history.
    """

    commits: tuple[Commit, ...] = ()
    sources: Mapping[str, int] = msgspec.field(default_factory=dict[str, int])

    def changed(self, path: str) -> int | None:
        """When a page was last changed, None where that is not known."""
        return next((commit.time for commit in self.commits if path in commit.paths), None)


UNKNOWN = Dates()
"""No history."""
