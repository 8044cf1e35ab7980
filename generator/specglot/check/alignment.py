"""Two sequences and how well their items fit → the pairs of the best alignment (Needleman and Wunsch, 1970)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
Pairs = list[tuple[int, int]]

_GAP = -0.6


def align(left: Sequence[T], right: Sequence[T], score: Callable[[T, T], float]) -> Pairs:
    """Index pairs of the best order-preserving alignment; a pair that scores below 0 is left apart.

    Equally long sequences whose every pair fits are paired as they stand.
    """
    if len(left) == len(right) and all(score(a, b) >= 0 for a, b in zip(left, right, strict=True)):
        return [(index, index) for index in range(len(left))]
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
