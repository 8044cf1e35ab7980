"""One locale's text → the stretches of it that were left in another language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from http import HTTPStatus

from specglot.check.aligned import Unit, Witness
from specglot.check.book import Book
from specglot.check.hits import Hit
from specglot.check.language import foreign, named, words
from specglot.check.survivors import squeezed
from specglot.check.text import DESTINATION, MASKS, TAG, Text, bare, script_of
from specglot.model.source import Span

_SEGMENT = re.compile(r"[^.!?;:()\[\]{}|…。！？；：（）「」『』【】《》、\n\"“”„«»]+")
_MASK = re.compile(f"[{MASKS}]+")
_MARKS = re.compile(r"[*_\\#>]+")
# Languages that are not written in Latin letters: a run of Latin words stands out by itself.
_SCRIPTS = {
    "zh": "CJK", "ja": "CJK", "ko": "HANGUL", "ru": "CYRILLIC", "uk": "CYRILLIC", "bg": "CYRILLIC", "sr": "CYRILLIC",
    "el": "GREEK", "ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "he": "HEBREW", "hi": "DEVANAGARI", "th": "THAI",
}  # fmt: skip
_FUNCTION_WORDS = frozenset(
    "the a an of for is are was be been to in on at by with from and or not you your this that these it its as can "
    "must should will when if which who how only more see has have".split()
)
# What a text in another script must hold to have an English clause: one of them, in half-width or full-width letters.
_MAY_BE_CLAUSE = re.compile(
    rf"(?<![^\W\d_])(?:{'|'.join(sorted(_FUNCTION_WORDS))})(?![^\W\d_])|[\uff41-\uff5a]"
)
# Those of them that are no words of other languages (`in`, `an`, `on`, `a`, `was` are).
_ENGLISH_ONLY = frozenset(
    "the of for is are be been to with from this that these your you must should when if which".split()
)


def language(locale: str) -> str:
    """The language of a BCP 47 tag."""
    return locale.split("-", maxsplit=1)[0].lower()


def left_over(unit: Unit, witness: Witness, book: Book) -> Iterator[Hit]:
    """The first stretch of a text in another language of the book, or in English, and how many more there are."""
    own = language(witness.locale)
    text = witness.text
    if own in _SCRIPTS and not _MAY_BE_CLAUSE.search(text.masked):
        return
    others = _others(own, book)
    found = [
        (start, end, tongue)
        for start, end in segments(text)
        if (tongue := _tongue(unit, witness, text.masked[start:end], own, others, book))
    ]
    if found:
        start, end, tongue = found[0]
        more = f" and {len(found) - 1} more in this text" if len(found) > 1 else ""
        yield Hit(
            span=_trimmed(text, start, end), what=f"left in {named(tongue)}: “{_cut(text, start, end)}”{more}"
        )


def _others(own: str, book: Book) -> frozenset[str]:
    """The languages a text may have been left in."""
    known: dict[str, frozenset[str]] = book.cache.setdefault("others", {})
    if own not in known:
        known[own] = frozenset({"en", *(language(locale) for locale in book.spec.locales)} - {own})
    return known[own]


def _tongue(
    unit: Unit, witness: Witness, stretch: str, own: str, others: frozenset[str], book: Book
) -> str | None:
    if own in _SCRIPTS:
        return _latin_run(_plain(stretch)) if "en" in others else None
    if len(stretch) < _SHORTEST:
        return None
    plain = _plain(stretch)
    found = words(plain)
    if len(found) < _FEWEST or not _suspicious(found, own, others, book):
        return None
    tongue = _foreign(plain, own, others)
    return tongue if tongue and _telling(plain, _shared_words(unit, witness, tongue)) else None


def _suspicious(found: tuple[str, ...], own: str, others: frozenset[str], book: Book) -> bool:
    """Whether the words of a stretch are worth asking the detector about.

    They are where none of them is among the common words of its own language, or some are only among those of
    another. The book's pages tell which words are common.
    """
    known: dict[str, tuple[frozenset[str], frozenset[str]]] = book.cache.setdefault("telling", {})
    if own not in known:
        ours = (
            _common_words(own, book) - _ENGLISH_ONLY
        )  # pages that hold much English have its small words too
        theirs = frozenset[str]().union(*(_common_words(other, book) for other in others)) - ours
        known[own] = frozenset(word for word in ours if len(word) <= _SHORT), theirs
    small, theirs = known[own]
    here = {word.casefold() for word in found}
    return small.isdisjoint(here) or not theirs.isdisjoint(here)


def _common_words(tongue: str, book: Book) -> frozenset[str]:
    """The words a language's pages use most; for English its small words too, whether or not it has pages."""
    known: dict[str, frozenset[str]] = book.cache.setdefault("common", {})
    if tongue not in known:
        counts: Counter[str] = Counter()
        for page in book.pages.values():
            if language(page.locale) == tongue:
                for row in page.texts:
                    counts.update(
                        [word for word in words(row.prose.text) if len(word) > 1 and word.islower()]
                    )
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_COMMON]
        frequent = frozenset(word for word, count in ranked if count >= _OFTEN)
        known[tongue] = frequent | _FUNCTION_WORDS if tongue == "en" else frequent
    return known[tongue]


