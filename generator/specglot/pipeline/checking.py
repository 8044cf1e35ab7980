"""Files → findings, one group of pages after another; what was found in a group before is found again in the cache.

Findings are kept by what they depend on, as `specglot.check.run` tells it: those of a group by its pages, what the spec
has of it, and what it has in common with the rest; those of the book by the front matter of all pages, the pages in Han
characters, and everything that the spec documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from specglot.check.book import Book
from specglot.check.context import context_of
from specglot.check.run import check_whole, sorted_findings
from specglot.config import Config
from specglot.merge.group import group_pages
from specglot.merge.spec import join, refs
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
from specglot.pipeline.merging import Merging
from specglot.pipeline.packing import packed, unpacked
from specglot.pipeline.pages import Pages
from specglot.recall.cache import Cache, digest

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
    merging = Merging(groups, pages, means.cache)
    try:
        return _found(files, merging, light, means, select, ignore)
    finally:
        merging.close()


def _found(
    files: Files,
    merging: Merging,
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
        key = digest([locale, packed(config.words)])
        known = cache.get("complete", key)
        if known is None:
            known = b"1" if words_for(locale, config).complete else b"0"
            cache.put("complete", key, known)
        if known == b"0":
            return True
    return False


class _Checking:
    """The findings of a book's groups, and of the book; those that are known are taken as they are."""

    def __init__(
        self, spec: Spec, frame: Frame, dates: Dates, merging: Merging, texts: Texts, cache: Cache
    ) -> None:
        self.spec = spec
        self.frame = frame
        self.dates = dates
        self.merging = merging
        self.texts = texts
        self.cache = cache
        self.nodes = _nodes(spec)
        self.packed_nodes = {group: packed(nodes) for group, nodes in self.nodes.items()}
        around = frame.context
        self.shared = digest(
            packed(value)
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
            digest([self.shared, key, self.packed_nodes.get(group.id, b""), packed(known)])
            for key, group, known in zip(self.merging.keys, self.spec.groups, dates, strict=True)
        ]
        kept = self.cache.get_many("findings", keys)
        new: list[int] = []
        for number, key in enumerate(keys):
            outcome = unpacked(self.decoder, kept.get(key))
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
        none = packed(Nodes())
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
        key = digest([self.shared, digest(pages), digest(groups), packed(self.spec.ties), packed(self.dates)])
        decoder = msgspec.msgpack.Decoder(tuple[Diagnostic, ...])
        found = unpacked(decoder, self.cache.get("book", key))
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
                fronts={card.page.path: card.page for card in sorted(cards, key=lambda card: card.page.path)},
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
