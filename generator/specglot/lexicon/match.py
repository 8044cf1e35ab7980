"""Text + the forms of one table → the concepts it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

WHOLE: Final = "="
"""A form written `=min` counts only where it is the whole text: too short or too ambiguous to look for in a sentence."""

_TRAILING: Final = " :.。?!;,、"
_WRAPPING: Final = "\"'「」『』《》()[]*_` "

# Scripts written without blanks between words (Han, kana, CJK marks): a blank beside them is typography.
_CJK: Final = (
    "\u2e80-\u2fdf\u3001-\u3003\u3005-\u3011\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_BLANK_AT_CJK: Final = re.compile(f"(?<=[{_CJK}]) +| +(?=[{_CJK}])")

# What makes a word go on, by the script of the character at the form's edge. Thai, Lao, Burmese and Khmer write
# no blanks and are left out like Han; digits may stand before a form (`500ms`) but not after it (`int64` is not `int`).
_LETTERS: Final = (
    "a-z_\u00aa\u00b5\u00ba\u00df-\u00f6\u00f8-\u0dff\u0f00-\u0fff\u10a0-\u10ff\u1200-\u177f\u1800-\u1fff\u2c00-\u2dff"
)
_KATAKANA: Final = "\u30a1-\u30fa\u30fc-\u30ff"
_HANGUL: Final = "\uac00-\ud7a3"
_IS_LETTER: Final = re.compile(f"[{_LETTERS}0-9]")
_IS_KATAKANA: Final = re.compile(f"[{_KATAKANA}]")
_IS_HANGUL: Final = re.compile(f"[{_HANGUL}]")

# One sign for the many that word processors put in its place; variation selectors only choose a picture.
_SIGNS: Final = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u02bc\u00b4"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-"),
    **dict.fromkeys(range(0xFE00, 0xFE10), None),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A form found in a text. `start` and `end` count code points of the normalised text."""

    concept: str
    start: int
    end: int
    form: str


@lru_cache(maxsize=8192)
def normalise(text: str) -> str:
    """Return the text as forms are compared: typography out, words in.

    NFKC and case folding (Unicode Standard, sections 3.11 and 3.13), format characters (category Cf) dropped, dashes and quotes unified, blanks
    (U+00A0 included) collapsed and removed beside Han and kana, trailing punctuation stripped. Idempotent.
    """
    if text.isascii():
        return " ".join(text.lower().split()).rstrip(_TRAILING)
    # Dropping a character can bring two together that compose, so go on until nothing changes.
    while (folded := _fold(text)) != text:
        text = folded
    return folded


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_SIGNS)
    if not folded.isascii():
        folded = "".join(char for char in folded if unicodedata.category(char) != "Cf")
    return _BLANK_AT_CJK.sub("", " ".join(folded.split())).rstrip(_TRAILING)


class Matcher:
    """The forms of one table, compiled."""

    __slots__ = ("_concepts", "_pattern")

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        """Compile `concept → forms`. Where two concepts claim one form, the first has it."""
        self._concepts: dict[str, str] = {}
        searched: set[str] = set()
        for concept, forms in table.items():
            for form in forms:
                plain = normalise(form.removeprefix(WHOLE))
                self._concepts.setdefault(plain, concept)
                if not is_whole(form):
                    searched.add(plain)
        self._pattern = _compile(searched)

    def exact(self, text: str) -> str | None:
        """Return the concept whose form is the whole text, wrapping quotes, brackets and emphasis aside."""
        plain = normalise(text)
        concept = self._concepts.get(plain)
        return concept if concept or not plain else self._concepts.get(normalise(plain.strip(_WRAPPING)))

    def prefix(self, text: str) -> tuple[str, int] | None:
        """Return the concept of the longest form that the text begins with, and the form's normalised length."""
        plain = normalise(text)
        if plain in self._concepts:
            return self._concepts[plain], len(plain)
        found = self._pattern.match(plain)
        return (self._concepts[found.group()], found.end()) if found else None

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the forms that stand in the text: leftmost first, the longest at each place, none overlapping."""
        return tuple(
            Match(concept=self._concepts[found.group()], start=found.start(), end=found.end(), form=found.group())
            for found in self._pattern.finditer(normalise(text))
        )


def is_whole(form: str) -> bool:
    """Tell whether a form counts only as a whole text: marked `=`, or a single ASCII letter or digit."""
    return form.startswith(WHOLE) or (len(form) == 1 and form.isascii() and form.isalnum())


def _compile(forms: set[str]) -> re.Pattern[str]:
    """One pattern: a branch per first character (which `re` tells apart at once), the longest forms first in each."""
    by_first: dict[str, list[str]] = {}
    for form in sorted(forms - {""}, key=lambda form: (-len(form), form)):
        by_first.setdefault(form[0], []).append(form)
    branches = [
        f"{re.escape(first)}{_left_guard(first)}(?:{'|'.join(re.escape(f[1:]) + _right_guard(f) for f in group)})"
        for first, group in sorted(by_first.items())
    ]
    return re.compile("|".join(branches) or r"(?!)")


def _left_guard(first: str) -> str:
    """A look-behind over the first character and the one before it, so that the branch begins with a literal."""
    for is_script, others in ((_IS_LETTER, _LETTERS), (_IS_KATAKANA, _KATAKANA), (_IS_HANGUL, _HANGUL)):
        if is_script.match(first):
            return f"(?<![{others}]{re.escape(first)})"
    return ""


def _right_guard(form: str) -> str:
    """Hangul has none: particles follow the noun without a blank."""
    if _IS_LETTER.match(form[-1]):
        return f"(?![{_LETTERS}0-9])"
    return f"(?![{_KATAKANA}])" if _IS_KATAKANA.match(form[-1]) else ""
