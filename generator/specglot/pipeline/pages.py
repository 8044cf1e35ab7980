"""Texts → pages: those read before from the cache, the others here or, where they are many, in other processes."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from specglot.model.page import Page
from specglot.pipeline import parcels
from specglot.pipeline.cards import Card, card_of
from specglot.pipeline.means import Means
from specglot.pipeline.reading import Reader, Setting, Task
from specglot.pipeline.shelf import Shelf
from specglot.recall.cache import Cache, digest

if TYPE_CHECKING:
    from specglot.pipeline.workers import Workers

_KIND = "page"
_CARD = "card"
_MANY = 1 << 22
"""Characters of text from which on the pages of a run are kept in a file."""


class Kept:
    """The pages of earlier runs."""

    def __init__(self, cache: Cache, setting: Setting) -> None:
        self._cache = cache
        # Maps keep the order they were written in, which is the config's: no other order reaches a page.
        self._setting = msgspec.msgpack.encode(setting, order="sorted")
        self._decoder = msgspec.msgpack.Decoder(Page)

    def key(self, task: Task) -> bytes:
        """What a page's content depends on beside the tool."""
        return digest([self._setting, sha256(msgspec.msgpack.encode(task, order="sorted")).digest()])

    def get(self, key: bytes) -> Page | None:
        """The page of a key, where it was read before."""
        data = self._cache.get(_KIND, key)
        if data is None:
            return None
        try:
            return self._decoder.decode(zlib.decompress(data))
        except (zlib.error, msgspec.DecodeError):
            return None

    def cards(self, keys: Sequence[bytes]) -> dict[bytes, Card]:
        """The cards of pages that were read before, by key."""
        decoder = msgspec.msgpack.Decoder(Card)
        found: dict[bytes, Card] = {}
        for key, data in self._cache.get_many(_CARD, keys).items():
            try:
                found[key] = decoder.decode(data)
            except msgspec.DecodeError:
                continue
        return found

    def put_card(self, key: bytes, packed: bytes) -> None:
        """Keep a card, packed."""
        self._cache.put(_CARD, key, packed)

    def put(self, key: bytes, packed: bytes) -> None:
        """Keep a page, packed and deflated."""
        self._cache.put(_KIND, key, packed)


class Pages:
    """The pages of a run: read where nobody has read them before, at hand when they are asked for.

    Attributes:
        keys: what each page's content depends on, as a digest; none where nothing is kept for later runs.
        cards: the card of each page. Both in the order of the tasks.
        many: whether there are so many that values should not be held.
        workers: the processes that read them, and may do more; None where this one did.
    """

    def __init__(self, tasks: Sequence[Task], setting: Setting, means: Means) -> None:
        self.many = sum(len(task.text) for task in tasks) > _MANY
        self.workers: Workers | None = None
        self._tasks = tasks
        self._setting = setting
        self._kept = Kept(means.cache, setting)
        self._shelf = Shelf(Page, many=self.many)
        self._reader = Reader(setting)
        self.keys = tuple(self._kept.key(task) for task in tasks) if means.cache.keeps else ()
        known = self._kept.cards(self.keys)
        self._cards = {number: known[key] for number, key in enumerate(self.keys) if key in known}
        stale = [number for number in range(len(tasks)) if number not in self._cards]
        means.progress.begin(len(stale))
        try:
            self._read(stale, means)
        except BaseException:
            self.close()
            raise
        finally:
            means.progress.end()
        self.cards = tuple(self._cards[number] for number in range(len(tasks)))

    def page(self, number: int) -> Page:
        """A whole page. One whose card was kept and which itself was lost is read again."""
        page = self._shelf.get(number)
        if page is None:
            kept = self._kept.get(self.keys[number]) if self.keys else None
            page = kept or self._reader.read(self._tasks[number])
            if not self.many:
                self._shelf.put(number, page)
        return page

    def packed(self, number: int) -> bytes:
        """A whole page, packed."""
        return self._shelf.packed(number) or msgspec.msgpack.encode(self.page(number))

    def text(self, number: int) -> str:
        """A page's text as the file has it."""
        return self._tasks[number].text

    def close(self) -> None:
        """Let the pages and the processes go."""
        self._shelf.close()
        if self.workers is not None:
            self.workers.close()
            self.workers = None

    def _read(self, stale: Sequence[int], means: Means) -> None:
        number_of_processes = parcels.wanted(sum(len(self._tasks[one].text) for one in stale), means.jobs)
        if number_of_processes > 1 and stale:
            from specglot.pipeline.workers import Workers

            self.workers = Workers(number_of_processes)
            self._read_elsewhere(self.workers, stale, means)
            return
        for number in stale:
            page = self._reader.read(self._tasks[number])
            self._shelf.put(number, page)
            self._cards[number] = card_of(page)
            if self.keys:
                self._kept.put(self.keys[number], parcels.deflated(msgspec.msgpack.encode(page)))
                self._kept.put_card(self.keys[number], msgspec.msgpack.encode(self._cards[number]))
            means.progress.page(page.locale)

    def _read_elsewhere(self, workers: Workers, stale: Sequence[int], means: Means) -> None:
        tasks = ((number, self._tasks[number]) for number in stale)
        sent = parcels.reading(tasks, self._setting, keeps=bool(self.keys))
        decoder = msgspec.msgpack.Decoder(list[parcels.Read])
        cards = msgspec.msgpack.Decoder(Card)
        for done in workers.run(parcels.read, sent):
            for one in decoder.decode(done):
                self._shelf.put_packed(one.number, bytes(one.page))
                self._cards[one.number] = cards.decode(one.card)
                if self.keys:
                    self._kept.put(self.keys[one.number], one.kept)
                    self._kept.put_card(self.keys[one.number], bytes(one.card))
                means.progress.page(one.locale)


def read_pages(tasks: Sequence[Task], setting: Setting, means: Means) -> tuple[Page, ...]:
    """All pages of some tasks, in their order, whoever read them."""
    pages = Pages(tasks, setting, means)
    try:
        return tuple(pages.page(number) for number in range(len(tasks)))
    finally:
        pages.close()
