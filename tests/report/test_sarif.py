"""SARIF: always valid, in the declared unit, within GitHub's limits."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from msgspec.structs import replace
from report_samples import REQUIRED, RUN, SOURCES, golden, hostile, many, runs
from sarif_schema import LOG

from specglot.model.source import Source, Span
from specglot.report.finding import Finding, RuleInfo, Run
from specglot.report.sarif import render

VALIDATOR = jsonschema.Draft7Validator(LOG)


def log(run: Run, **options: int) -> Any:
    text = render(run, **options)
    text.encode()
    document = json.loads(text)
    VALIDATOR.validate(document)
    return document["runs"][0]


def test_golden() -> None:
    text = render(RUN)
    assert text == golden("sarif.json", text)
    log(RUN)


def test_the_schema_rejects_what_is_no_sarif() -> None:
    document = json.loads(render(RUN))
    document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not VALIDATOR.is_valid(document)


@pytest.mark.skipif("SARIF_SCHEMA" not in os.environ, reason="SARIF_SCHEMA names no copy of the OASIS schema")
def test_valid_by_the_whole_schema() -> None:
    schema = json.loads(Path(os.environ["SARIF_SCHEMA"]).read_text(encoding="utf-8"))
    for run in (RUN, hostile(), many(40), replace(RUN, root="docs")):
        jsonschema.validate(json.loads(render(run)), schema)


@given(runs())
def test_always_valid(run: Run) -> None:
    found = log(run)
    for result in found["results"]:
        assert found["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_hostile_text_is_valid_and_no_link() -> None:
    found = log(hostile())
    message = found["results"][0]["message"]["text"]
    assert "[link](" not in message.replace("\\[", "")
    assert "\u202e" not in message


def test_regions_are_code_points_of_the_line() -> None:
    line = "👩\u200d💻 `ｱ`（必須）"
    source = Source.of("ja/絵 文.md", line)
    start = line.index("必") + 1
    span = Span(path=source.path, line=1, column=start, end_line=1, end_column=start + 2)
    finding = Finding(diagnostic=replace(REQUIRED, primary=span), fingerprint="f")
    found = log(replace(RUN, findings=(finding,), sources={source.path: source}))
    place = found["results"][0]["locations"][0]["physicalLocation"]
    region = place["region"]
    assert found["columnKind"] == "unicodeCodePoints"
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "必須"
    assert place["artifactLocation"] == {"uri": "ja/%E7%B5%B5%20%E6%96%87.md", "uriBaseId": "%SRCROOT%"}


def test_a_root_below_the_repository_is_declared() -> None:
    bases = log(replace(RUN, root="./docs/api"))["originalUriBaseIds"]
    assert bases["%SRCROOT%"]["uri"] == "docs/api/"
    assert bases["%SRCROOT%"]["uriBaseId"] in bases
    assert "uri" not in log(replace(RUN, root="."))["originalUriBaseIds"]["%SRCROOT%"]


def test_suppressed_findings_say_by_what() -> None:
    baseline = tuple(
        replace(finding, suppressed="known", suppressed_by="baseline")
        if finding.fingerprint == "r1"
        else finding
        for finding in RUN.findings
    )
    results = log(replace(RUN, findings=baseline))["results"]
    held = {result["partialFingerprints"]["specglot/v1"]: result.get("suppressions") for result in results}
    assert held == {
        "m1": None,
        "r1": [{"kind": "external", "justification": "known"}],
        "u1": [{"kind": "inSource", "justification": "quoted on purpose"}],
        "b1": None,
    }


def test_the_most_severe_are_kept_and_the_rest_is_counted() -> None:
    found = log(many(30), limit=12)
    assert [result["level"] for result in found["results"]].count("error") == 10
    assert [result["level"] for result in found["results"]].count("warning") == 2
    (notice,) = found["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"].startswith("18 of 30 results were left out, the least severe first")


def test_twenty_five_thousand_at_most() -> None:
    document = json.loads(render(many(25_002)))["runs"][0]
    assert len(document["results"]) == 25_000
    texts = [note["message"]["text"] for note in document["invocations"][0]["toolExecutionNotifications"]]
    assert texts[0].startswith("2 of 25002 results")
    assert texts[1].startswith("GitHub code scanning displays 5000 results")


def test_limits_of_a_rule() -> None:
    rule = RuleInfo(name="r", short="s", full="長" * 3000, tags=(*tuple(f"t{n}" for n in range(30)), "t1"))
    found = log(replace(RUN, rules=(rule,), findings=()))["tool"]["driver"]["rules"][0]
    assert len(found["fullDescription"]["text"]) == 1024
    assert len(found["help"]["text"]) == 3000
    assert found["properties"]["tags"] == [f"t{n}" for n in range(20)]


def test_two_witnesses_that_say_the_same_are_two() -> None:
    twice = replace(REQUIRED, related=REQUIRED.related[:1] * 2)
    found = log(replace(RUN, findings=(Finding(diagnostic=twice, fingerprint="f"),), sources=SOURCES))
    assert len(found["results"][0]["relatedLocations"]) == 2
