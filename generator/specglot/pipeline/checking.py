"""Files → findings, one group of pages after another; what was found in a group before is found again in the cache.

Findings are kept by what they depend on, as `specglot.check.run` tells it: those of a group by its pages, what the spec
has of it, and what it has in common with the rest; those of the book by the front matter of all pages, the pages in Han
characters, and everything that the spec documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec.structs import replace

from specglot.cache import Cache, digest
from specglot.check.book import Book
from specglot.check.context import context_of
from specglot.check.run import check_whole, sorted_findings
from specglot.config import Config
from specglot.merge.group import Group, group_pages
from specglot.merge.spec import Part, join, merge_group, refs
from specglot.model.dates import Dates
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page
from specglot.model.source import Source
from specglot.model.spec import Enum, Operation, PageGroup, Schema, Spec
from specglot.pipeline import parcels
from specglot.pipeline.book import book_of, words_for
from specglot.pipeline.checked import Checked, Texts, checked
from specglot.pipeline.files import Files
from specglot.pipeline.findings import check_book, dates_of, glossary_of, selection_of
from specglot.pipeline.grouped import Frame, Nodes, Outcome, check_one
from specglot.pipeline.learning import UNKNOWN
from specglot.pipeline.means import Means
from specglot.pipeline.pages import Pages
from specglot.pipeline.shelf import Shelf

if TYPE_CHECKING:
    from specglot.pipeline.workers import Workers

_HAN = ("ja", "zh")


def check_files(
    files: Files, means: Means, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Checked:
    """Check one book.

    Args:
        files: its files.
        means: what there is to work with.
        select: rules to run, as the command line names them.
        ignore: rules to leave out.

    Raises:
        InputError: a page cannot be read, or a rule, a level or a glossary is none.
    """
    tasks, setting = files.tasks()
    pages = Pages(tasks, setting, means)
    try:
        return _check(files, pages, means, select, ignore)
    finally:
        pages.close()


def _check(files: Files, pages: Pages, means: Means, select: Sequence[str], ignore: Sequence[str]) -> Checked:
    if _anybody_learns({card.page.locale for card in pages.cards}, files.config, means.cache):
        book = book_of(files, means)
        return checked(book, check_book(book, select, ignore, dates_of(book.root, book.spec.groups)))
    groups = group_pages([card.page for card in pages.cards])
    light = tuple(PageGroup(id=one.id, by=one.by, pages=refs(one)) for one in groups)
    merging = _Merging(groups, pages, means.cache)
    try:
        return _found(files, merging, light, means, select, ignore)
    finally:
        merging.close()


def _found(
    files: Files,
    merging: _Merging,
    light: tuple[PageGroup, ...],
    means: Means,
    select: Sequence[str],
    ignore: Sequence[str],
) -> Checked:
    pages = merging.pages
    texts = Texts({card.page.path: pages.text(number) for number, card in enumerate(pages.cards)})
    spec = join(merging.groups, light, merging.parts())
    frame = Frame(
        context=context_of(spec),
        selection=selection_of(files.config, select, ignore),
        glossary=glossary_of(files.config),
        worded=frozenset(files.config.words),
    )
    dates = dates_of(files.root, light)
    found = _Checking(spec, frame, dates, merging, texts, means.cache).findings()
    return Checked(
        config=files.config,
        root=files.root,
        findings=sorted_findings(found),
        sources=texts,
        groups=light,
        locales=spec.locales,
        learned=(),
        pages=len(pages.cards),
    )


def _anybody_learns(locales: set[str], config: Config, cache: Cache) -> bool:
    """Whether words of a locale are learned from other pages: then what a page says depends on all others."""
    for locale in sorted(locales - {UNKNOWN}):
        key = digest([locale, _packed(config.words)])
        known = cache.get("complete", key)
        if known is None:
            known = b"1" if words_for(locale, config).complete else b"0"
            cache.put("complete", key, known)
        if known == b"0":
            return True
    return False


class _Merging:
    """The groups of a book, merged when they are asked for and not known."""

    def __init__(self, groups: Sequence[Group], pages: Pages, cache: Cache) -> None:
        self.groups = groups
        self.pages = pages
        self.numbers = {card.page.path: number for number, card in enumerate(pages.cards)}
        self.keys = [
            digest([one.id, one.by, *(pages.keys[self.numbers[page.path]] for page in one.pages)])
            for one in groups
        ]
        self._cache = cache
        self._merged = Shelf(PageGroup, many=pages.many)

    def parts(self) -> list[Part]:
        """What each group documents."""
        decoder = msgspec.msgpack.Decoder(Part)
        known = self._cache.get_many("part", self.keys)
        found = [_unpacked(decoder, known.get(key)) for key in self.keys]
        new = [number for number, part in enumerate(found) if part is None]
        if self.pages.workers is not None:
            for number, data in self._elsewhere(self.pages.workers, new):
                self._cache.put("part", self.keys[number], data)
                found[number] = decoder.decode(data)
        else:
            for number in new:
                part = found[number] = self._merge(number)[1]
                if self._cache.keeps:
                    self._cache.put("part", self.keys[number], msgspec.msgpack.encode(part))
        return [part for part in found if part is not None]

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

    def group_packed(self, number: int) -> bytes:
        """As `group`, packed."""
        return self._merged.packed(number) or msgspec.msgpack.encode(self.group(number))

    def group(self, number: int) -> PageGroup:
        """A group as the spec has it, with all its sections and front matter."""
        return self._merged.get(number) or self._merge(number)[0]

    def _merge(self, number: int) -> tuple[PageGroup, Part]:
        one = self.groups[number]
        merged, part = merge_group(Group(id=one.id, by=one.by, pages=self.whole(number)))
        self._merged.put(number, merged)
        return merged, part


class _Checking:
    """The findings of a book's groups, and of the book; those that are known are taken as they are."""

    def __init__(
        self, spec: Spec, frame: Frame, dates: Dates, merging: _Merging, texts: Texts, cache: Cache
    ) -> None:
        self.spec = spec
        self.frame = frame
        self.dates = dates
        self.merging = merging
        self.texts = texts
        self.cache = cache
        self.nodes = _nodes(spec)
        self.packed_nodes = {group: _packed(nodes) for group, nodes in self.nodes.items()}
        around = frame.context
        self.shared = digest(
            _packed(value)
            for value in (
                *(around.locales, around.translating, sorted(around.titles.items())),
                *(frame.selection, frame.glossary, frame.worded),
            )
        )
        self.decoder = msgspec.msgpack.Decoder(Outcome)
        self.masked: dict[str, str] = {}

    def findings(self) -> Iterator[Diagnostic]:
        """All findings, in no order that matters."""
        dates = [_dates_of_group(self.dates, group) for group in self.spec.groups]
        keys = [
            digest([self.shared, key, self.packed_nodes.get(group.id, b""), _packed(known)])
            for key, group, known in zip(self.merging.keys, self.spec.groups, dates, strict=True)
        ]
        kept = self.cache.get_many("findings", keys)
        new: list[int] = []
        for number, key in enumerate(keys):
            outcome = _unpacked(self.decoder, kept.get(key))
            if outcome is None:
                new.append(number)
            else:
                yield from self._told(outcome)
        if self.merging.pages.workers is not None:
            for number, data in self._elsewhere(self.merging.pages.workers, new, dates):
                self.cache.put("findings", keys[number], data)
                yield from self._told(self.decoder.decode(data))
        else:
            for number in new:
                outcome = self._group(number, dates[number])
                if self.cache.keeps:
                    self.cache.put("findings", keys[number], msgspec.msgpack.encode(outcome))
                yield from self._told(outcome)
        yield from self._book()

    def _told(self, outcome: Outcome) -> tuple[Diagnostic, ...]:
        self.masked.update(outcome.masked)
        return outcome.findings

    def _elsewhere(
        self, workers: Workers, new: Sequence[int], dates: Sequence[Dates]
    ) -> Iterator[tuple[int, bytes]]:
        """Check groups in other processes; the findings come packed."""
        none = _packed(Nodes())
        sent = parcels.checking(
            self.frame,
            (
                (
                    self.merging.size(number),
                    parcels.ToCheck(
                        number=number,
                        group=msgspec.Raw(self.merging.group_packed(number)),
                        nodes=msgspec.Raw(self.packed_nodes.get(self.spec.groups[number].id, none)),
                        dates=dates[number],
                        pages=self.merging.packed(number),
                        texts=self.merging.texts(number),
                    ),
                )
                for number in new
            ),
        )
        for done in workers.run(parcels.check, sent):
            for one in msgspec.msgpack.decode(done, type=list[parcels.Found]):
                yield one.number, bytes(one.outcome)

    def _group(self, number: int, dates: Dates) -> Outcome:
        group = self.merging.group(number)
        pages = self.merging.whole(number)
        # Sources of their own: those of the report are held, and quote few pages.
        sources = tuple(
            Source.of(page.path, text) for page, text in zip(pages, self.merging.texts(number), strict=True)
        )
        return check_one(self.frame, group, self.nodes.get(group.id, Nodes()), pages, sources, dates)

    def _book(self) -> tuple[Diagnostic, ...]:
        cards = self.merging.pages.cards
        pages = [
            part
            for key, card in zip(self.merging.pages.keys, cards, strict=True)
            for part in (card.page.path, card.page.locale, card.front, key if _is_han(card.page) else b"")
        ]
        groups = [
            part for group in self.spec.groups for part in (group.id, self.packed_nodes.get(group.id, b""))
        ]
        key = digest(
            [self.shared, digest(pages), digest(groups), _packed(self.spec.ties), _packed(self.dates)]
        )
        decoder = msgspec.msgpack.Decoder(tuple[Diagnostic, ...])
        found = _unpacked(decoder, self.cache.get("book", key))
        if found is None:
            book = Book(
                spec=self.spec,
                pages=_Pages(self.merging.pages, self.merging.numbers),
                sources=self.texts,
                context=self.frame.context,
                glossary=self.frame.glossary,
                dates=self.dates,
                worded=self.frame.worded,
                cache={"masked": self.masked},
            )
            found = check_whole(book, self.frame.selection)
            self.cache.put("book", key, msgspec.msgpack.encode(found))
        return found


