"""The best alignment keeps order and leaves misfits apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specglot.check.alignment import align


def test_alignment_keeps_order_and_leaves_misfits_apart() -> None:
    assert align("abc", "abc", lambda a, b: 1.0 if a == b else -2.0) == [(0, 0), (1, 1), (2, 2)]
    assert align("abc", "ac", lambda a, b: 1.0 if a == b else -2.0) == [(0, 0), (2, 1)]
    assert align("ab", "ba", lambda a, b: 1.0 if a == b else -2.0) in ([(0, 1)], [(1, 0)])
    assert align("", "abc", lambda a, b: 1.0) == []


def exact(a: object, b: object) -> float:
    return 1.0 if a == b else -2.0


def test_long_sequences_are_cut_at_what_stands_once_on_each_side() -> None:
    left = [f"k{number}" for number in range(1500)]
    right = [key for key in left if key not in ("k3", "k700")]
    right.insert(900, "new")
    pairs = align(left, right, exact, lambda item: item)
    assert [left[i] for i, _ in pairs] == [right[j] for _, j in pairs]
    assert [left[i] for i, _ in pairs] == [key for key in left if key in set(right)]


def test_long_sequences_without_anything_sure_are_aligned_all_the_same() -> None:
    left, right = "ab" * 400, "ba" * 401
    pairs = align(left, right, exact)
    assert len(pairs) > 700
    assert all(left[i] == right[j] for i, j in pairs)
    assert pairs == sorted(pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@given(
    st.lists(st.integers(0, 30), max_size=40, unique=True),
    st.lists(st.integers(0, 30), max_size=40, unique=True),
)
def test_cut_or_whole(left: list[int], right: list[int]) -> None:
    """Where one order has everything, cutting changes nothing."""
    left, right = sorted(left), sorted(right)
    whole = align(left, right, exact)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("specglot.check.alignment._LARGEST", 1)
        assert align(left, right, exact, lambda item: item) == whole
