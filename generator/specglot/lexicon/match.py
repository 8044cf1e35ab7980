"""Text + the forms of one table → the concepts it names."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final, TypeAlias

import msgspec

from specglot.model.late import late

WHOLE: Final = "="
"""A form written `=min` counts only where it is the whole text: in a sentence it is too short or too ambiguous."""

_TRAILING: Final = " :.。?!;,、"
_WRAPPING: Final = "\"'「」『』《》()[]*_` "

# Blocks of scripts follow as where each begins and ends: every other one is none. A pattern of as many characters takes
# longer to compile than to read a page.

# Scripts written without blanks between words (Han, kana, CJK marks): a blank beside them is typography.
_CJK: Final = (
    "\u2e80\u2fe0\u3001\u3004\u3005\u3012\u3041\u3100\u31f0\u3200\u3400\u4dc0\u4e00\ua000\uf900\ufb00"
    "\U00020000\U00040000"
)

# What makes a word go on, by the script of the character at the form's edge. Thai, Lao, Burmese and Khmer write
# no blanks and are left out like Han; digits may stand before a form (`500ms`) but not after it (`int64` is not `int`).
_LETTERS: Final = (
    "_`a{\u00aa\u00ab\u00b5\u00b6\u00ba\u00bb\u00df\u00f7\u00f8\u0e00\u0f00\u1000\u10a0\u1100\u1200\u1780"
    "\u1800\u2000\u2c00\u2e00"
)
_LETTERS_OR_DIGITS: Final = "0:" + _LETTERS
_KATAKANA: Final = "\u30a1\u30fb\u30fc\u3100"
_HANGUL: Final = "\uac00\ud7a4"
# What makes a word go on before a character of a script; any other begins anywhere.
_BEFORE: Final = ((_LETTERS_OR_DIGITS, _LETTERS), (_KATAKANA, _KATAKANA), (_HANGUL, _HANGUL))

# One sign for the many that word processors put in its place; variation selectors only choose a picture.
_SIGNS: Final = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u02bc\u00b4"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-"),
    **dict.fromkeys(range(0xFE00, 0xFE10), None),
}
_HAS_SIGN: Final = late(f"[{''.join(map(chr, _SIGNS))}]")

# Blanks, ASCII, and letters of European and East Asian languages that compatibility folding leaves as they are, that do
# not compose with each other, and whose lower case is one letter: a text of these alone is folded faster.
_TAME: Final = re.compile(
    "[\t\n\r -~\u00a0\u00c0-\u00d6\u00d8-\u00de\u00e0-\u00f6\u00f8-\u00ff\u3000-\u3002\u300c\u300d"
    "\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff\uac00-\ud7a3]*"
)

# Letters of which each leaves at least one character of its own in the normalised text: none is dropped, none composes
# with the one before it. A text with more of them than the longest form has characters is no form.
_SOLID: Final = (
    "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3"
)
_ENOUGH: Final = 32
_LONG: Final = late(f"(?:[^{_SOLID}]*+[{_SOLID}]){{{_ENOUGH + 2}}}")


Keys: TypeAlias = Mapping[str, str]
"""Normalised form → concept, with the mark before it where the form counts only as a whole text."""


class Match(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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
    while not _TAME.fullmatch(text):
        folded = _fold(text)
        if folded == text:
            return text
        text = folded
    return _spaced(text.lower())


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    if _HAS_SIGN.search(folded):
        folded = folded.translate(_SIGNS)
    # Format characters are not printable (nor is U+0000, which readers put for code): to ask for each one's category
    # takes long.
    if not " ".join(folded.split()).replace("\0", "").isprintable():
        folded = "".join([char for char in folded if unicodedata.category(char) != "Cf"])
    return _spaced(folded)


def _spaced(text: str) -> str:
    words = text.split()
    spaced = " ".join(words)
    if len(words) > 1 and not spaced.isascii() and max(spaced) >= _CJK[0]:
        kept = words[:1]
        for before, after in pairwise(words):
            if not (among(_CJK, before[-1]) or among(_CJK, after[0])):
                kept.append(" ")
            kept.append(after)
        spaced = "".join(kept)
    return spaced.rstrip(_TRAILING)


def among(blocks: str, char: str) -> bool:
    """Whether a character is in one of some blocks."""
    return bisect_right(blocks, char) % 2 == 1


def keyed(table: Mapping[str, Iterable[str]]) -> Keys:
    """Turn concept → forms round. Where two concepts claim one form, the first has it."""
    keys: dict[str, str] = {}
    for concept, forms in table.items():
        marked = WHOLE + concept
        for form in forms:
            # What pages say is remembered; forms are asked for once, and would crowd it out.
            plain = normalise.__wrapped__(form.removeprefix(WHOLE))
            known = keys.setdefault(plain, marked)
            if known[0] == WHOLE and not is_whole(form):
                keys[plain] = known[1:]
    return keys


class Matcher:
    """The forms of one table, ready to be looked up.

    No pattern of all forms is compiled: that takes longer than reading a page. Places where a form may begin are found
    by one small pattern, and the forms that begin there by their first two characters.
    """

    __slots__ = ("_before", "_concepts", "_firsts", "_forms", "_long", "_searched", "exact", "find", "prefix")

    def __init__(self, keys: Keys) -> None:
        """Take in the forms as `keyed` gives them."""
        self._concepts = {form: concept.removeprefix(WHOLE) for form, concept in keys.items()}
        self._searched = [form for form, concept in keys.items() if form and not concept.startswith(WHOLE)]
        self._before: dict[str, str] = {}
        self._firsts: re.Pattern[str] | None = None
        self._forms: dict[str, tuple[str, ...]] | None = None
        self._long = max(map(len, self._concepts), default=0) <= _ENOUGH
        # The same few words stand in the cells of all pages, and each cell is asked about more than once.
        self.exact = lru_cache(maxsize=2048)(self._exact)
        """The concept whose form is the whole text, wrapping quotes, brackets and emphasis aside."""
        self.prefix = lru_cache(maxsize=2048)(self._prefix)
        """The concept of the longest form that the text begins with, and the form's normalised length."""
        self.find = lru_cache(maxsize=512)(self._find)
        """The forms that stand in the text: leftmost first, the longest at each place, none overlapping."""

    def _exact(self, text: str) -> str | None:
        if self._long and len(text) > _ENOUGH and _LONG.match(text):
            return None
        plain = normalise(text)
        concept = self._concepts.get(plain)
        return concept if concept or not plain else self._concepts.get(normalise(plain.strip(_WRAPPING)))

    def _prefix(self, text: str) -> tuple[str, int] | None:
        if self._long and len(text) > _ENOUGH and (found := _LONG.match(text)):
            text = found.group()  # longer than any form, and the character behind it
        plain = normalise(text)
        if plain in self._concepts:
            return self._concepts[plain], len(plain)
        form = self._form_at(plain, 0)
        return (self._concepts[form], len(form)) if form else None

    def _find(self, text: str) -> tuple[Match, ...]:
        if self._firsts is None:
            self._before = {form[0]: _before(form[0]) for form in self._searched}
            self._firsts = _first_pattern(self._before)
        forms, plain = self._by_start(), normalise(text)
        found: list[Match] = []
        end = 0
        for place in self._firsts.finditer(plain):
            start = place.start()
            if start < end or (plain[start : start + _KEY] not in forms and place[0] not in forms):
                continue
            before = self._before[place[0]]
            if before and start and among(before, plain[start - 1]):  # within a word
                continue
            if form := self._form_at(plain, start):
                end = start + len(form)
                found.append(Match(concept=self._concepts[form], start=start, end=end, form=form))
        return tuple(found)

    def _by_start(self) -> dict[str, tuple[str, ...]]:
        if self._forms is None:
            self._forms = _by_start(self._searched)
        return self._forms

    def _form_at(self, plain: str, start: int) -> str | None:
        """The longest form that stands at a place and ends there as a word."""
        forms = self._by_start()
        for length in (_KEY, 1):
            for form in forms.get(plain[start : start + length], ()):
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


def _before(char: str) -> str:
    """What makes a word go on before a form that begins with a character; "" where nothing does."""
    return next((before for script, before in _BEFORE if among(script, char)), "")


def _first_pattern(chars: Iterable[str]) -> re.Pattern[str]:
    """What finds the characters, but for most of those within a word: to leave out all takes longer to compile."""
    ascii_ = "".join(sorted(char for char in chars if "a" <= char <= "z"))
    others = re.escape("".join(sorted(char for char in chars if not "a" <= char <= "z")))
    branches = [f"(?<![a-z])[{ascii_}]"] * bool(ascii_) + [f"[{others}]"] * bool(others)
    return re.compile("|".join(branches) or r"(?!)")


def _goes_on(form: str, following: str) -> bool:
    """Whether the word that a form ends goes on. Hangul's never does: particles follow the noun without a blank."""
    if not following:
        return False
    if among(_LETTERS_OR_DIGITS, form[-1]):
        return among(_LETTERS_OR_DIGITS, following)
    return among(_KATAKANA, form[-1]) and among(_KATAKANA, following)
