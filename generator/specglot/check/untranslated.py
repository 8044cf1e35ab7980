"""One locale's text → the stretches of it that were left in another language.

The small words of a clause tell its language (`smallwords`), the script does where languages do not share theirs; the
detector is asked about the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat

from specglot.check.aligned import Aligned, Unit, Witness
from specglot.check.book import Book
from specglot.check.hits import Hit
from specglot.check.language import foreign, named, words
from specglot.check.screen import suspects
from specglot.check.sheet import Sheet
from specglot.check.smallwords import ALPHABETS, SMALL_WORDS, language
from specglot.check.survivors import squeezed
from specglot.check.text import BETWEEN, DESTINATION, MASKS, Text, bare, script_of
from specglot.check.tokens import TEXT_END, tokens_of
from specglot.model.late import late
from specglot.model.source import Span

_SEGMENT = late(f"[^{re.escape(BETWEEN)}]+")
_TOKEN = late(r"[^\W\d_]+")
_ALONE = late(r"(?<![\w-])[^\W\d_]+(?![\w-])")
_FULL_WIDTH = late("[\uff41-\uff5a]")
_MASK = late(f"[{MASKS}]+")
_MARKS = late(r"[*_\\#>]+")
# Languages that are not written in Latin letters: a run of Latin words stands out by itself.
_SCRIPTS = {
    "zh": "CJK", "ja": "CJK", "ko": "HANGUL", "ru": "CYRILLIC", "uk": "CYRILLIC", "bg": "CYRILLIC", "sr": "CYRILLIC",
    "el": "GREEK", "ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "he": "HEBREW", "hi": "DEVANAGARI", "th": "THAI",
}  # fmt: skip
_ENGLISH = SMALL_WORDS["en"]

_FEWEST = 3
"""How many words a stretch must have to be judged."""

_SHORTEST = 2 * _FEWEST - 1


def doubtful(group: Aligned, book: Book) -> Mapping[int, Collection[str]]:
    """The texts with a stretch whose small words do not show that it is in its page's language."""
    return suspects(group, lambda sheet: _doubtful_texts(sheet, book))


def _doubtful_texts(sheet: Sheet, book: Book) -> Iterable[int]:
    own = language(sheet.page.locale)
    others = _others(own, book)
    if not others:
        return ()
    known = not _FULL_WIDTH.search(sheet.masked) if own in _SCRIPTS else own in SMALL_WORDS
    return _doubtful(sheet.tokens.words, own, others) if known else range(len(sheet.starts))


@lru_cache(maxsize=64)
def _small_words(others: frozenset[str]) -> frozenset[str]:
    return frozenset[str]().union(*(SMALL_WORDS.get(other, frozenset()) for other in others))


_Signs = dict[str, str]
"""What a word says: `o` its page's own language, `y` that or English, `f` another; ` ` ends a clause, `/` a text."""

# A clause of some length without any small word, or one with a small word of another language.
_DOUBTFUL = late(r"(?<![a-z])(?:x{4,}(?![a-z])|[xoy]*f[a-z]*)")


@lru_cache(maxsize=64)
def _signs(own: str, others: frozenset[str]) -> _Signs:
    ours = SMALL_WORDS[own]
    signs = dict.fromkeys(BETWEEN, " ")
    signs[TEXT_END] = "/"
    for other in others:
        signs |= dict.fromkeys(SMALL_WORDS.get(other, frozenset()) - ours, "f")
    return signs | dict.fromkeys(ours, "o") | dict.fromkeys(ours & _ENGLISH if own != "en" else (), "y")


def _doubtful(tokens: Sequence[str], own: str, others: frozenset[str]) -> Iterator[int]:
    """Which of the texts that some words and the marks between them come from hold a doubtful clause."""
    if own in _SCRIPTS:
        small = _small_words(others)
        if not small.isdisjoint(tokens):
            number = 0
            for token in tokens:
                if token == TEXT_END:
                    number += 1
                elif token in small:
                    yield number
        return
    said = "".join(map(_signs(own, others).get, tokens, repeat("x")))
    letters = ALPHABETS.get(own, frozenset())
    text, at = 0, 0
    for found in _DOUBTFUL.finditer(said):
        start, end = found.span()
        foreign_words = said.count("f", start, end)
        if end - start < _FEWEST or said.count("o", start, end) > foreign_words:
            continue
        if foreign_words or letters.isdisjoint("".join(tokens[start:end])):
            text, at = text + said.count("/", at, start), start
            yield text


