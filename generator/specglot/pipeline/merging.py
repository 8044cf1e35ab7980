"""Groups of pages → what the spec has of each; what was merged before comes from the cache."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from specglot.merge.group import Group
from specglot.merge.spec import Part, merge_group
from specglot.model.page import Page
from specglot.model.spec import PageGroup
from specglot.pipeline import parcels
from specglot.pipeline.packing import unpacked
from specglot.pipeline.pages import Pages
from specglot.pipeline.shelf import Shelf
from specglot.recall.cache import Cache, digest

if TYPE_CHECKING:
    from specglot.pipeline.workers import Workers


_NOTHING = Part(operations=(), schemas=(), enums=())


class Merging:
    """The groups of a book, merged when they are asked for and not known.

    Attributes:
        keys: what each group depends on, as a digest; none where nothing is kept for later runs.
    """

    def __init__(self, groups: Sequence[Group], pages: Pages, cache: Cache) -> None:
        self.groups = groups
        self.pages = pages
        self.numbers = {card.page.path: number for number, card in enumerate(pages.cards)}
        self.keys = [
            digest([one.id, one.by, *(pages.keys[self.numbers[page.path]] for page in one.pages)])
            for one in groups
            if pages.keys
        ]
        self._cache = cache
        self._merged = Shelf(PageGroup, many=pages.many)

    def parts(self) -> list[Part]:
        """What each group documents; groups that document nothing are not merged for it."""
        found = dict.fromkeys(range(len(self.groups)), _NOTHING)
        asked = [number for number, one in enumerate(self.groups) if self._documents(one)]
        decoder = msgspec.msgpack.Decoder(Part)
        keys = [self.keys[number] for number in asked] if self.keys else []
        known = self._cache.get_many("part", keys)
        parts = {number: unpacked(decoder, known.get(key)) for number, key in zip(asked, keys, strict=False)}
        found |= {number: part for number, part in parts.items() if part is not None}
        new = [number for number in asked if parts.get(number) is None]
        if self.pages.workers is not None:
            for number, data in self._elsewhere(self.pages.workers, new):
                if self.keys:
                    self._cache.put("part", self.keys[number], data)
                found[number] = decoder.decode(data)
        else:
            for number in new:
                part = found[number] = self._merge(number)[1]
                if self.keys:
                    self._cache.put("part", self.keys[number], msgspec.msgpack.encode(part))
        return list(found.values())

    def _documents(self, group: Group) -> bool:
        return any(self.pages.cards[self.numbers[page.path]].documents for page in group.pages)

    def _elsewhere(self, workers: Workers, new: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """Merge groups in other processes; the parts come packed, what the spec has of the pages goes on the shelf."""
        sent = parcels.merging(
            (
                self.size(number),
                parcels.ToMerge(
                    number=number,
                    id=self.groups[number].id,
                    by=self.groups[number].by,
                    pages=self.packed(number),
                ),
            )
            for number in new
        )
        for done in workers.run(parcels.merge, sent):
            for one in msgspec.msgpack.decode(done, type=list[parcels.Merged]):
                self._merged.put_packed(one.number, bytes(one.group))
                yield one.number, bytes(one.part)

    def close(self) -> None:
        """Let the groups go."""
        self._merged.close()

    def size(self, number: int) -> int:
        """The characters of a group's texts."""
        return sum(map(len, self.texts(number)))

    def texts(self, number: int) -> list[str]:
        """The texts of a group's pages."""
        return [self.pages.text(self.numbers[page.path]) for page in self.groups[number].pages]

    def packed(self, number: int) -> list[msgspec.Raw]:
        """The pages of a group, packed."""
        return [msgspec.Raw(self.pages.packed(self.numbers[page.path])) for page in self.groups[number].pages]

    def whole(self, number: int) -> tuple[Page, ...]:
        """The pages of a group."""
        return tuple(self.pages.page(self.numbers[page.path]) for page in self.groups[number].pages)

    def group_packed(self, number: int) -> bytes | None:
        """As `group`, packed; None where it was not merged yet."""
        return self._merged.packed(number)

    def group(self, number: int) -> PageGroup:
        """A group as the spec has it, with its sections and front matter, without the prose of either."""
        return self._merged.get(number) or self._merge(number)[0]

    def _merge(self, number: int) -> tuple[PageGroup, Part]:
        one = self.groups[number]
        merged, part = merge_group(Group(id=one.id, by=one.by, pages=self.whole(number)), notes=False)
        self._merged.put(number, merged)
        return merged, part