_FEWEST = 3
"""How many words a stretch must have to be judged."""

_SHORTEST = 2 * _FEWEST - 1
_COMMON = 60
_OFTEN = 3
_SHORT = 4
"""The length of a word that is likelier an article or preposition than a term two languages share."""


def segments(text: Text) -> Iterator[tuple[int, int]]:
    """Where clauses stand: between punctuation, brackets and breaks. Code spans do not split one."""
    breaks = text.masked.replace(TAG, "\n")
    for found in _SEGMENT.finditer(breaks):
        yield found.span()


def _shared_words(unit: Unit, witness: Witness, tongue: str) -> frozenset[str]:
    """Words that most locales of further languages have in the same text: names, loan words, cognates."""
    own = language(witness.locale)
    counts: Counter[str] = Counter()
    peers = [other for other in unit.witnesses if language(other.locale) not in (own, tongue)]
    for other in peers:
        counts.update({word.casefold() for word in words(bare(other.row.prose.text))})
    return frozenset(word for word, count in counts.items() if count * 2 > len(peers))


def _plain(stretch: str) -> str:
    return bare(_MARKS.sub("", _MASK.sub(" ", stretch)))


def _foreign(plain: str, own: str, others: frozenset[str]) -> str | None:
    """The language of a stretch, where it stays the same without the capitalised words, which may be names."""
    if not _telling(plain, frozenset()):
        return None
    every = words(plain)
    found = [word for word in every if len(word) > 1]
    lower = [word for word in every if word[0].islower() and not _is_name(word)]
    tongue = foreign(" ".join(found), own, others)
    return tongue if tongue and foreign(" ".join(lower), own, others) == tongue else None


def _telling(plain: str, shared: frozenset[str]) -> bool:
    """Whether enough words are left when names and shared words are taken out to judge a stretch by."""
    found = [word for word in words(plain) if len(word) > 1]
    telling = [word for word in found if word.casefold() not in shared and not _is_name(word)]
    lower = [word for word in telling if word[0].islower()]
    return len(telling) >= _FEWEST and len(lower) >= 2 and len(telling) * 2 >= len(found)


def _latin_run(plain: str) -> str | None:
    """`en` for a stretch of Latin letters in a text of another script that has the small words of an English clause.

    Latin words without them are names (`1 - shell, 2 - perl`).
    """
    letters = [char for char in plain if char.isalpha()]
    latin = [char for char in letters if script_of(char) == "LATIN"]
    found = words(plain)
    if not latin or len(latin) < 0.85 * len(letters):
        return None
    lower = [word for word in found if word[0].islower() and not _is_name(word)]
    function = {word for word in lower if word in _FUNCTION_WORDS}
    return "en" if len(found) >= 4 and len(lower) >= 3 and function else None


def _is_name(word: str) -> bool:
    """Whether a word is written like a product or identifier: inner capitals or all capitals."""
    return word.isupper() or word[1:] != word[1:].lower()


def _trimmed(text: Text, start: int, end: int) -> Span:
    while start < end and text.raw[start] in " \t\n*_>-":
        start += 1
    while end > start and text.raw[end - 1] in " \t\n*_":
        end -= 1
    return text.at(start, end)


def _cut(text: Text, start: int, end: int) -> str:
    """The stretch as a message quotes it: link destinations left out, 60 characters at most."""
    kept = "".join(
        raw
        for raw, mark in zip(text.raw[start:end], text.masked[start:end], strict=True)
        if mark != DESTINATION
    )
    clipped = " ".join(kept.split()).strip(" *_-–—,[]")
    return clipped if len(clipped) <= 60 else clipped[:57] + "…"


def reason_phrase(code: str) -> str:
    """The standard phrase of a status code (RFC 9110, section 15), "" where it has none."""
    try:
        return HTTPStatus(int(code)).phrase
    except ValueError:
        return ""


def is_phrase(label: str, code: str) -> bool:
    """Whether a label is the English phrase of its status code."""
    phrase = reason_phrase(code)
    return bool(phrase) and squeezed(label).strip(".。:：!") == squeezed(phrase)
