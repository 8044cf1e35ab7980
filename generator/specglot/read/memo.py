"""A function of a text → the same, that remembers its last few answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")

_KEPT = 512
_LONG = 20_000


def remembered(function: Callable[[str], T]) -> Callable[[str], T]:
    """Remember what a pure function says of a text.

    All translations of a page hold the same samples, endpoints and keys, so most of what is asked was asked before.
    Long texts are not remembered: they are few, and would be kept alive.
    """
    known = lru_cache(maxsize=_KEPT)(function)

    @wraps(function)
    def ask(text: str) -> T:
        return known(text) if len(text) <= _LONG else function(text)

    return ask
