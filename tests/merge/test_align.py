"""Sequences of keys as rows of what belongs together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specglot.merge.align import align, insertion


def _never(_sequences: object) -> None:
    """That sequences are not alike, whatever they are."""


def keys(sequences: dict[str, list[str]]) -> list[dict[str, str]]:
    return [{locale: sequences[locale][at] for locale, at in sorted(row.items())} for row in align(sequences)]


def test_equal_keys_stand_together_in_any_order() -> None:
    assert keys({"de": ["a", "b", "c"], "ja": ["a", "c", "b"], "zh": ["a", "b", "c"]}) == [
        {"de": "a", "ja": "a", "zh": "a"}, {"de": "b", "ja": "b", "zh": "b"}, {"de": "c", "ja": "c", "zh": "c"},
    ]  # fmt: skip


@pytest.mark.parametrize("odd", ["zeit", "PlayHead", "play head", "play_head"])
def test_a_renamed_key_stays_in_its_row(odd: str) -> None:
    found = keys({"de": ["ts", odd, "id"], "ja": ["ts", "playhead", "id"], "zh": ["ts", "playhead", "id"]})
    assert found[1] == {"de": odd, "ja": "playhead", "zh": "playhead"}


def test_a_recased_key_is_known_among_several_that_are_missing() -> None:
    found = keys(
        {
            "de": ["a", "PlayHead", "z"],
            "ja": ["a", "ts", "playhead", "id", "z"],
            "zh": ["a", "ts", "playhead", "id", "z"],
        }
    )
    assert {"de": "PlayHead", "ja": "playhead", "zh": "playhead"} in found
    assert {"ja": "ts", "zh": "ts"} in found


def test_missing_and_extra() -> None:
    assert keys({"de": ["a", "c"], "ja": ["a", "b", "c"], "zh": ["a", "b", "c", "d"], "fr": ["a", "b", "c"]}) == [
        {"de": "a", "fr": "a", "ja": "a", "zh": "a"}, {"fr": "b", "ja": "b", "zh": "b"},
        {"de": "c", "fr": "c", "ja": "c", "zh": "c"}, {"zh": "d"},
    ]  # fmt: skip


def test_two_extras_are_not_paired_with_one_gap() -> None:
    found = keys({"de": ["a", "x", "y", "c"], "ja": ["a", "b", "c"], "zh": ["a", "b", "c"]})
    assert {"ja": "b", "zh": "b"} in found
    assert {"de": "x"} in found
    assert {"de": "y"} in found


def test_keys_that_a_locale_has_both_of_are_no_renames() -> None:
    assert keys({"de": ["a", "b"], "zh": ["a", "b"], "fr": ["a", "c"], "ja": ["a", "b", "c"]}) == [
        {"de": "a", "fr": "a", "ja": "a", "zh": "a"}, {"de": "b", "ja": "b", "zh": "b"}, {"fr": "c", "ja": "c"},
    ]  # fmt: skip


def test_a_key_whose_row_is_taken_gets_another() -> None:
    found = keys({"de": [], "fr": [], "ja": ["PlayHead", "a"], "pt": ["playhead", "a", "PlayHead"]})
    assert sorted(row["pt"] for row in found if "pt" in row) == ["PlayHead", "a", "playhead"]


def test_twins_are_told_apart() -> None:
    assert keys({"de": ["a", "a"], "ja": ["a"]}) == [{"de": "a", "ja": "a"}, {"de": "a"}]


def test_nothing() -> None:
    assert align({}) == []
    assert align({"de": []}) == []


def test_insertion_points() -> None:
    rows = align({"de": ["a", "c"], "ja": ["a", "b", "c"]})
    assert insertion(rows, 1, "de") == (0, 1)
    rows = align({"de": ["b"], "ja": ["a", "b", "c"], "zh": ["a", "b", "c"]})
    assert (insertion(rows, 0, "de"), insertion(rows, 2, "de")) == ((None, 0), (0, None))
    assert insertion([{"ja": 0}], 0, "de") == (None, None)


@given(
    st.lists(st.lists(st.sampled_from("abcdeAB"), max_size=7), min_size=1, max_size=4).map(
        lambda lists: {f"l{number}": keys for number, keys in enumerate(lists)}
    )
)
def test_each_key_of_each_locale_stands_in_one_row(sequences: dict[str, list[str]]) -> None:
    rows = align(sequences)
    for locale, listed in sequences.items():
        assert sorted(row[locale] for row in rows if locale in row) == list(range(len(listed)))
    assert all(rows)


@given(st.lists(st.sampled_from("abc"), max_size=6), st.integers(1, 4), st.integers(0, 2))
def test_sequences_that_are_alike_need_no_comparison(keys: list[str], speaking: int, silent: int) -> None:
    sequences = {f"l{n}": keys for n in range(speaking)} | {f"s{n}": list[str]() for n in range(silent)}
    quick = align(sequences)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("specglot.merge.align._alike", _never)
        assert align(sequences) == quick
