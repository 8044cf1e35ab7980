"""A merged book → its findings, one group of pages after another; what was found before is found again in the cache."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from specglot.check.book import Book
from specglot.check.rule import Sees
from specglot.check.run import check_whole
from specglot.model.dates import Dates
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page
from specglot.model.source import Source
from specglot.model.spec import PageGroup, Spec
from specglot.pipeline import parcels
from specglot.pipeline.checked import Texts
from specglot.pipeline.dependence import Dependence
from specglot.pipeline.grouped import Frame, Outcome, check_one
from specglot.pipeline.joining import Joining
from specglot.pipeline.packing import unpacked
from specglot.pipeline.pages import Pages
from specglot.recall.cache import Cache

if TYPE_CHECKING:
    from specglot.pipeline.workers import Workers


_SEES: tuple[Sees, ...] = ("front", "texts", "spec")


class Outcomes:
    """The findings of a book's groups, and of the book; those that are known are taken as they are."""

    def __init__(self, joining: Joining, frame: Frame, dates: Dates, texts: Texts, cache: Cache) -> None:
        self.joining = joining
        self.frame = frame
        self.dates = dates
        self.merging = joining.merging
        self.texts = texts
        self.cache = cache
        self.depends = Dependence(joining.known, frame, self.merging) if joining.known else None
        self.masked: dict[str, str] = {}

    def findings(self) -> Iterator[Diagnostic]:
        """All findings, in no order that matters."""
        dates = [_dates_of_group(self.dates, group) for group in self.merging.groups]
        known: list[bytes] = []
        if self.depends is None:
            yield from self._groups(range(len(dates)), dates, None)
        else:
            keys = self.depends.of_groups(dates)
            kept = self.cache.get_many("findings", keys)
            self.cache.need("masked", keys)
            decoder = msgspec.msgpack.Decoder(tuple[Diagnostic, ...])
            new: list[int] = []
            for number, key in enumerate(keys):
                found = unpacked(decoder, kept.get(key))
                if found is None:
                    new.append(number)
                else:
                    known.append(key)
                    yield from found
            yield from self._groups(new, dates, keys)
        for sees in _SEES:
            yield from self._book(sees, known)

    def _groups(
        self, new: Sequence[int], dates: Sequence[Dates], keys: Sequence[bytes] | None
    ) -> Iterator[Diagnostic]:
        """The findings of groups that nobody knows; kept where there are keys."""
        if self.merging.pages.workers is not None:
            decoder = msgspec.msgpack.Decoder(Outcome)
            for number, data in self._elsewhere(self.merging.pages.workers, new, dates):
                yield from self._told(decoder.decode(data), keys[number] if keys else b"")
        else:
            for number in new:
                yield from self._told(self._group(number, dates[number]), keys[number] if keys else b"")

    def _told(self, outcome: Outcome, key: bytes) -> tuple[Diagnostic, ...]:
        self.masked.update(outcome.masked)
        if key:
            self.cache.put("findings", key, msgspec.msgpack.encode(outcome.findings))
            if outcome.masked:
                self.cache.put("masked", key, msgspec.msgpack.encode(outcome.masked))
        return outcome.findings

    def _elsewhere(
        self, workers: Workers, new: Sequence[int], dates: Sequence[Dates]
    ) -> Iterator[tuple[int, bytes]]:
        """Check groups in other processes; the findings come packed."""
        sent = parcels.checking(
            self.frame,
            (
                (
                    self.merging.size(number),
                    parcels.ToCheck(
                        number=number,
                        id=self.merging.groups[number].id,
                        by=self.merging.groups[number].by,
                        group=self.merging.group_packed(number) or b"",
                        nodes=msgspec.Raw(self.joining.packed(number)),
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
        return check_one(self.frame, group, self.joining.nodes(number), pages, sources, dates)

    def _book(self, sees: Sees, known: Sequence[bytes]) -> tuple[Diagnostic, ...]:
        """What the rules that see so much of the book find; `known` are the keys of the groups that were."""
        if self.depends is None:
            return self._found_in_book(sees, known)
        key = self.depends.of_book(sees, self.dates)
        decoder = msgspec.msgpack.Decoder(tuple[Diagnostic, ...])
        found = unpacked(decoder, self.cache.get("book", key))
        if found is None:
            found = self._found_in_book(sees, known)
            self.cache.put("book", key, msgspec.msgpack.encode(found))
        return found

    def _found_in_book(self, sees: Sees, known: Sequence[bytes]) -> tuple[Diagnostic, ...]:
        context, groups, pages = self.frame.context, self.merging.groups, self.merging.pages
        fronts = sorted(pages.cards(), key=lambda card: card.page.path) if sees == "front" else ()
        book = Book(
            spec=self.joining.spec() if sees == "spec" else _light(context.locales, groups),
            pages=_Pages(pages, self.merging.numbers),
            sources=self.texts,
            context=context,
            glossary=self.frame.glossary,
            dates=self.dates,
            worded=self.frame.worded,
            cache={"masked": self._masked(known)} if sees == "texts" else {},
            fronts={card.page.path: card.page for card in fronts} if sees == "front" else None,
        )
        return check_whole(book, self.frame.selection, sees)

    def _masked(self, known: Sequence[bytes]) -> dict[str, str]:
        """The texts that the checks of the groups made and a check of the book would make once more."""
        decoder = msgspec.msgpack.Decoder(dict[str, str])
        for data in self.cache.get_many("masked", known).values():
            texts = unpacked(decoder, data)
            self.masked.update(texts or {})
        return self.masked


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


def _light(locales: tuple[str, ...], groups: tuple[PageGroup, ...]) -> Spec:
    """What rules see of a spec that look at nothing it documents."""
    return Spec(locales=locales, groups=groups, operations=(), schemas=(), enums=(), ties=())


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
