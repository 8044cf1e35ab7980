"""Every rule finds exactly what its BAD cases say, and nothing in its GOOD cases."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from specglot.check.explain import HEADINGS
from specglot.check.glossary import parse
from specglot.check.registry import all_rules
from specglot.check.rule import Case, Rule
from specglot.check.run import check
from specglot.check.selection import Selection
from specglot.model.diagnostic import Diagnostic
from specglot.pipeline import read_texts


def findings(rule: Rule, case: Case) -> tuple[Diagnostic, ...]:
    book = read_texts(dict(case.pages))
    only = Selection(select=(rule.name,))
    return check(book.spec, book.pages, book.sources, only, parse(case.glossary), case.dates)


def script(path: str) -> str:
    """The script of a case's page, by the language in its path."""
    found = re.search(r"(?:^|[./])(ja|zh|ko|uk|ru)\b", path)
    return (
        {"ja": "Jpan", "zh": "Hans", "ko": "Kore", "uk": "Cyrl", "ru": "Cyrl"}[found.group(1)]
        if found
        else "Latn"
    )


def cases() -> Iterator[object]:
    for rule in all_rules():
        for kind, listed in (("bad", rule.bad), ("good", rule.good)):
            for number, case in enumerate(listed):
                yield pytest.param(rule, case, id=f"{rule.name}-{kind}-{number}")


@pytest.mark.parametrize(("rule", "case"), list(cases()))
def test_a_case_gives_exactly_its_findings(rule: Rule, case: Case) -> None:
    found = [
        (one.primary.path, one.primary.line, " | ".join(", ".join(group) for group in one.groups))
        for one in findings(rule, case)
    ]
    assert found == [(one.path, one.line, one.groups) for one in case.findings]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
class TestRuleFile:
    def test_has_bad_and_good_cases(self, rule: Rule) -> None:
        assert len(rule.bad) >= 2
        assert len(rule.good) >= 2
        assert all(case.findings for case in rule.bad)
        assert not any(case.findings for case in rule.good)

    def test_has_cases_in_two_scripts(self, rule: Rule) -> None:
        for cases in (rule.bad, rule.good):
            assert len({script(path) for case in cases for path in case.pages}) >= 2

    def test_has_every_section_of_a_manual_page(self, rule: Rule) -> None:
        places = [rule.doc.find(f"\n\n{heading}\n") for heading in HEADINGS]
        assert -1 not in places
        assert places == sorted(places)
        assert re.match(r"[A-Z`].*\.$", rule.summary)

    def test_name_reads_as_a_pattern(self, rule: Rule) -> None:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
        assert not rule.name.startswith(("no-", "disallow-"))

    def test_messages_are_one_line_and_name_the_place(self, rule: Rule) -> None:
        for case in rule.bad:
            for one in findings(rule, case):
                assert "\n" not in one.message
                assert one.help.endswith((".", ")", "`"))
                assert one.group
                assert one.primary.line >= 1
                assert one.locale
