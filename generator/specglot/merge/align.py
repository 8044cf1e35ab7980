"""Sequences of keys, one per locale → rows of what belongs together.

Equal keys belong together. What is left between the same neighbours is paired in order, so that a key that one locale
renamed, re-cased or translated still stands beside the others' instead of being missing once and extra once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import msgspec

Key: TypeAlias = tuple[str, int]
"""A key and its ordinal among the equal ones of its sequence."""

Row = dict[str, int]
"""Locale → index in that locale's sequence."""


def align(sequences: Mapping[str, Sequence[str]]) -> list[Row]:
    """Align keys across locales.

    Args:
        sequences: locale → its keys in page order. A key that stands twice is told apart by its ordinal.

    Returns:
        Rows in an order that respects every sequence where they agree; the same for any order of the locales.
    """
    locales = sorted(sequences)
    alike = _alike([sequences[locale] for locale in locales])
    if alike is not None:
        speaking = [locale for locale in locales if sequences[locale]]
        return [dict.fromkeys(speaking, index) for index in range(alike)]
    keyed = {locale: _numbered(sequences[locale]) for locale in locales}
    found = _Rows(
        rows=[],
        place={},
        keys={},
        indexes=[{key: at for at, key in enumerate(keyed[locale])} for locale in locales],
    )
    for key in _modal(keyed):
        found.add(
            len(found.rows),
            key,
            {
                locale: index[key]
                for locale, index in zip(locales, found.indexes, strict=True)
                if key in index
            },
        )
    for locale in locales:
        _adopt(locale, keyed[locale], found)
    return found.rows


class _Rows(msgspec.Struct, kw_only=True):
    """Rows in the making: which row a key stands in, which keys a row has (by its `id`), and each locale's keys."""

    rows: list[Row]
    place: dict[Key, Row]
    keys: dict[int, list[Key]]
    indexes: list[dict[Key, int]]

    def add(self, position: int, key: Key, row: Row) -> None:
        """Put a new row somewhere."""
        self.rows.insert(position, row)
        self.name(key, row)

    def name(self, key: Key, row: Row) -> None:
        """Give a row a key, which another row may have had."""
        if key in self.place:
            self.keys[id(self.place[key])].remove(key)
        self.place[key] = row
        self.keys.setdefault(id(row), []).append(key)

    def together(self, one: Key, other: Key) -> bool:
        """Whether some locale has both of two keys: then they are not two names of one thing."""
        return any(one in index and other in index for index in self.indexes)


def _alike(sequences: Sequence[Sequence[str]]) -> int | None:
    """The length of sequences that are all the same, those without keys left out; None where they are not."""
    first: list[str] = []
    for sequence in sequences:
        if sequence:
            if not first:
                first = list(sequence)
            elif list(sequence) != first:
                return None
    return len(first)


def insertion(rows: Sequence[Row], index: int, locale: str) -> tuple[int | None, int | None]:
    """The neighbours of a row in a locale that lacks it: the index before and the index after, None at an end."""
    before = next((row[locale] for row in reversed(rows[:index]) if locale in row), None)
    after = next((row[locale] for row in rows[index + 1 :] if locale in row), None)
    return before, after


def _numbered(keys: Sequence[str]) -> list[Key]:
    seen: Counter[str] = Counter()
    numbered: list[Key] = []
    for key in keys:
        numbered.append((key, seen[key]))
        seen[key] += 1
    return numbered


def _modal(keyed: Mapping[str, list[Key]]) -> list[Key]:
    """The sequence most locales have; of equals the longest, then the first in the order of its keys."""
    counts: Counter[tuple[Key, ...]] = Counter(tuple(keys) for keys in keyed.values() if keys)
    best: tuple[Key, ...] = min(counts, key=lambda keys: (-counts[keys], -len(keys), keys), default=())
    return list(best)


def _adopt(locale: str, keys: list[Key], found: _Rows) -> None:
    """Put a locale's leftover keys into the rows that miss it, or into rows of their own."""
    gap: list[int] = []
    previous: Row | None = None
    for index in range(len(keys) + 1):
        row = found.place.get(keys[index]) if index < len(keys) else None
        if index < len(keys) and (row is None or row.get(locale) != index):
            if row is not None and locale not in row:  # known from another locale's extra key
                row[locale] = index
            else:
                gap.append(index)
                continue
        if gap:
            _fill(locale, keys, gap, previous, row, found)
            gap = []
        previous = row


def _fill(
    locale: str, keys: list[Key], gap: list[int], previous: Row | None, following: Row | None, found: _Rows
) -> None:
    start = _index(found.rows, previous) + 1 if previous is not None else 0
    end = _index(found.rows, following) if following is not None else len(found.rows)
    end = max(end, start)
    free = [row for row in found.rows[start:end] if locale not in row]
    alike: dict[str, list[Row]] = {}  # the rows in between by their keys but for case, blanks and punctuation
    for row in free:
        for name in dict.fromkeys(_loose(key) for key, _ in found.keys[id(row)]):
            alike.setdefault(name, []).append(row)
    rest: list[int] = []
    for index in gap:
        fits = [row for row in alike.get(_loose(keys[index][0]), ()) if locale not in row]
        if fits:
            fits[0][locale] = index
            found.name(keys[index], fits[0])
        else:
            rest.append(index)
    free = [row for row in free if locale not in row]
    if len(rest) == len(free):
        renamed: set[int] = set()
        for index, row in zip(rest, free, strict=True):
            if not any(found.together(keys[index], key) for key in found.keys[id(row)]):
                row[locale] = index
                found.name(keys[index], row)
                renamed.add(index)
        rest = [index for index in rest if index not in renamed]
    for position, index in enumerate(rest, start=end):
        found.add(position, keys[index], {locale: index})


def _index(rows: Sequence[Row], wanted: Row) -> int:
    return next(index for index, row in enumerate(rows) if row is wanted)


def _loose(key: str) -> str:
    return re.sub(r"[\W_]+", "", key).casefold()
