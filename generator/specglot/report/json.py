"""Run → specglot's own JSON: everything a report is made of, for scripts.

The document, version 1 (keys are only added within a version):

- `version`: 1; `tool`: `name`, `version`.
- `locales`: tags; `pages`: how many were read.
- `summary`: `error`, `warning`, `note` (findings told), `suppressed`, and `by_locale` with the same three
  counts (`-` for findings that belong to no locale).
- `rules`: `name`, `severity` (the default), `short`, `url`.
- `findings`, by place: `rule`, `severity`, `message`, `help`, `place`, `locale`, `group` (pages that are
  each other's translation), `subject` (the fact, in wire tokens), `groups` (locales by what they say, the
  larger group first), `attribution` or null, `fingerprint`, `url`, `suppressed` (null, or `by` and
  `reason`), `related` (each `place`, `locale`, `message`), `fix` (null, or `title`, `decided_by`, `edits`,
  each `place` and `text`).
- A `place`: `path` from the source root, `line`, `column`, `end_line`, `end_column`; 1-based, columns in
  code points, the end exclusive.
"""

from __future__ import annotations

from typing import Any

from specglot.model.diagnostic import Fix, Related
from specglot.model.source import Span
from specglot.report.dump import dump
from specglot.report.finding import Finding, Run
from specglot.report.tally import by_locale, count, ordered, rules_of, suppressed_by, told

VERSION = 1

Document = dict[str, Any]


def render(run: Run) -> str:
    """Write a run as JSON; suppressed findings are in it, marked as such."""
    document: Document = {
        "version": VERSION,
        "tool": {"name": "specglot", "version": run.version},
        "locales": list(run.locales),
        "pages": run.pages,
        "summary": _summary(run),
        "rules": [
            {"name": rule.name, "severity": rule.severity, "short": rule.short, "url": rule.url}
            for rule in rules_of(run)
        ],
        "findings": [_finding(finding) for finding in ordered(run)],
    }
    return dump(document)


def _summary(run: Run) -> Document:
    totals: Document = {str(severity): number for severity, number in count(told(run)).items()}
    return totals | {"suppressed": sum(suppressed_by(run)), "by_locale": by_locale(run)}


def _finding(finding: Finding) -> Document:
    diagnostic = finding.diagnostic
    held = {"by": finding.suppressed_by, "reason": finding.suppressed}
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "place": _place(diagnostic.primary),
        "locale": diagnostic.locale,
        "group": diagnostic.group,
        "subject": diagnostic.subject,
        "groups": [list(group) for group in diagnostic.groups],
        "attribution": diagnostic.attribution,
        "fingerprint": finding.fingerprint,
        "url": finding.url,
        "suppressed": None if finding.suppressed is None else held,
        "related": [_related(one) for one in diagnostic.related],
        "fix": _fix(diagnostic.fix) if diagnostic.fix else None,
    }


def _related(related: Related) -> Document:
    return {"place": _place(related.span), "locale": related.locale, "message": related.message}


def _fix(fix: Fix) -> Document:
    return {
        "title": fix.title,
        "decided_by": list(fix.decided_by),
        "edits": [{"place": _place(edit.span), "text": edit.text} for edit in fix.edits],
    }


def _place(span: Span) -> Document:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
