"""JUnit XML: well-formed whatever the pages hold, and the counts add up."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from report_samples import RUN, golden, hostile, runs

from specglot.report.finding import Run
from specglot.report.junit import render


def test_golden() -> None:
    text = render(RUN)
    assert text == golden("junit.xml", text)


def test_hostile_text_makes_no_element() -> None:
    root = ET.fromstring(render(hostile()).encode())
    assert {element.tag for element in root.iter()} == {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "skipped",
        "system-out",
    }
    failure = root.find(".//failure")
    assert failure is not None
    assert "<script>alert(1)</script>" in failure.get("message", "")


@given(runs())
def test_well_formed_and_counted(run: Run) -> None:
    root = ET.fromstring(render(run).encode())
    cases = root.findall(".//testcase")
    assert int(root.get("tests", "-1")) == len(cases)
    assert int(root.get("failures", "-1")) == len(root.findall(".//failure"))
    assert int(root.get("skipped", "-1")) == len(root.findall(".//skipped"))
    assert len(cases) - len(root.findall(".//testcase[@name='no findings']")) == len(run.findings)
