"""The best alignment keeps order and leaves misfits apart."""

from __future__ import annotations

from specglot.check.alignment import align


def test_alignment_keeps_order_and_leaves_misfits_apart() -> None:
    assert align("abc", "abc", lambda a, b: 1.0 if a == b else -2.0) == [(0, 0), (1, 1), (2, 2)]
    assert align("abc", "ac", lambda a, b: 1.0 if a == b else -2.0) == [(0, 0), (2, 1)]
    assert align("ab", "ba", lambda a, b: 1.0 if a == b else -2.0) in ([(0, 1)], [(1, 0)])
    assert align("", "abc", lambda a, b: 1.0) == []
