"""Text + the forms of one table → the concepts it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

WHOLE: Final = "="
"""A form written `=min` counts only where it is the whole text: in a sentence it is too short or too ambiguous."""

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
    "a-z_\u00aa\u00b5\u00ba\u00df-\u00f6\u00f8-\u0dff\u0f00-\u0fff"
    "\u10a0-\u10ff\u1200-\u177f\u1800-\u1fff\u2c00-\u2dff"
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

    NFKC and case folding (Unicode Standard, sections 3.11 and 3.13), format characters (category Cf) dropped,
    dashes and quotes unified, blanks (U+00A0 included) collapsed, and removed beside Han and kana, trailing
    punctuation stripped. Idempotent.
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
    """The forms of one table, ready to be looked up.

    No pattern of all forms is compiled: that takes longer than reading a page. Places where a form may begin are found
    by one small pattern, and the forms that begin there by their first two characters.
    """

    __slots__ = ("_concepts", "_forms", "_starts")

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        """Take in `concept → forms`. Where two concepts claim one form, the first has it."""
        self._concepts: dict[str, str] = {}
        searched: set[str] = set()
        for concept, forms in table.items():
            for form in forms:
                plain = normalise(form.removeprefix(WHOLE))
                self._concepts.setdefault(plain, concept)
                if not is_whole(form):
                    searched.add(plain)
        self._forms = _by_start(searched - {""})
        self._starts: re.Pattern[str] | None = None

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
        form = self._form_at(plain, 0)
        return (self._concepts[form], len(form)) if form else None

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the forms that stand in the text: leftmost first, the longest at each place, none overlapping."""
        if self._starts is None:
            self._starts = _start_pattern(self._forms)
        plain = normalise(text)
        found: list[Match] = []
        end = 0
        for place in self._starts.finditer(plain):
            start = place.start()
            if start >= end and (form := self._form_at(plain, start)):
                end = start + len(form)
                found.append(Match(concept=self._concepts[form], start=start, end=end, form=form))
        return tuple(found)

    def _form_at(self, plain: str, start: int) -> str | None:
        """The longest form that stands at a place and ends there as a word."""
        for length in (_KEY, 1):
            for form in self._forms.get(plain[start : start + length], ()):
                if plain.startswith(form, start) and not _goes_on(
                    form, plain[start + len(form) : start + len(form) + 1]
                ):
                    return form
        return None


def is_whole(form: str) -> bool:
    """Tell whether a form counts only as a whole text: marked `=`, or a single ASCII letter or digit."""
    return form.startswith(WHOLE) or (len(form) == 1 and form.isascii() and form.isalnum())


_KEY: Final = 2


def _by_start(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Forms by their first two characters (one where they have no more), the longest first."""
    found: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        found.setdefault(form[:_KEY], []).append(form)
    return {start: tuple(group) for start, group in found.items()}


def _start_pattern(starts: Iterable[str]) -> re.Pattern[str]:
    """The places where a form may begin: within a word of its own script, none."""
    firsts: dict[str, set[str]] = {}
    for start in starts:
        firsts.setdefault(_script(start[0]), set()).add(start[0])
    branches = [
        f"{f'(?<![{others}])' if others else ''}[{''.join(map(re.escape, sorted(firsts[others])))}]"
        for others in sorted(firsts)
    ]
    return re.compile("|".join(branches) or r"(?!)")


def _script(char: str) -> str:
    """What makes a word of this character's script go on before it: a class of characters, "" for nothing."""
    for is_script, others in ((_IS_LETTER, _LETTERS), (_IS_KATAKANA, _KATAKANA), (_IS_HANGUL, _HANGUL)):
        if is_script.match(char):
            return others
    return ""


def _goes_on(form: str, following: str) -> bool:
    """Whether the word that a form ends goes on. Hangul's never does: particles follow the noun without a blank."""
    if not following:
        return False
    if _IS_LETTER.match(form[-1]):
        return _IS_LETTER.match(following) is not None
    return _IS_KATAKANA.match(form[-1]) is not None and _IS_KATAKANA.match(following) is not None
