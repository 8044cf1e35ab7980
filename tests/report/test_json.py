"""specglot's own JSON holds everything."""

from __future__ import annotations

import json

from hypothesis import given
from report_samples import RUN, golden, hostile, many, runs

from specglot.report.finding import Run
from specglot.report.json import render


def test_golden() -> None:
    text = render(RUN)
    assert text == golden("json.json", text)


def test_nothing_is_left_out() -> None:
    document = json.loads(render(many(10_000)))
    assert len(document["findings"]) == 10_000
    assert document["summary"] | {"by_locale": None} == {
        "error": 3333,
        "warning": 3333,
        "note": 3334,
        "suppressed": 0,
        "by_locale": None,
    }


def test_hostile_text_comes_back_as_it_is() -> None:
    run = hostile()
    text = render(run)
    text.encode()
    message = json.loads(text)["findings"][0]["message"]
    assert message == run.findings[0].diagnostic.message


@given(runs())
def test_every_finding_is_there_once(run: Run) -> None:
    found = json.loads(render(run))["findings"]
    assert sorted(one["fingerprint"] for one in found) == sorted(one.fingerprint for one in run.findings)