def left_over(unit: Unit, witness: Witness, book: Book) -> Iterator[Hit]:
    """The first stretch of a text in another language of the book, or in English, and how many more there are."""
    own = language(witness.locale)
    text = witness.text
    others = _others(own, book)
    known = own in SMALL_WORDS or (own in _SCRIPTS and not _FULL_WIDTH.search(text.masked))
    if known and next(_doubtful(tokens_of(text.masked).words, own, others), None) is None:
        return
    if own not in _SCRIPTS:
        found = _stretches(unit, witness, own, others)
    else:
        found = [
            (*place, tongue)
            for place in segments(text)
            if (tongue := _latin_run(_plain(text.masked[slice(*place)]), others))
        ]
    if found:
        start, end, tongue = found[0]
        more = f" and {len(found) - 1} more in this text" if len(found) > 1 else ""
        yield Hit(
            span=_trimmed(text, start, end), what=f"left in {named(tongue)}: “{_cut(text, start, end)}”{more}"
        )


def _others(own: str, book: Book) -> frozenset[str]:
    """The languages in Latin letters that a text may have been left in."""
    known: dict[str, frozenset[str]] = book.cache.setdefault("others", {})
    if own not in known:
        every = {"en", *(language(locale) for locale in book.context.locales)}
        known[own] = frozenset(every - {own} - _SCRIPTS.keys())
    return known[own]


def _stretches(unit: Unit, witness: Witness, own: str, others: frozenset[str]) -> list[tuple[int, int, str]]:
    """The stretches of a text in Latin letters that are in another language, and which."""
    judged: list[tuple[int, int, str, tuple[str, ...], str]] = []
    for start, end in segments(witness.text):
        if end - start >= _SHORTEST:
            plain = _plain(witness.text.masked[start:end])
            found = words(plain)
            if (
                len(found) >= _FEWEST
                and _is_telling(found)
                and (tongue := _by_small_words(plain, own, others))
            ):
                judged.append((start, end, plain, found, tongue))
    sure = [(start, end, found, tongue) for start, end, _, found, tongue in judged if tongue != _UNKNOWN]
    # A text that has one such stretch need not be asked about the others.
    asked = ((start, end, found, _foreign(plain, own, others)) for start, end, plain, found, _ in judged)
    return [
        (start, end, tongue)
        for start, end, found, tongue in sure or asked
        if tongue and _is_telling(found, _shared_words(found, unit, witness, tongue))
    ]


_UNKNOWN = "?"
# Small words that are none of another language's, and stand in no name that another language takes over.
_SURE = frozenset(
    "the of is are be been to with from and this that these your you must should when if which".split()
)


def _by_small_words(plain: str, own: str, others: frozenset[str]) -> str | None:
    """The language whose small words a stretch has, None for its page's own, `?` where they do not tell."""
    ours = SMALL_WORDS.get(own)
    if ours is None:
        return _UNKNOWN
    lower = plain.lower()
    here = _TOKEN.findall(lower)
    alone = frozenset(_ALONE.findall(lower)) - ours  # `end-to-end` is a word of many languages
    theirs = {other: alone & SMALL_WORDS[other] for other in sorted(others) if other in SMALL_WORDS}
    most = max(theirs, key=lambda other: (len(theirs[other]), other == "en"), default="")
    count = len(theirs[most]) if most else 0
    if not count:
        known = not ours.isdisjoint(here) or not ALPHABETS.get(own, frozenset()).isdisjoint(lower)
        return None if known or not _is_clause(plain) else _UNKNOWN
    own_words = [word for word in here if word in ours and word not in SMALL_WORDS[most]]
    if count > 1 if not own_words else count > len(own_words) + 1:
        return most
    if not own_words and not theirs[most].isdisjoint(_SURE):
        return most
    return None if len(own_words) >= count else _UNKNOWN


