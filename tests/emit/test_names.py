from __future__ import annotations

import keyword

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from specglot.emit.names import camel, constant, pascal, singular, snake, unique, words

TOKENS = st.one_of(st.text(max_size=12), st.from_regex(r"[A-Za-z_][A-Za-z0-9_.\-]{0,12}", fullmatch=True))
STYLES = st.sampled_from([snake, pascal, camel, constant])
RESERVED = frozenset(keyword.kwlist)


@pytest.mark.parametrize(
    ("token", "parts"),
    [
        ("media.ad.podFriendlyName", "media ad pod friendly name"),
        ("creativeURL", "creative url"),
        ("HTTPServer2", "http server2"),
        ("event-type", "event type"),
        ("Événement", "evenement"),
        ("getV1Regions", "get v1 regions"),
        ("媒体ID", "u5a92u4f53 id"),
        ("\u202e", ""),
        ("", ""),
    ],
)
def test_words(token: str, parts: str) -> None:
    assert words(token) == tuple(parts.split())


def test_styles() -> None:
    assert [style("adBreak-start") for style in (snake, pascal, camel, constant)] == [
        "ad_break_start",
        "AdBreakStart",
        "adBreakStart",
        "AD_BREAK_START",
    ]
    assert (snake("1st"), snake(""), pascal("404")) == ("x1st", "x", "X404")


@pytest.mark.parametrize(
    ("plural", "one"),
    [("sessions", "session"), ("entries", "entry"), ("status", "status"), ("class", "class"), ("gas", "gas")],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_a_new_token_renames_no_other_that_is_spelt_like_its_name() -> None:
    assert unique(["mediaId", "media_id", "media.id"], snake)["media_id"] == "media_id"
    assert unique(["media_id"], snake)["media_id"] == "media_id"


def test_reserved_names_get_a_mark() -> None:
    assert unique(["class", "Class"], snake, RESERVED)["class"] == "class_"


@given(st.lists(TOKENS, max_size=8), STYLES)
@example(["a.b", "a-b", "aB", "AB", "ab", "A_b"], snake)
@example(["ß", "SS", "ss", "ſ"], pascal)
def test_names_are_identifiers_and_differ_whatever_the_case(tokens: list[str], style) -> None:
    found = unique(tokens, style, RESERVED)
    assert set(found) == set(tokens)
    for name in found.values():
        assert name.isidentifier()
        assert name.isascii()
        assert name not in RESERVED
    assert len({name.casefold() for name in found.values()}) == len(found)


@given(st.lists(TOKENS, max_size=8, unique=True), STYLES, st.randoms())
def test_names_do_not_depend_on_order(tokens: list[str], style, random) -> None:
    shuffled = list(tokens)
    random.shuffle(shuffled)
    assert unique(tokens, style, RESERVED) == unique(shuffled, style, RESERVED)
