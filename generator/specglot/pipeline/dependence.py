"""What findings depend on → the keys that the cache keeps them by.

As `specglot.check.run` tells it: those of a group depend on its pages, what the spec has of it, and what it has in
common with the rest; those of the book on its page groups and on what their rules see: the front matter of all pages,
the pages in Han characters, or everything that the spec documents.
"""

from __future__ import annotations

from collections.abc import Sequence

from specglot.check.rule import Sees
from specglot.check.text import is_han
from specglot.model.dates import Dates
from specglot.pipeline.grouped import Frame
from specglot.pipeline.joining import Joined
from specglot.pipeline.merging import Merging
from specglot.pipeline.packing import packed
from specglot.recall.cache import digest


class Dependence:
    """The keys of one check. To make them costs a twentieth of a check: where nothing is kept, nobody asks."""

    def __init__(self, joined: Joined, frame: Frame, merging: Merging) -> None:
        """`joined` is what is known of the spec."""
        self._joined = joined
        self._merging = merging
        around = frame.context
        self._shared = digest(
            packed(value)
            for value in (
                *(around.locales, around.translating, sorted(around.titles.items())),
                *(frame.selection, frame.glossary, frame.worded),
            )
        )

    def of_groups(self, dates: Sequence[Dates]) -> list[bytes]:
        """What the findings of each group depend on; `dates` are what is known of each group's history."""
        return [
            digest([self._shared, key, nodes, packed(known)])
            for key, nodes, known in zip(self._merging.keys, self._joined.nodes, dates, strict=True)
        ]

    def of_book(self, sees: Sees, dates: Dates) -> bytes:
        """What the findings of such rules depend on; `dates` are what is known of the history of the book's pages."""
        groups = packed(self._merging.groups)
        return digest([sees, self._shared, groups, packed(dates), *self._seen(sees)])

    def _seen(self, sees: Sees) -> list[bytes]:
        pages = self._merging.pages
        if sees == "front":
            return [mark.front for mark in pages.marks]
        if sees == "texts":
            return [key for key, mark in zip(pages.keys, pages.marks, strict=True) if is_han(mark.locale)]
        return [self._joined.whole]
