"""What findings depend on → the keys that the cache keeps them by.

As `specglot.check.run` tells it: those of a group depend on its pages, what the spec has of it, and what it has in
common with the rest; those of the book on the front matter of all pages, the pages in Han characters, and everything
that the spec documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from specglot.model.dates import Dates
from specglot.model.page import Page
from specglot.model.spec import PageGroup, Spec
from specglot.pipeline.grouped import Frame
from specglot.pipeline.merging import Merging
from specglot.pipeline.packing import packed
from specglot.recall.cache import digest

_HAN = ("ja", "zh")


class Dependence:
    """The keys of one check. To make them costs a twentieth of a check: where nothing is kept, nobody asks."""

    def __init__(self, spec: Spec, frame: Frame, merging: Merging, nodes: Mapping[str, bytes]) -> None:
        """`nodes` are what the spec documents of each group, packed."""
        self._spec = spec
        self._merging = merging
        self._nodes = nodes
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
            digest([self._shared, key, self._of(group), packed(known)])
            for key, group, known in zip(self._merging.keys, self._spec.groups, dates, strict=True)
        ]

    def of_book(self, dates: Dates) -> bytes:
        """What the findings of the book depend on; `dates` are what is known of the history of its pages."""
        pages = self._merging.pages
        fronts = [
            part
            for key, card in zip(pages.keys, pages.cards, strict=True)
            for part in (card.page.path, card.page.locale, card.front, key if _is_han(card.page) else b"")
        ]
        groups = [part for group in self._spec.groups for part in (group.id, self._of(group))]
        return digest([self._shared, digest(fronts), digest(groups), packed(self._spec.ties), packed(dates)])

    def _of(self, group: PageGroup) -> bytes:
        return self._nodes.get(group.id, b"")


def _is_han(page: Page) -> bool:
    return page.locale.split("-", maxsplit=1)[0] in _HAN
