"""One locale's text → words of a script without blanks that a code span cut in two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from operator import add

from specglot.check.aligned import Witness
from specglot.check.book import Book
from specglot.check.hits import Hit
from specglot.check.text import CODE, text_of

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_CUT = re.compile(f"(\\S)([{_HAN}])[ \t]*({CODE}+)[ \t]*([{_HAN}])(\\S)")
_OFTEN = 3


def cut_words(witness: Witness, book: Book) -> Iterator[Hit]:
    """A character on each side of a code span that form a word of the book, while neither fits its own neighbour.

    The book's own pages are the dictionary: the joined pair stands in them three times at least, and the pairs that
    the code span leaves on its two sides stand nowhere else.
    """
    if witness.locale.split("-")[0] not in ("zh", "ja"):
        return
    text = witness.text
    for found in _CUT.finditer(text.masked):
        before, left, _, right, after = found.groups()
        pairs = _pairs(book, witness.locale)
        if pairs[left + right] >= _OFTEN and pairs[before + left] <= 1 and pairs[right + after] <= 1:
            where = text.at(found.start(2), found.end(4))
            yield Hit(span=where, what=f"a code span cuts the word “{left + right}” in two")


def _pairs(book: Book, locale: str) -> Counter[str]:
    """How often each pair of Han characters stands in a locale's texts, code spans kept apart."""
    known: dict[str, Counter[str]] = book.cache.setdefault("pairs", {})
    if locale not in known:
        counts: Counter[str] = Counter()
        for page in book.pages.values():
            if page.locale == locale:
                for row in page.texts:
                    masked = text_of(row.prose, book).masked
                    counts.update(map(add, masked, masked[1:]))
        known[locale] = counts
    return known[locale]
