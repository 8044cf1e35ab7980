"""The texts of a group → the few that a rule may find something in; each screen here makes one for a kind of rule.

A screen never leaves out a text that its rule would find something in, and looks at whole pages at a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Literal

from specglot.check.aligned import Aligned
from specglot.check.book import Book
from specglot.check.links import meanings
from specglot.check.sheet import Sheet

Screen = Callable[[Aligned, Book], Mapping[int, Collection[str]]]
"""A group's texts, the book → units, and the locales whose own text is the reason; none where it is all together."""


def everything(group: Aligned, _book: Book) -> Mapping[int, Collection[str]]:
    """All units."""
    return dict.fromkeys(range(group.count), ())


def on_sheets(look: Callable[[Sheet], Iterable[int]]) -> Screen:
    """The units of the texts that `look` picks out of each page."""
    return lambda group, _book: suspects(group, look)


def suspects(group: Aligned, look: Callable[[Sheet], Iterable[int]]) -> dict[int, list[str]]:
    """The units of the texts that `look` picks out of each page, and whose texts they are."""
    found: dict[int, list[str]] = {}
    for sheet, owners in zip(group.sheets, group.owners, strict=True):
        for index in set(look(sheet)):
            found.setdefault(owners[index], []).append(sheet.page.locale)
    return found


def holding(*needles: str) -> Screen:
    """The units that have one of some strings in their source."""
    return on_sheets(lambda sheet: sheet.holding(needles))


def matching(pattern: re.Pattern[str], needles: tuple[str, ...] = (), *, masked: bool = True) -> Screen:
    """The units that a pattern matches in, masked or as written; `needles`: strings of which a match has one."""

    def look(sheet: Sheet) -> Iterator[int]:
        if needles and not any(needle in sheet.raw for needle in needles):
            return
        for found in pattern.finditer(sheet.masked if masked else sheet.raw):
            yield sheet.index(found.start())

    return on_sheets(look)


def differing(kind: Literal["codes", "numbers", "links"]) -> Screen:
    """The units whose code spans, numbers or link targets are not the same, in one order, in every locale."""

    def screen(group: Aligned, book: Book) -> Mapping[int, Collection[str]]:
        known: dict[tuple[str, str], dict[int, Collection[str]]] = book.cache.setdefault("differing", {})
        key = (group.group, kind)
        if key not in known:
            columns = [_kept(sheet, kind) for sheet in group.sheets]
            known[key] = dict.fromkeys(_differing(group, columns), ())
        return known[key]

    return screen


_Kept = tuple[tuple[object, ...], ...]


def _kept(sheet: Sheet, kind: str) -> _Kept:
    if kind == "codes":
        return sheet.codes
    return (
        sheet.numbers
        if kind == "numbers"
        else tuple([meanings(links) if links else () for links in sheet.links])
    )


def _differing(group: Aligned, columns: list[_Kept]) -> Iterator[int]:
    first, *others = columns
    if group.as_they_stand:
        if any(column != first for column in others):
            for number, kept in enumerate(zip(*columns, strict=True)):
                if kept.count(kept[0]) != len(kept):
                    yield number
        return
    for number in range(group.count):
        row = [columns[page][index] for page, index in group.having(number)]
        if row.count(row[0]) != len(row):
            yield number
