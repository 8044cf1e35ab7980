"""Texts are cut alike by tables and by the pattern."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specglot.check.text import CODE, DESTINATION, SEAM, TAG
from specglot.check.tokens import tokens_of

PIECES = st.sampled_from(
    ["ein", "Wort", "Über", "œuf", "Š", "x1", "_", "½", " ", "\xa0", "\n", ".", "…", "“", "|", "/", "\0", "’", "–", "€",
     CODE * 3, TAG, TAG * 9, TAG * 40, DESTINATION, SEAM]
)  # fmt: skip


@pytest.mark.parametrize(
    ("masked", "words"),
    [
        ("Ein Wort. Noch\nund l’API", ["ein", "wort", ".", "noch", "|", "und", "l", "api"]),
        (f"Ein{CODE} a|b c/d{SEAM}", ["ein", "a", ".", "b", "c", "d", "/"]),
        (f"Éin{TAG}Œuf{DESTINATION}", ["éin", ".", "œuf"]),
    ],
)
def test_words_and_where_they_end(masked: str, words: list[str]) -> None:
    assert tokens_of(masked).words == words
    assert tokens_of(masked).western


@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_text_in_another_script_beside_it_changes_nothing(masked: str) -> None:
    western, other = tokens_of(f"{masked} "), tokens_of(f"{masked} 漢")
    assert western.western
    assert not other.western
    assert [_unified(word) for word in other.words[:-1]] == [_unified(word) for word in western.words]


def _unified(word: str) -> str:
    return "." if word in "…“;" else word
