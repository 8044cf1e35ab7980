"""Texts → pages: those read before from the cache, the others here or, where they are many, in other processes."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from specglot.model.page import Page
from specglot.pipeline import parcels
from specglot.pipeline.cards import Card, Mark, card_of, mark_of
from specglot.pipeline.files import Unread
from specglot.pipeline.means import Means
from specglot.pipeline.packing import unpacked
from specglot.pipeline.reading import Reader, Setting, Task
from specglot.pipeline.shelf import Shelf
from specglot.recall.cache import Cache, digest

if TYPE_CHECKING:
    from specglot.pipeline.workers import Workers

_KIND = "page"
_CARD = "card"
_MARKS = "marks"
_MANY = 1 << 22
"""Characters of text (bytes where it is not read) from which on the pages of a run are kept in a file."""


class Kept:
    """The pages of earlier runs."""

    def __init__(self, cache: Cache, setting: Setting) -> None:
        self._cache = cache
        # Maps keep the order they were written in, which is the config's: no other order reaches a page.
        self._setting = msgspec.msgpack.encode(setting, order="sorted")
        self._decoder = msgspec.msgpack.Decoder(Page)

    def key(self, task: Task, content: bytes = b"") -> bytes:
        """What a page's content depends on beside the tool; `content` is its digest, where that is at hand."""
        around = (task.path, task.locale, task.neutral, task.by, task.taught, task.doubtful)
        text = content or digest_of(task.text)
        return digest([self._setting, msgspec.msgpack.encode(around, order="sorted"), text])

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

    def marks(self, book: bytes) -> dict[bytes, Mark]:
        """The marks of the pages that a book had when it was last read, by key: all in one, because all are wanted."""
        return unpacked(msgspec.msgpack.Decoder(dict[bytes, Mark]), self._cache.get(_MARKS, book)) or {}

    def put_marks(self, book: bytes, marks: Mapping[bytes, Mark]) -> None:
        """Keep the marks of a book's pages."""
        self._cache.put(_MARKS, book, msgspec.msgpack.encode(marks))

    def book(self, paths: Sequence[str]) -> bytes:
        """What a book is known by: its pages' paths, and how they are read."""
        return digest([self._setting, *paths])

    def put_card(self, key: bytes, packed: bytes) -> None:
        """Keep a card, packed."""
        self._cache.put(_CARD, key, packed)

    def put(self, key: bytes, packed: bytes) -> None:
        """Keep a page, packed and deflated."""
        self._cache.put(_KIND, key, packed)


