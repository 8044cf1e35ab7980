"""The cells of a column → what each says: required or not. The values of a column together decide, never one cell.

`X` is a cross beside `O`, a tick beside blanks; `O` is a circle beside `X`, "optional" beside `M`, "oui" beside `N`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from specglot.lexicon import Lexicon

Reader: TypeAlias = Callable[[str], bool | None]
"""A cell's text → whether it says yes; None where it says neither."""

CONDITIONAL: Final = frozenset(("C", "CM", "CO"))
"""What a column of M and O says where it depends: neither."""

_CIRCLES: Final = frozenset("o ○ 〇 ◯ ⭕ ● ◎".split())
_CROSSES: Final = frozenset("x × ✕ ✖ ✗ ✘ ❌ ╳".split())
_NEITHER: Final = frozenset("△ ▲ - – — － ー /".split())
_MUST: Final = frozenset("mr")
_LETTERS: Final = frozenset(("m", "r", "o", *map(str.lower, CONDITIONAL)))
_LONGEST: Final = 2


def reader(texts: Iterable[str], words: Lexicon) -> Reader:
    """What reads the cells of a column, by its cells that are not blank and by whether others are."""

    def by_words(text: str) -> bool | None:
        found = words.exact("flag", text)
        if found:
            return found == "yes"
        hit = words.prefix("presence", text)
        return hit[0] == "required" if hit else None

    seen: set[str] = set()
    for text in texts:
        if len(text) > _LONGEST:
            return by_words
        seen.add(text.strip().casefold())
    said = seen - _NEITHER - {""}
    if said & _CIRCLES and said & _CROSSES and said <= _CIRCLES | _CROSSES:
        return _of({**dict.fromkeys(_CIRCLES, True), **dict.fromkeys(_CROSSES, False)})
    if said & _MUST and said <= _LETTERS:  # mandatory or required, optional, conditional
        return _of({"m": True, "r": True, "o": False})
    if seen == {"x"} and words.exact("flag", "x") != "no":
        return _of({})  # nothing tells whether it is a tick or a cross
    return by_words


def _of(meanings: Mapping[str, bool]) -> Reader:
    return lambda text: meanings.get(text.strip().casefold())
