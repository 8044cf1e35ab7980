"""Ids are ASCII, unique within a page, and tell names apart."""

from hypothesis import given
from hypothesis import strategies as st

from specglot.site.anchors import Ids, slug, token


def test_wire_tokens_keep_their_spelling() -> None:
    assert token("playerTime.ts") == "playerTime.ts"
    assert token("media.qoe.bitrate") == "media.qoe.bitrate"


@given(st.text(min_size=1))
def test_tokens_are_ascii_and_need_no_quoting(text: str) -> None:
    made = token(text)
    assert made.isascii()
    assert made
    assert not set(made) & set(" \"'<>#?&/\\{}%")


def test_names_that_differ_only_outside_ascii_stay_apart() -> None:
    assert token("名") != token("称")


@given(st.text())
def test_a_slug_is_a_plain_file_name(text: str) -> None:
    made = slug(text)
    assert made == made.lower()
    assert 0 < len(made) <= 80
    assert not set(made) & set("/\\. \"'<>#?&{}%:*|")


@given(st.lists(st.sampled_from(["a", "A", "b", "a-2"]), max_size=12))
def test_ids_are_unique_without_regard_to_case(wanted: list[str]) -> None:
    ids = Ids()
    given_out = [ids.take(name) for name in wanted]
    assert len({name.casefold() for name in given_out}) == len(wanted)
