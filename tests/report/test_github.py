"""Workflow commands: escaped, capped, summed up."""

from __future__ import annotations

import re
from urllib.parse import unquote

from hypothesis import given
from msgspec.structs import replace
from report_samples import REQUIRED, RUN, golden, hostile, many, runs

from specglot.report.finding import Finding, Run
from specglot.report.github import render

COMMAND = re.compile(r"::(error|warning|notice) (?:[a-zA-Z]+=[^,:\r\n]*,?)+::[^\r\n]*")


def test_golden() -> None:
    text = render(RUN)
    assert text == golden("github.txt", text)


def test_ten_of_a_level_and_a_summary() -> None:
    lines = render(many(3000)).splitlines()
    levels = [line[2:].split(" ")[0] for line in lines]
    assert {level: levels.count(level) for level in levels} == {"error": 10, "warning": 10, "notice": 10}
    assert lines[-1] == (
        "::notice title=specglot::1,000 errors, 1,000 warnings, 1,000 notes on 3 pages; "
        "29 of 3,000 are annotated, --format json or sarif has all"
    )


def test_hostile_text_stays_in_its_command() -> None:
    lines = render(hostile()).split("\n")[:-1]
    assert [line[: line.index(" ")] for line in lines] == ["::error", "::notice", "::notice"]
    assert all(COMMAND.fullmatch(line) for line in lines)
    assert "%250A" in lines[0]
    assert "\x1b" not in lines[0]


def test_a_path_is_the_repositorys_and_escaped() -> None:
    place = replace(REQUIRED.primary, path="zh/a,b:c%.md")
    run = replace(
        RUN, root="docs/", findings=(Finding(diagnostic=replace(REQUIRED, primary=place), fingerprint="f"),)
    )
    assert render(run).startswith("::error file=docs/zh/a%2Cb%3Ac%25.md,line=7,")


def test_no_columns_over_several_lines() -> None:
    span = replace(REQUIRED.primary, end_line=9)
    run = replace(RUN, findings=(Finding(diagnostic=replace(REQUIRED, primary=span), fingerprint="f"),))
    assert "line=7,endLine=9,title=" in render(run)


@given(runs())
def test_every_line_is_one_command(run: Run) -> None:
    for line in render(run).split("\n")[:-1]:
        assert COMMAND.fullmatch(line), line
        assert "\n" not in line
        unquote(line)
