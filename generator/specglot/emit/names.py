"""Wire tokens → identifiers that every target language accepts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import sha256

Style = Callable[[str], str]

# ASCII words apart from others: the others are spelt by code point.
# An upper-case run ends before its last letter where a lower-case one follows: `baseURLPath` is base, URL, path.
_RUN = re.compile(r"[A-Za-z0-9]+|(?:(?![A-Za-z0-9_])\w)+")
# Digits stay with the word before them: `v1`.
_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+[0-9]*|[A-Z]+[0-9]*|[0-9]+[a-z]*")


@lru_cache(maxsize=4096)  # the same token names a field, an attribute and a class, in two languages
def words(token: str) -> tuple[str, ...]:
    """The words of a wire token, lower-case ASCII: `media.ad.podIndex` gives media, ad, pod, index.

    Accents are dropped; a letter that no ASCII letter stands for is spelt by its code point (`u5a92`), so that two
    different tokens do not become one. Empty where the token has neither letters nor digits.
    """
    plain = "".join(char for char in unicodedata.normalize("NFKD", token) if not unicodedata.combining(char))
    found: list[str] = []
    for run in _RUN.findall(plain):
        found += _WORD.findall(run) if run.isascii() else ["".join(f"u{ord(char):x}" for char in run)]
    return tuple(word.lower() for word in found)


def snake(token: str) -> str:
    """`adBreakStart` → `ad_break_start`; `x` stands before a leading digit and for an empty token."""
    return _led_by_letter("_".join(words(token)), "x")


def constant(token: str) -> str:
    """`adBreakStart` → `AD_BREAK_START`."""
    return snake(token).upper()


def pascal(token: str) -> str:
    """`adBreakStart` → `AdBreakStart`."""
    return _led_by_letter("".join(word.capitalize() for word in words(token)), "X")


def camel(token: str) -> str:
    """`ad-break_start` → `adBreakStart`."""
    first, *rest = words(token) or ("",)
    return _led_by_letter(first + "".join(word.capitalize() for word in rest), "x")


def singular(word: str) -> str:
    """An English plural noun of a path, as far as its spelling tells: `sessions` → `session`, `status` stays."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if re.search(r"[^su]s$", word) and len(word) > 3 else word


def unique(tokens: Iterable[str], style: Style, reserved: Iterable[str] = ()) -> dict[str, str]:
    """One identifier for each token, different from all others even where case does not count.

    Which token keeps the plain name depends on the tokens alone, never on their order: the one that is spelt like
    the name, else the first by code point. The others get `_` and four hex digits of their SHA-256, which stay the
    same whatever else is documented later.

    Args:
        tokens: The wire tokens; duplicates count once.
        style: `snake`, `pascal`, `camel` or `constant`.
        reserved: Names that may not be used, such as keywords. A reserved name gets a trailing `_`.

    Returns:
        Token → identifier, in the order of `tokens`.
    """
    blocked = _folded(frozenset(reserved))
    wanted = {token: _allowed(style(token), blocked) for token in dict.fromkeys(tokens)}
    taken: set[str] = set()
    chosen: dict[str, str] = {}
    for token in sorted(wanted, key=lambda token: (token != wanted[token], token != style(token), token)):
        name, length = wanted[token], 4
        while name.casefold() in taken or name.casefold() in blocked:
            name = f"{wanted[token]}_{sha256(token.encode('utf-8', 'surrogatepass')).hexdigest()[:length]}"
            length += 4
        taken.add(name.casefold())
        chosen[token] = name
    return {token: chosen[token] for token in wanted}


@lru_cache(maxsize=64)
def _folded(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)


def _led_by_letter(name: str, letter: str) -> str:
    return name if name[:1].isalpha() else letter + name


def _allowed(name: str, blocked: frozenset[str]) -> str:
    return f"{name}_" if name.casefold() in blocked else name
