"""Sequences of keys, one per locale → rows of what belongs together.

Equal keys belong together. What is left between the same neighbours is paired in order, so that a key that one locale
renamed, re-cased or translated still stands beside the others' instead of being missing once and extra once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import TypeAlias

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
    keyed = {locale: _numbered(sequences[locale]) for locale in locales}
    modal = _modal(keyed)
    rows: list[Row] = []
    place: dict[Key, Row] = {}
    for key in modal:
        row = {locale: keyed[locale].index(key) for locale in locales if key in keyed[locale]}
        place[key] = row
        rows.append(row)
    together = {frozenset(pair) for keys in keyed.values() for pair in combinations(keys, 2)}
    for locale in locales:
        _adopt(locale, keyed[locale], rows, place, together)
    return rows


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


def _adopt(
    locale: str,
    keys: list[Key],
    rows: list[Row],
    place: dict[Key, Row],
    together: AbstractSet[frozenset[Key]],
) -> None:
    """Put a locale's leftover keys into the rows that miss it, or into rows of their own."""
    gap: list[int] = []
    previous: Row | None = None
    for index in range(len(keys) + 1):
        row = place.get(keys[index]) if index < len(keys) else None
        if index < len(keys) and (row is None or row.get(locale) != index):
            if row is not None and locale not in row:  # known from another locale's extra key
                row[locale] = index
            else:
                gap.append(index)
                continue
        if gap:
            _fill(locale, keys, gap, previous, row, rows, place, together)
            gap = []
        previous = row


def _fill(
    locale: str,
    keys: list[Key],
    gap: list[int],
    previous: Row | None,
    following: Row | None,
    rows: list[Row],
    place: dict[Key, Row],
    together: AbstractSet[frozenset[Key]],
) -> None:
    start = _index(rows, previous) + 1 if previous is not None else 0
    end = _index(rows, following) if following is not None else len(rows)
    end = max(end, start)
    free = [row for row in rows[start:end] if locale not in row]
    paired: set[int] = set()
    for index in gap:  # the same key but for case, blanks or punctuation
        for row in free:
            if any(_loose(key) == _loose(keys[index][0]) for key, _ in _keys_of(row, place)):
                row[locale] = index
                place[keys[index]] = row
                paired.add(index)
                free.remove(row)
                break
    rest = [index for index in gap if index not in paired]
    if len(rest) == len(free):
        for index, row in zip(rest, free, strict=True):
            # Two keys that some locale has both of are not two names of one thing.
            if not any(frozenset((keys[index], key)) in together for key in _keys_of(row, place)):
                row[locale] = index
                place[keys[index]] = row
                paired.add(index)
        rest = [index for index in rest if index not in paired]
    position = end
    for index in rest:
        own: Row = {locale: index}
        place[keys[index]] = own
        rows.insert(position, own)
        position += 1


def _index(rows: Sequence[Row], wanted: Row) -> int:
    return next(index for index, row in enumerate(rows) if row is wanted)


def _keys_of(row: Row, place: Mapping[Key, Row]) -> list[Key]:
    return [key for key, other in place.items() if other is row]


def _loose(key: str) -> str:
    return re.sub(r"[\W_]+", "", key).casefold()
