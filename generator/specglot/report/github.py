"""Run → GitHub Actions workflow commands: annotations, and a last one that sums up."""

from __future__ import annotations

from specglot.model.diagnostic import SEVERITIES, Severity
from specglot.report.finding import Finding, Run
from specglot.report.tally import count, in_words, plural, told
from specglot.report.visible import one_line

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}

# A step shows ten annotations of each level and drops the rest; the summary is one of the notices.
CAPS: dict[Severity, int] = {"error": 10, "warning": 10, "note": 9}


def render(run: Run) -> str:
    """Write annotations, the first of each level, then a notice that counts everything."""
    findings = told(run)
    lines: list[str] = []
    for severity in SEVERITIES:
        of_level = [finding for finding in findings if finding.diagnostic.severity == severity]
        lines += [_command(finding, run) for finding in of_level[: CAPS[severity]]]
    lines.append(_summary(findings, len(lines), run.pages))
    return "\n".join(lines) + "\n"


def _command(finding: Finding, run: Run) -> str:
    diagnostic = finding.diagnostic
    span = diagnostic.primary
    properties: dict[str, str | int] = {
        "file": run.from_repository(span.path),
        "line": span.line,
        "endLine": max(span.end_line, span.line),
    }
    if span.end_line <= span.line:
        # Columns over several lines are not accepted.
        properties |= {"col": span.column, "endColumn": max(span.end_column, span.column)}
    properties["title"] = f"{diagnostic.rule} ({diagnostic.locale})" if diagnostic.locale else diagnostic.rule
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    message = [
        diagnostic.message,
        *(_witness(one.locale, str(one.span), one.message) for one in diagnostic.related),
    ]
    if diagnostic.help:
        message.append(f"help: {diagnostic.help}")
    told_there = _data("\n".join(one_line(part) for part in message))
    return f"::{COMMANDS[diagnostic.severity]} {listed}::{told_there}"


def _witness(locale: str, place: str, message: str) -> str:
    return f"{locale}: {message} ({place})" if message else f"{locale}: {place}"


def _summary(findings: tuple[Finding, ...], annotated: int, pages: int) -> str:
    text = f"{in_words(count(findings), everything=True)} on {plural(pages, 'page')}"
    if annotated < len(findings):
        text += f"; {annotated} of {len(findings):,} are annotated, --format json or sarif has all"
    return f"::notice title=specglot::{_data(text)}"


def _data(text: str) -> str:
    """Escape a command's data, as `@actions/core` does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a command's property."""
    return _data(one_line(text)).replace(":", "%3A").replace(",", "%2C")
