"""An `Accept-Language` header → the texts of the docs in a language that its sender reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from specglot.model.spec import Localized

T = TypeVar("T")

_LAST = "en"
"""Who speaks where nobody else does."""
_RANGE = re.compile(
    r"\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\*)\s*(?:;\s*[qQ]\s*=\s*([01](?:\.\d{0,3})?)\s*)?"
)


class Said(Protocol):
    """A text and the locale that it is in."""

    @property
    def value(self) -> str:
        """The text."""
        ...

    @property
    def locale(self) -> str:
        """Its locale."""
        ...


Pick = Callable[[Sequence[Localized], str, Sequence[str]], Said | None]
"""(texts, lang, fallback) → the text for a language; as `emit.texts.pick`."""
Order = Callable[[str, Sequence[str], Iterable[str]], tuple[str, ...]]
"""(lang, fallback, available) → the available locales, best first (BCP 47 lookup); as `emit.texts.order`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """How texts are chosen. `fallback` are the locales that answer where nothing that was asked for does, in order."""

    pick: Pick
    order: Order
    fallback: tuple[str, ...] = ()


def accepted(header: str) -> tuple[str, ...]:
    """The ranges of `Accept-Language` (RFC 9110, section 12.5.4), best first; without `*` and what has `q=0`."""
    found: list[tuple[float, str]] = []
    for part in header.split(","):
        match = _RANGE.fullmatch(part)
        if match and match.group(1) != "*" and (weight := float(match.group(2) or 1)) > 0:
            found.append((weight, match.group(1)))
    return tuple(tag for _, tag in sorted(found, key=lambda one: -one[0]))


class Speaker:
    """Speaks to one reader and remembers in which locales it did."""

    def __init__(self, texts: Texts, headers: Iterable[str]) -> None:
        """Make one for the lines of an `Accept-Language` header."""
        self._texts = texts
        self._wanted = (*accepted(",".join(headers)), *texts.fallback) or ("und",)
        self.spoken: list[str] = []

    def say(self, texts: Sequence[Localized]) -> str:
        """The text for the reader, "" where no locale says anything."""
        found = self._texts.pick(texts, self._wanted[0], self._wanted[1:])
        return self._note(found.locale, found.value) if found else ""

    def choose(self, available: Mapping[str, T]) -> T:
        """The value of the locale that the answer is in already, or else the reader wants most.

        Raises:
            KeyError: Nothing is available.
        """
        first, *rest = (*self.spoken, *self._wanted, _LAST)
        for locale in self._texts.order(first, rest, available):
            return self._note(locale, available[locale])
        raise KeyError(self._wanted[0])

    def _note(self, locale: str, value: T) -> T:
        if locale not in self.spoken:
            self.spoken.append(locale)
        return value