class _Pages(Mapping[str, Page]):
    """Path → page, brought when it is asked for; in the order of the paths."""

    def __init__(self, pages: Pages, numbers: Mapping[str, int]) -> None:
        self._pages = pages
        self._numbers = dict(sorted(numbers.items()))

    def __getitem__(self, path: str) -> Page:
        return self._pages.page(self._numbers[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def _nodes(spec: Spec) -> dict[str, Nodes]:
    """Group → what the spec documents of it."""
    lists: dict[str, tuple[list[Operation], list[Schema], list[Enum]]] = {}
    for operation in spec.operations:
        lists.setdefault(operation.group, ([], [], []))[0].append(operation)
    for schema in spec.schemas:
        lists.setdefault(schema.group, ([], [], []))[1].append(schema)
    for enum in spec.enums:
        lists.setdefault(enum.group, ([], [], []))[2].append(enum)
    return {
        group: Nodes(operations=tuple(operations), schemas=tuple(schemas), enums=tuple(enums))
        for group, (operations, schemas, enums) in lists.items()
    }


def _dates_of_group(dates: Dates, group: PageGroup) -> Dates:
    """What is known of the history of one group's pages."""
    paths = {page.path for page in group.pages}
    cohorts = {page.cohort for page in group.pages}
    return Dates(
        commits=tuple(
            replace(commit, paths=commit.paths & paths) for commit in dates.commits if commit.paths & paths
        ),
        sources={cohort: time for cohort, time in dates.sources.items() if cohort in cohorts},
    )


def _is_han(page: Page) -> bool:
    return page.locale.split("-", maxsplit=1)[0] in _HAN


def _packed(value: object) -> bytes:
    """A value as bytes that are the same for equal values."""
    return msgspec.msgpack.encode(value, order="deterministic")


T = TypeVar("T")


def _unpacked(decoder: msgspec.msgpack.Decoder[T], data: bytes | None) -> T | None:
    """A value that was kept, None where there is none that can be read."""
    if data is None:
        return None
    try:
        return decoder.decode(data)
    except msgspec.DecodeError:
        return None
