"""Plain data as YAML text: what goes in comes out, for any reader of YAML 1.1 or 1.2."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from specglot.emit.yamltext import to_yaml

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")) | st.just("\n"), max_size=12
)
DATA = st.recursive(
    st.one_of(
        TEXT,
        st.integers(),
        st.booleans(),
        st.none(),
        st.sampled_from(["no", "on", "1:30", "0x1", "~", "2020-01-01", "- a", "a: b", "#x", "", " x "]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=8,
)


@given(st.dictionaries(TEXT, DATA, max_size=4))
def test_it_reads_back(value: dict[str, Any]) -> None:
    assert yaml.safe_load(to_yaml(value)) == value


def test_keys_keep_their_order_and_lists_are_indented() -> None:
    assert to_yaml({"b": [1, {"c": 2}], "a": "x"}) == "b:\n  - 1\n  - c: 2\na: x\n"


def test_lines_are_blocks_and_are_never_wrapped() -> None:
    long = "词 " * 100 + "x"
    made = to_yaml({"a": "eins\nzwei", "b": long})
    assert "a: |-\n  eins\n  zwei\n" in made
    assert f"b: {long}\n" in made


def test_codes_stay_strings() -> None:
    assert yaml.safe_load(to_yaml({"responses": {"404": {}, "no": 1}})) == {"responses": {"404": {}, "no": 1}}
    assert "'404'" in to_yaml({"404": 1})


def test_header() -> None:
    assert (
        to_yaml({"a": 1}, header="Written by x.\nDo not edit.") == "# Written by x.\n# Do not edit.\na: 1\n"
    )


def test_shared_values_are_written_out() -> None:
    one = {"x": 1}
    assert "&" not in to_yaml({"a": one, "b": one})


@pytest.mark.parametrize("value", ["\u2028", "\x85", "a\tb\n c", "x \ny", "\ttab"])
def test_odd_white_space_survives(value: str) -> None:
    assert yaml.safe_load(to_yaml({"a": value})) == {"a": value}


@given(st.dictionaries(TEXT, DATA, max_size=4))
def test_the_quick_writer_says_the_same(value: dict[str, Any]) -> None:
    assert yaml.safe_load(to_yaml(value, quick=True)) == value


def test_the_quick_writer_writes_the_same_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    value = {"b": [1, {"c": "eins\nzwei"}], "a": "😀 ü", "n": "no", "e": "", "l": "x " * 200, "u": "a\u2028b"}
    quick = to_yaml(value, quick=True)
    assert "😀 ü" in quick
    monkeypatch.delattr(yaml, "CSafeDumper", raising=False)
    assert to_yaml(value, quick=True) == quick
