"""Numbers as languages write them → numbers that can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from specglot.check.text import bare
from specglot.model.late import late

_GROUPED = late(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_PAIR = late(r"\d+,\d{4,}")  # `[1,86400]` is two numbers


@lru_cache(maxsize=4096)
def canonical(text: str) -> str:
    """`86,400`, `86.400`, `86 400` and `86400` alike; `1,5` as `1.5`. A lone group of three is read as thousands."""
    plain = bare(text)
    grouped = _GROUPED.fullmatch(plain)
    if grouped and not (plain.startswith("0") and grouped.group(1) in ".,"):
        plain = plain.replace(grouped.group(1), "")
    return plain.replace(",", ".")


def numerals(written: Iterable[str]) -> tuple[str, ...]:
    """Numbers as they are compared, in order."""
    return tuple(
        [
            canonical(part)
            for text in written
            for part in (text.split(",") if "," in text and _PAIR.fullmatch(text) else (text,))
        ]
    )
