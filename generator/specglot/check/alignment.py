"""Two sequences and how well their items fit → the pairs of the best alignment (Needleman and Wunsch, 1970).

Long sequences are first cut at what is surely the same on both sides (patience sorting, as in Bram Cohen's diff): the
table of all pairs is only filled between two such places, so that time grows with length and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from math import isqrt
from typing import TypeVar

T = TypeVar("T")
Pairs = list[tuple[int, int]]

_GAP = -0.6
_LARGEST = 40_000
"""How many pairs are compared at once."""


def align(
    left: Sequence[T],
    right: Sequence[T],
    score: Callable[[T, T], float],
    key: Callable[[T], Hashable] | None = None,
) -> Pairs:
    """Index pairs of the best order-preserving alignment; a pair that scores below 0 is left apart.

    Equally long sequences whose every pair fits are paired as they stand. Of sequences too long to compare each item
    with each, those of one `key` that no other has are paired first.
    """
    if len(left) == len(right) and all(score(a, b) >= 0 for a, b in zip(left, right, strict=True)):
        return [(index, index) for index in range(len(left))]
    if len(left) * len(right) <= _LARGEST:
        return _best(left, right, score)
    pairs: Pairs = []
    for i, j, length, width in _stretches(left, right, score, key):
        best = _best(left[i : i + length], right[j : j + width], score)
        pairs.extend((i + a, j + b) for a, b in best)
    return pairs


def _best(left: Sequence[T], right: Sequence[T], score: Callable[[T, T], float]) -> Pairs:
    table = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(1, len(left) + 1):
        table[i][0] = _GAP * i
    for j in range(1, len(right) + 1):
        table[0][j] = _GAP * j
    for i, a in enumerate(left, start=1):
        for j, b in enumerate(right, start=1):
            table[i][j] = max(
                table[i - 1][j - 1] + score(a, b), table[i - 1][j] + _GAP, table[i][j - 1] + _GAP
            )
    return _trace(table, left, right, score)


def _trace(
    table: list[list[float]], left: Sequence[T], right: Sequence[T], score: Callable[[T, T], float]
) -> Pairs:
    pairs: Pairs = []
    i, j = len(left), len(right)
    while i and j:
        fits = score(left[i - 1], right[j - 1])
        if table[i][j] == table[i - 1][j - 1] + fits:
            if fits >= 0:
                pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif table[i][j] == table[i - 1][j] + _GAP:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _stretches(
    left: Sequence[T],
    right: Sequence[T],
    score: Callable[[T, T], float],
    key: Callable[[T], Hashable] | None,
) -> Iterator[tuple[int, int, int, int]]:
    """Where to align on its own, in order: the first index on each side, and how many items there are."""
    i = j = 0
    marks = [(a, b) for a, b in _landmarks(left, right, key) if score(left[a], right[b]) >= 0] if key else []
    for a, b in [*marks, (len(left), len(right))]:
        while (a - i) * (b - j) > _LARGEST:  # nothing sure in between: cut where the two are equally far on
            side = max(a - i, b - j)
            reach = max(1, isqrt(_LARGEST) // 2)  # on the longer side; the shorter goes along in proportion
            length, width = max(1, (a - i) * reach // side), max(1, (b - j) * reach // side)
            yield i, j, length, width
            i, j = i + length, j + width
        yield i, j, a - i, b - j
        if a < len(left):
            yield a, b, 1, 1
        i, j = a + 1, b + 1


def _landmarks(left: Sequence[T], right: Sequence[T], key: Callable[[T], Hashable]) -> Pairs:
    """Pairs of items with a key that stands once on each side: the most that are in one order."""
    keys, others = [key(item) for item in left], [key(item) for item in right]
    once, twice = Counter(keys), Counter(others)
    places = {name: index for index, name in enumerate(others) if twice[name] == 1}
    matched = [(index, places[name]) for index, name in enumerate(keys) if once[name] == 1 and name in places]
    tails: list[int] = []  # the least end of an increasing run of each length, and which pair that is
    ends: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(matched):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [number]
    chosen: Pairs = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chosen.append(matched[number])
        number = before[number]
    return chosen[::-1]
