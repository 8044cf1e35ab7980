"""One locale's text → words that stand twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specglot.check.aligned import Witness
from specglot.check.hits import Hit

_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]{4,})[ \t\n]+\1(?![\w'’-])", re.IGNORECASE)
_CJK_TWICE = re.compile("([\u30a0-\u30ff\u4e00-\u9fff]{3,})\\1")
# Pronouns that reflexive verbs rightly double (French `nous nous`, `vous vous`).
_REFLEXIVE = frozenset({"nous", "vous"})
# Han that stand between a noun and itself (`服务器到服务器`, server to server).
_LINKING = frozenset("到对和与或比至及的之")


def doubled(witness: Witness) -> Iterator[Hit]:
    """Doubled words; names written with a capital may double (`Bora Bora`) only where both do and nothing else."""
    text = witness.text
    for pattern in (_TWICE,) if text.masked.isascii() else (_TWICE, _CJK_TWICE):
        for found in pattern.finditer(text.masked):
            word = found.group(1)
            if word.casefold() not in _REFLEXIVE and len(set(word)) > 1 and not _LINKING & set(word):
                yield Hit(span=text.at(*found.span()), what=f"“{word}” stands twice in a row")
