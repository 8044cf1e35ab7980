"""Counting and ordering."""

from __future__ import annotations

from msgspec.structs import replace
from report_samples import RUN

from specglot.report.tally import (
    by_locale,
    in_words,
    ordered,
    plural,
    rules_of,
    suppressed_by,
    told,
    worst_first,
)


def test_findings_stand_in_the_order_of_the_pages() -> None:
    backwards = replace(RUN, findings=RUN.findings[::-1])
    assert ordered(RUN) == ordered(backwards)
    assert [finding.fingerprint for finding in ordered(RUN)] == ["m1", "r1", "u1", "b1"]


def test_suppressed_findings_are_counted_apart() -> None:
    assert [finding.fingerprint for finding in told(RUN)] == ["m1", "r1", "b1"]
    assert suppressed_by(RUN) == (1, 0)


def test_worst_first() -> None:
    assert [finding.fingerprint for finding in worst_first(ordered(RUN))] == ["r1", "m1", "b1", "u1"]


def test_every_locale_has_a_row_and_the_homeless_have_one() -> None:
    homeless = replace(RUN.findings[0], diagnostic=replace(RUN.findings[0].diagnostic, locale=""))
    table = by_locale(replace(RUN, findings=(*RUN.findings, homeless)))
    assert list(table) == ["de", "fr", "ja", "zh", "-"]
    assert table["de"] == {"error": 1, "warning": 1, "note": 0}
    assert table["-"] == {"error": 0, "warning": 0, "note": 1}


def test_words() -> None:
    assert in_words({"error": 1, "warning": 0, "note": 2000}) == "1 error, 2,000 notes"
    assert in_words({"error": 0, "warning": 0, "note": 0}) == "nothing"
    assert plural(1, "page") == "1 page"


def test_a_rule_without_a_description_is_listed() -> None:
    stranger = replace(RUN.findings[0], diagnostic=replace(RUN.findings[0].diagnostic, rule="a-stranger"))
    assert rules_of(replace(RUN, findings=(stranger,)))[0].name == "a-stranger"