class Pages:
    """The pages of a run: read where nobody has read them before, at hand when they are asked for.

    Attributes:
        paths: the path of each page.
        contents: a digest of each page's text.
        keys: what each page's content depends on, as a digest.
        marks: what tells whether a page is another for the rest of the book. All four in the order of the tasks; no
            contents and keys where nothing is kept for later runs.
        many: whether there are so many that values should not be held.
        workers: the processes that read them, and may do more; None where this one did.
    """

    def __init__(self, tasks: Sequence[Task | Unread], setting: Setting, means: Means) -> None:
        self.workers: Workers | None = None
        self._given = tasks
        self._tasks: dict[int, Task] = {}
        self._setting = setting
        self._kept = Kept(means.cache, setting)
        self._reader = Reader(setting)
        self._cards: dict[int, Card] = {}
        self.paths = tuple(task.path for task in tasks)
        known = [self._known(number, kept=means.cache.keeps) for number in range(len(tasks))]
        self.many = sum(size for size, _ in known) > _MANY
        self._shelf = Shelf(Page, many=self.many)
        self.contents = tuple(content for _, content in known) if means.cache.keeps else ()
        self.keys = tuple(
            self._kept.key(task if isinstance(task, Task) else task.task, content)
            for task, content in zip(tasks, self.contents, strict=means.cache.keeps)
        )
        self.marks = self._marked(means)

    def _known(self, number: int, *, kept: bool) -> tuple[int, bytes]:
        """The size and a digest of a page's text, which is read only where these cannot be told otherwise."""
        given = self._given[number]
        known = given.known() if kept and isinstance(given, Unread) else None
        if known is None:
            text = self.text(number)
            known = len(text), digest_of(text) if kept else b""
        return known

    def _task(self, number: int) -> Task:
        if number not in self._tasks:
            given = self._given[number]
            self._tasks[number] = given if isinstance(given, Task) else given.whole()
        return self._tasks[number]

    def _marked(self, means: Means) -> tuple[Mark, ...]:
        """The marks of all pages; those that nobody has read before are read."""
        every = range(len(self.paths))
        book = self._kept.book(self.paths) if self.keys else b""
        before = self._kept.marks(book) if book else {}
        marked = {number: before[key] for number, key in enumerate(self.keys) if key in before}
        self._find([number for number in every if number not in marked])
        stale = [number for number in every if number not in marked and number not in self._cards]
        means.progress.begin(len(stale))
        try:
            self._read(stale, means)
        except BaseException:
            self.close()
            raise
        finally:
            means.progress.end()
        marks = tuple(
            marked.get(number) or mark_of(self._cards[number], kept=bool(self.keys)) for number in every
        )
        if len(marked) < len(marks) or len(before) > len(marks):
            self._kept.put_marks(book, dict(zip(self.keys, marks, strict=False)))
        means.cache.need(_CARD, self.keys)
        means.cache.need(_KIND, self.keys)
        return marks

    def _find(self, numbers: Sequence[int]) -> None:
        """Take the cards that are kept."""
        known = self._kept.cards([self.keys[number] for number in numbers] if self.keys else ())
        self._cards.update(
            (number, known[self.keys[number]]) for number in numbers if known and self.keys[number] in known
        )

    def cards(self) -> tuple[Card, ...]:
        """The card of each page, in the order of the tasks."""
        every = range(len(self.paths))
        self._find([number for number in every if number not in self._cards])
        for number in every:
            if number not in self._cards:
                self._cards[number] = card_of(self.page(number), self.text(number))
        return tuple(self._cards[number] for number in every)

    def page(self, number: int) -> Page:
        """A whole page. One whose card was kept and which itself was lost is read again."""
        page = self._shelf.get(number)
        if page is None:
            kept = self._kept.get(self.keys[number]) if self.keys else None
            page = kept or self._reader.read(self._task(number))
            if not self.many:
                self._shelf.put(number, page)
        return page

    def packed(self, number: int) -> bytes:
        """A whole page, packed."""
        return self._shelf.packed(number) or msgspec.msgpack.encode(self.page(number))

    def text(self, number: int) -> str:
        """A page's text as the file has it."""
        return self._task(number).text

    def close(self) -> None:
        """Let the pages and the processes go."""
        self._shelf.close()
        if self.workers is not None:
            self.workers.close()
            self.workers = None

    def _read(self, stale: Sequence[int], means: Means) -> None:
        number_of_processes = parcels.wanted(sum(len(self.text(one)) for one in stale), means.jobs)
        if number_of_processes > 1 and stale:
            from specglot.pipeline.workers import Workers

            self.workers = Workers(number_of_processes)
            self._read_elsewhere(self.workers, stale, means)
            return
        for number in stale:
            page = self._reader.read(self._task(number))
            self._shelf.put(number, page)
            self._cards[number] = card_of(page, self.text(number))
            if self.keys:
                self._kept.put(self.keys[number], parcels.deflated(msgspec.msgpack.encode(page)))
                self._kept.put_card(self.keys[number], msgspec.msgpack.encode(self._cards[number]))
            means.progress.page(page.locale)

    def _read_elsewhere(self, workers: Workers, stale: Sequence[int], means: Means) -> None:
        tasks = ((number, self._task(number)) for number in stale)
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


def digest_of(text: str) -> bytes:
    """The digest of a text: that of the file's content, because nothing but UTF-8 is read."""
    return sha256(text.encode()).digest()


def read_pages(tasks: Sequence[Task], setting: Setting, means: Means) -> tuple[Page, ...]:
    """All pages of some tasks, in their order, whoever read them."""
    pages = Pages(tasks, setting, means)
    try:
        return tuple(pages.page(number) for number in range(len(tasks)))
    finally:
        pages.close()
