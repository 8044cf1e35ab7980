"""Run → a GitLab code quality report (the Code Climate subset that GitLab reads)."""

from __future__ import annotations

from specglot.model.diagnostic import Severity
from specglot.report.dump import dump
from specglot.report.finding import Finding, Run
from specglot.report.tally import told
from specglot.report.visible import one_line

SEVERITY: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def render(run: Run) -> str:
    """Write the findings that are told; GitLab tells new from old by the fingerprint."""
    return dump([_issue(finding, run) for finding in told(run)])


def _issue(finding: Finding, run: Run) -> dict[str, object]:
    diagnostic = finding.diagnostic
    span = diagnostic.primary
    text = f"{diagnostic.locale}: {diagnostic.message}" if diagnostic.locale else diagnostic.message
    return {
        "description": one_line(text),
        "check_name": diagnostic.rule,
        "fingerprint": finding.fingerprint,
        "severity": SEVERITY[diagnostic.severity],
        "location": {
            "path": run.from_repository(span.path),
            "lines": {"begin": span.line, "end": max(span.end_line, span.line)},
        },
    }
