"""GitLab code quality: the fields it needs, severities it knows, fingerprints that are unique."""

from __future__ import annotations

import json

from hypothesis import given
from msgspec.structs import replace
from report_samples import RUN, golden, runs

from specglot.report.finding import Run
from specglot.report.gitlab import render


def test_golden() -> None:
    text = render(replace(RUN, root="docs"))
    assert text == golden("gitlab.json", text)


@given(runs())
def test_required_fields(run: Run) -> None:
    issues = json.loads(render(run))
    assert len(issues) == sum(finding.suppressed is None for finding in run.findings)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not issue["location"]["path"].startswith("./")
        assert issue["location"]["lines"]["begin"] >= 1
