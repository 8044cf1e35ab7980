"""The texts of a book → words of a script without blanks that a code span cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from specglot.check.aligned import Witness, aligned
from specglot.check.book import Book
from specglot.check.hits import Hit, sought
from specglot.check.screen import suspects
from specglot.check.sheet import Sheet, sheet_of
from specglot.check.text import CODE, MASKS, SEAM, is_han
from specglot.model.diagnostic import Diagnostic
from specglot.model.late import late

# Whether the letters are Han is asked afterwards: to compile a pattern of so many takes longer.
_CUT = late(f"(\\S)(\\w)[ \t]*({CODE}+)[ \t]*(\\w)(\\S)")
_BEFORE_LETTER = late(f"{CODE}(?!{CODE})[ \t]*(\\w)")
_NO_NEIGHBOUR = MASKS + SEAM
_OFTEN = 3


def cut_words(book: Book) -> Iterator[Diagnostic]:
    """A character on each side of a code span that form a word of the book, while neither fits its own neighbour.

    The book's own pages are the dictionary: the joined pair stands in them three times at least, and the pairs that
    the code span leaves on its two sides stand nowhere else.
    """
    for group in book.spec.groups:
        cuts = {
            page.path: [found.start() for found in _cuts(_masked(page.path, book), page.locale, book)]
            for page in group.pages
            if is_han(page.locale)
        }
        if not any(cuts.values()):
            continue
        texts = aligned(book, group)
        found = suspects(texts, partial(_cut_texts, cuts))
        for number, locales in sorted(found.items()):
            unit = texts.unit(number, locales)
            yield from sought(
                unit, lambda witness: _cut(witness, book), "Move the code span out of the word."
            )


def _cut_texts(cuts: Mapping[str, Sequence[int]], sheet: Sheet) -> list[int]:
    return [sheet.index(start) for start in cuts.get(sheet.page.path, ())]


def _cut(witness: Witness, book: Book) -> Iterator[Hit]:
    if not is_han(witness.locale):
        return
    text = witness.text
    for found in _cuts(text.masked, witness.locale, book):
        where = text.at(found.start(2), found.end(4))
        yield Hit(span=where, what=f"a code span cuts the word “{found[2] + found[4]}” in two")


def _cuts(masked: str, locale: str, book: Book) -> Iterator[re.Match[str]]:
    """The code spans of a text, or of many, that cut a word."""
    for mark in _BEFORE_LETTER.finditer(masked):
        if not _is_han_character(mark[1]):
            continue
        start = mark.start() - 1
        while start >= 0 and masked[start] in " \t" + CODE:
            start -= 1
        found = _CUT.match(masked, start - 1) if start > 0 else None
        if (
            found is None
            or not _is_han_character(found[2])
            or found[1] in _NO_NEIGHBOUR
            or found[5] in _NO_NEIGHBOUR
        ):
            continue
        before, left, _, right, after = found.groups()
        if (
            not _stands(before + left, 2, masked, locale, book)
            and not _stands(right + after, 2, masked, locale, book)
            and _stands(left + right, _OFTEN, masked, locale, book)
        ):
            yield found


def _is_han_character(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" and not "\u4dc0" <= char <= "\u4dff"


def _stands(pair: str, times: int, here: str, locale: str, book: Book) -> bool:
    """Whether a pair of characters stands so often in a locale's texts, code spans kept apart.

    Most pairs do: the text at hand is looked at first, and no page that is not needed to tell.
    """
    if _at_least(times, pair, here) == times:
        return True
    found = 0
    for text in _texts(locale, book):
        found += _at_least(times - found, pair, text)
        if found == times:
            return True
    return False


def _at_least(times: int, pair: str, text: str) -> int:
    """How often a pair stands in a text, counted up to a number; twins may overlap."""
    found, at = 0, text.find(pair)
    while at >= 0:
        found += 1
        if found == times:
            break
        at = text.find(pair, at + 1)
    return found


def _texts(locale: str, book: Book) -> Iterator[str]:
    """The texts of a locale: first those that are masked already, all in one, then page by page."""
    known: dict[str, tuple[list[str], list[str]]] = book.cache.setdefault("texts of locales", {})
    if locale not in known:
        masked: dict[str, str] = book.cache.setdefault("masked", {})
        paths = [page.path for group in book.spec.groups for page in group.pages if page.locale == locale]
        at_hand = SEAM.join([masked[path] for path in paths if path in masked])
        known[locale] = [at_hand], [path for path in paths if path not in masked]
    texts, paths = known[locale]
    yield from texts
    while paths:
        texts.append(_masked(paths.pop(0), book))
        yield texts[-1]


def _masked(path: str, book: Book) -> str:
    """A page's texts; `aligned` leaves those of pages in Han characters here when it has made them."""
    known: dict[str, str] = book.cache.setdefault("masked", {})
    if path not in known:
        known[path] = sheet_of(book.pages[path], book.sources.get(path)).masked
    return known[path]
