"""A merged book → its findings, one group of pages after another; what was found before is found again in the cache."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from specglot.check.book import Book
from specglot.check.run import check_whole
from specglot.model.dates import Dates
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page
from specglot.model.source import Source
from specglot.model.spec import Enum, Operation, PageGroup, Schema, Spec
from specglot.pipeline import parcels
from specglot.pipeline.checked import Texts
from specglot.pipeline.dependence import Dependence
from specglot.pipeline.grouped import Frame, Nodes, Outcome, check_one
from specglot.pipeline.merging import Merging
from specglot.pipeline.packing import packed, unpacked
from specglot.pipeline.pages import Pages
from specglot.recall.cache import Cache

if TYPE_CHECKING:
    from specglot.pipeline.workers import Workers


class Outcomes:
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
        self.packed_nodes: dict[str, bytes] = {}
        if cache.keeps or merging.pages.workers is not None:
            self.packed_nodes = {group: packed(nodes) for group, nodes in self.nodes.items()}
        self.depends = Dependence(spec, frame, merging, self.packed_nodes) if cache.keeps else None
        self.decoder = msgspec.msgpack.Decoder(Outcome)
        self.masked: dict[str, str] = {}

    def findings(self) -> Iterator[Diagnostic]:
        """All findings, in no order that matters."""
        dates = [_dates_of_group(self.dates, group) for group in self.spec.groups]
        if self.depends is None:
            yield from self._groups(range(len(dates)), dates, None)
        else:
            keys = self.depends.of_groups(dates)
            known = self.cache.get_many("findings", keys)
            new: list[int] = []
            for number, key in enumerate(keys):
                outcome = unpacked(self.decoder, known.get(key))
                if outcome is None:
                    new.append(number)
                else:
                    yield from self._told(outcome)
            yield from self._groups(new, dates, keys)
        yield from self._book()

    def _groups(
        self, new: Sequence[int], dates: Sequence[Dates], keys: Sequence[bytes] | None
    ) -> Iterator[Diagnostic]:
        """The findings of groups that nobody knows; kept where there are keys."""
        if self.merging.pages.workers is not None:
            for number, data in self._elsewhere(self.merging.pages.workers, new, dates):
                if keys is not None:
                    self.cache.put("findings", keys[number], data)
                yield from self._told(self.decoder.decode(data))
        else:
            for number in new:
                outcome = self._group(number, dates[number])
                if keys is not None:
                    self.cache.put("findings", keys[number], msgspec.msgpack.encode(outcome))
                yield from self._told(outcome)

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
                        id=self.spec.groups[number].id,
                        by=self.spec.groups[number].by,
                        group=self.merging.group_packed(number) or b"",
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
        if self.depends is None:
            return self._found_in_book()
        key = self.depends.of_book(self.dates)
        decoder = msgspec.msgpack.Decoder(tuple[Diagnostic, ...])
        found = unpacked(decoder, self.cache.get("book", key))
        if found is None:
            found = self._found_in_book()
            self.cache.put("book", key, msgspec.msgpack.encode(found))
        return found

    def _found_in_book(self) -> tuple[Diagnostic, ...]:
        cards = sorted(self.merging.pages.cards, key=lambda card: card.page.path)
        book = Book(
            spec=self.spec,
            pages=_Pages(self.merging.pages, self.merging.numbers),
            sources=self.texts,
            context=self.frame.context,
            glossary=self.frame.glossary,
            dates=self.dates,
            worded=self.frame.worded,
            cache={"masked": self.masked},
            fronts={card.page.path: card.page for card in cards},
        )
        return check_whole(book, self.frame.selection)


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
