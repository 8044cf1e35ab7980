"""Pages → groups of them, and what the spec has of each; what was merged before comes from the cache."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from specglot.merge.group import Group, group_pages
from specglot.merge.spec import Part, merge_group, refs
from specglot.model.page import Page
from specglot.model.spec import PageGroup
from specglot.pipeline import parcels
from specglot.pipeline.packing import packed, unpacked
from specglot.pipeline.pages import Pages
from specglot.pipeline.shelf import Shelf
from specglot.recall.cache import Cache, digest

if TYPE_CHECKING:
    from specglot.pipeline.workers import Workers


_NOTHING = Part(operations=(), schemas=(), enums=())


class Merging:
    """The groups of a book, merged when they are asked for and not known.

    Attributes:
        groups: the groups, as far as their pages are named.
        numbers: the number of each page in `pages`, by path.
        keys: what each group's content depends on, as a digest, in the order of the groups; none where nothing is kept.
    """

    def __init__(self, pages: Pages, cache: Cache) -> None:
        self.pages = pages
        self.numbers = {path: number for number, path in enumerate(pages.paths)}
        self.groups = _grouped(pages, cache)
        self.keys = [
            digest([one.id, one.by, *(pages.keys[self.numbers[page.path]] for page in one.pages)])
            for one in self.groups
            if pages.keys
        ]
        self._cache = cache
        self._merged = Shelf(PageGroup, many=pages.many)
        self._parts: dict[int, Part] = {}

    def with_cards(self) -> tuple[Group, ...]:
        """The groups, with the cards of their pages."""
        cards = self.pages.cards()
        return tuple(
            Group(id=one.id, by=one.by, pages=tuple(cards[self.numbers[ref.path]].page for ref in one.pages))
            for one in self.groups
        )

    def digests(self) -> list[bytes]:
        """A digest of what each group documents: the same as long as it documents the same, whatever its pages say."""
        book = digest([one.id for one in self.groups])
        asked = self._asked()
        before = unpacked(msgspec.msgpack.Decoder(dict[bytes, bytes]), self._cache.get("parts", book)) or {}
        keys = [self.keys[number] for number in asked]
        found = {key: before[key] for key in keys if key in before}
        unknown = [key for key in keys if key not in found]
        found.update((key, _digest(data)) for key, data in self._cache.get_many("part", unknown).items())
        new = [number for number in asked if self.keys[number] not in found]
        found.update((self.keys[number], _digest(data)) for number, data in self._new(new))
        self._cache.need("part", keys)
        if found != before:
            self._cache.put("parts", book, msgspec.msgpack.encode(found))
        return [found.get(key, b"") for key in self.keys]

    def parts(self) -> list[Part]:
        """What each group documents; groups that document nothing are not merged for it."""
        decoder = msgspec.msgpack.Decoder(Part)
        unknown = [number for number in self._asked() if number not in self._parts]
        keys = [self.keys[number] for number in unknown] if self.keys else []
        known = self._cache.get_many("part", keys)
        for number, key in zip(unknown, keys, strict=False):
            if (part := unpacked(decoder, known.get(key))) is not None:
                self._parts[number] = part
        for _ in self._new([number for number in unknown if number not in self._parts]):
            pass
        found, self._parts = self._parts, {}  # asked for once
        return [found.get(number, _NOTHING) for number in range(len(self.groups))]

    def _asked(self) -> list[int]:
        """The groups that document something."""
        marks = self.pages.marks
        return [
            number
            for number, one in enumerate(self.groups)
            if any(marks[self.numbers[page.path]].documents for page in one.pages)
        ]

    def _new(self, numbers: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """Merge groups; what each documents, packed where that is kept."""
        if self.pages.workers is not None:
            decoder = msgspec.msgpack.Decoder(Part)
            for number, data in self._elsewhere(self.pages.workers, numbers):
                if self.keys:
                    self._cache.put("part", self.keys[number], data)
                self._parts[number] = decoder.decode(data)
                yield number, data
            return
        for number in numbers:
            self._parts[number] = self._merge(number)[1]
            data = msgspec.msgpack.encode(self._parts[number]) if self.keys else b""
            if self.keys:
                self._cache.put("part", self.keys[number], data)
            yield number, data

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


def _grouped(pages: Pages, cache: Cache) -> tuple[PageGroup, ...]:
    """The groups of a book's pages, as far as their pages are named; known as long as no page's card is another."""
    key = digest([mark.card for mark in pages.marks])
    known = unpacked(msgspec.msgpack.Decoder(tuple[PageGroup, ...]), cache.get("groups", key))
    if known is None:
        groups = group_pages([card.page for card in pages.cards()])
        known = tuple(PageGroup(id=one.id, by=one.by, pages=refs(one)) for one in groups)
        if cache.keeps:
            cache.put("groups", key, packed(known))
    return known


def _digest(data: bytes) -> bytes:
    return sha256(data).digest()
