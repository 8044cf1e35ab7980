"""One locale's text → words that stand twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, count, islice
from operator import eq

from specglot.check.aligned import Witness
from specglot.check.hits import Hit
from specglot.check.sheet import Sheet
from specglot.check.tokens import LINE_END, TEXT_END
from specglot.model.late import late

_TWICE = late(r"(?<![\w'’-])([^\W\d_]{4,})[ \t\n]+\1(?![\w'’-])", re.IGNORECASE)
_CJK_TWICE = late("([\u30a0-\u30ff\u4e00-\u9fff]{3,})\\1")
# Pronouns that reflexive verbs rightly double (French `nous nous`, `vous vous`).
_REFLEXIVE = frozenset({"nous", "vous"})
# Han that stand between a noun and itself (`服务器到服务器`, server to server).
_LINKING = frozenset("到对和与或比至及的之")
_RUN = late("[\u30a0-\u30ff\u4e00-\u9fff]{6,}")
_FEWEST = 4


def repeating(sheet: Sheet) -> Iterator[int]:
    """The texts in which a word of four letters or more is the next word too, whatever stands between them."""
    words = sheet.tokens.words
    if "\n" in sheet.raw:
        words = [word for word in words if word != LINE_END]
    # Nearly all that is equal to what follows it is the end of something.
    if any(len(word) >= _FEWEST for word in set(compress(words, _like_the_next(words)))):
        text, at = 0, 0
        for number in compress(count(), _like_the_next(words)):
            if len(words[number]) >= _FEWEST:
                text, at = text + words[at:number].count(TEXT_END), number
                yield text
    if sheet.tokens.western:
        return
    # Three characters and the same three again: at least three stand twice.
    for run in {run for run in _RUN.findall(sheet.masked) if len(set(run)) <= len(run) - 3}:
        if _CJK_TWICE.search(run):
            yield from sheet.holding((run,))


def _like_the_next(words: list[str]) -> Iterator[bool]:
    return map(eq, words, islice(words, 1, None))


def doubled(witness: Witness) -> Iterator[Hit]:
    """Doubled words; names written with a capital may double (`Bora Bora`) only where both do and nothing else."""
    text = witness.text
    for pattern in (_TWICE,) if text.masked.isascii() else (_TWICE, _CJK_TWICE):
        for found in pattern.finditer(text.masked):
            word = found.group(1)
            if word.casefold() not in _REFLEXIVE and len(set(word)) > 1 and not _LINKING & set(word):
                yield Hit(span=text.at(*found.span()), what=f"“{word}” stands twice in a row")
