"""Run → JUnit XML: a suite a page, a case a finding; notes pass, suppressed findings are skipped."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from specglot.report.finding import Finding, Run
from specglot.report.tally import by_file, ordered
from specglot.report.visible import one_line, visible


def render(run: Run) -> str:
    """Write a run as JUnit XML, with a passing case for every page without findings."""
    found = dict(by_file(ordered(run)))
    root = ET.Element("testsuites", name="specglot")
    for path in sorted({*run.sources, *found}):
        root.append(_suite(path, found.get(path, [])))
    for key in ("tests", "failures", "errors", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(path: str, findings: Iterable[Finding]) -> ET.Element:
    cases = [_case(finding) for finding in findings]
    if not cases:
        cases = [ET.Element("testcase", classname=_class(path), name="no findings")]
    suite = ET.Element(
        "testsuite",
        name=one_line(path),
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors="0",
        skipped=str(sum(case.find("skipped") is not None for case in cases)),
    )
    suite.extend(cases)
    return suite


def _case(finding: Finding) -> ET.Element:
    diagnostic = finding.diagnostic
    span = diagnostic.primary
    case = ET.Element(
        "testcase",
        classname=_class(span.path),
        name=f"{one_line(diagnostic.rule)} at {span.line}:{span.column}",
        file=one_line(span.path),
        line=str(span.line),
    )
    if finding.suppressed is not None:
        ET.SubElement(case, "skipped", message=one_line(finding.suppressed))
    elif diagnostic.severity == "note":
        ET.SubElement(case, "system-out").text = _details(finding)
    else:
        failure = ET.SubElement(
            case, "failure", message=one_line(diagnostic.message), type=diagnostic.severity
        )
        failure.text = _details(finding)
    return case


def _details(finding: Finding) -> str:
    diagnostic = finding.diagnostic
    lines = [f"{diagnostic.primary}: {diagnostic.severity}: {diagnostic.message}"]
    lines += [f"{one.span}: {one.locale} {one.message}".rstrip() for one in diagnostic.related]
    lines += [f"help: {diagnostic.help}"] if diagnostic.help else []
    return "\n".join(one_line(line) for line in lines)


def _class(path: str) -> str:
    return visible(path.rpartition(".")[0] or path).replace("/", ".")
