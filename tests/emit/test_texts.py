from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from media_spec import said

from specglot.emit.texts import Text, clean, lookup, order, pick, wire


@pytest.mark.parametrize(
    ("tag", "available", "found"),
    [
        ("pt-PT", ["pt", "de"], "pt"),
        ("PT_pt", ["pt"], "pt"),
        ("zh-Hant-CN-x-private1", ["zh-Hant", "zh"], "zh-Hant"),
        ("zh-Hant-x", ["zh"], "zh"),
        ("pt", ["pt-BR"], None),
        ("de", [], None),
        ("", ["de"], None),
    ],
)
def test_lookup_is_that_of_rfc_4647(tag: str, available: list[str], found: str | None) -> None:
    assert lookup(tag, available) == found


def test_the_wanted_language_comes_first_then_the_chain_then_the_rest() -> None:
    assert order("ja-JP", ("fr", "pt"), ["de", "pt", "ja", "zh"]) == ("ja", "pt", "de", "zh")


def test_pick_says_where_the_text_came_from() -> None:
    texts = said(de="hier", pt="aqui")
    assert pick(texts, "pt-PT") == Text(value="aqui", locale="pt")
    assert pick(texts, "ja", ("de",)) == Text(value="hier", locale="de")
    assert pick(texts, "ja") == Text(value="hier", locale="de")
    assert pick((), "ja") is None
    assert pick(said(ja="  ", de="x"), "ja") == Text(value="x", locale="de")


@given(st.text(st.characters()))
def test_clean_leaves_nothing_that_nobody_sees_but_a_compiler(text: str) -> None:
    found = clean(text)
    assert not any(char in found for char in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert all(char in "\n\t" or ord(char) >= 0x20 for char in found)
    assert clean(found) == found
    found.encode()


def test_wire_tokens_are_no_strings() -> None:
    assert not isinstance(wire("sid"), str)
    assert not wire("")
