"""The manual pages of the rules are made from the rules' files, and are fresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from specglot.check.explain import HEADINGS, explain
from specglot.check.manual import manual
from specglot.check.registry import all_rules, rule_names

PAGES = Path(__file__).parents[2] / "docs" / "manual" / "rules"


def test_explain_shows_the_whole_page() -> None:
    page = explain("unit-differs")
    assert page.startswith("# unit-differs\n\nLocales give a quantity different units.\n")
    assert [line[3:] for line in page.split("\n") if line.startswith("## ")] == list(HEADINGS)


def test_explain_of_no_rule_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        explain("no-such-rule")


def test_the_index_lists_every_rule_once() -> None:
    index = manual()["index.md"]
    assert [index.count(f"]({name}.md)") for name in rule_names()] == [1] * len(rule_names())


def test_the_pages_are_fresh() -> None:
    written = {path.name: path.read_text("utf-8") for path in PAGES.glob("*.md")}
    assert written == manual(), "run `python -m specglot.check.manual`"


def test_rules_are_found_by_file_and_carry_its_name() -> None:
    for rule in all_rules():
        assert rule.module.rpartition(".")[2] == rule.name.replace("-", "_")