def _is_clause(plain: str) -> bool:
    """Whether a stretch without any small word is long enough, and enough of it in lower case, to ask about it."""
    return sum(1 for word in _ALONE.findall(plain) if len(word) > 1 and word.islower()) > _FEWEST


def segments(text: Text) -> Iterator[tuple[int, int]]:
    """Where clauses stand: between punctuation, brackets and breaks. Code spans do not split one."""
    for found in _SEGMENT.finditer(text.masked):
        yield found.span()


def _shared_words(found: Iterable[str], unit: Unit, witness: Witness, tongue: str) -> frozenset[str]:
    """Those of some words that most locales of further languages have in the same text: names, loan words, cognates."""
    own = language(witness.locale)
    here = {word.casefold() for word in found}
    peers = [other for other in unit.witnesses if language(other.locale) not in (own, tongue)]
    counts: Counter[str] = Counter()
    for other in peers:
        text = bare(other.row.prose.text)
        if any(map(text.casefold().__contains__, here)):
            counts.update(here & _folded_words(text))
    return frozenset(word for word, count in counts.items() if count * 2 > len(peers))


@lru_cache(maxsize=256)
def _folded_words(text: str) -> frozenset[str]:
    return frozenset(map(str.casefold, words(text)))


def _plain(stretch: str) -> str:
    return bare(_MARKS.sub("", _MASK.sub(" ", stretch)))


def _foreign(plain: str, own: str, others: frozenset[str]) -> str | None:
    """The language of a stretch, where it stays the same without the capitalised words, which may be names."""
    every = words(plain)
    found = [word for word in every if len(word) > 1]
    lower = [word for word in every if word[0].islower() and not _is_name(word)]
    tongue = foreign(" ".join(found), own, others)
    return tongue if tongue and foreign(" ".join(lower), own, others) == tongue else None


def _is_telling(found: Sequence[str], shared: frozenset[str] = frozenset()) -> bool:
    """Whether enough words are left when names and shared words are taken out to judge a stretch by."""
    longer = [word for word in found if len(word) > 1]
    telling = [word for word in longer if not _is_name(word)]
    if shared:
        telling = [word for word in telling if word.casefold() not in shared]
    lower = len([word for word in telling if word[0].islower()])
    return len(telling) >= _FEWEST and lower >= 2 and len(telling) * 2 >= len(longer)


def _latin_run(plain: str, others: frozenset[str]) -> str | None:
    """The language of a stretch of Latin letters, in a text of another script, by its small words; None without them.

    Latin words without any are names (`1 - shell, 2 - perl`).
    """
    found = words(plain)
    if len(found) < _FEWEST + 1:
        return None
    letters = [char for char in plain if char.isalpha()]
    latin = [char for char in letters if script_of(char) == "LATIN"]
    if not latin or len(latin) < 0.85 * len(letters):
        return None
    lower = [word for word in found if word[0].islower() and not _is_name(word)]
    if len(lower) < _FEWEST:
        return None
    here = frozenset(_TOKEN.findall(plain.lower()))
    told = {other: len(here & SMALL_WORDS[other]) for other in sorted(others) if other in SMALL_WORDS}
    most = max(told, key=lambda other: (told[other], other == "en"), default="")
    return most if most and told[most] > (most != "en") else None


def _is_name(word: str) -> bool:
    """Whether a word is written like a product or identifier: inner capitals or all capitals."""
    return not word.islower() and (word.isupper() or word[1:] != word[1:].lower())


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
    from http import HTTPStatus  # few pages have a label to compare with one

    try:
        return HTTPStatus(int(code)).phrase
    except ValueError:
        return ""


def is_phrase(label: str, code: str) -> bool:
    """Whether a label is the English phrase of its status code."""
    phrase = reason_phrase(code)
    return bool(phrase) and squeezed(label).strip(".。:：!") == squeezed(phrase)
