"""Run → SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), within what GitHub accepts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any
from urllib.parse import quote

from specglot.model.diagnostic import Edit, Fix, Related
from specglot.model.source import Span
from specglot.report.dump import dump
from specglot.report.finding import Finding, RuleInfo, Run
from specglot.report.tally import ordered, rules_of, told, worst_first
from specglot.report.visible import one_line

# Limits of GitHub's "SARIF support for code scanning": more results fail the upload, or are not shown.
RESULTS = 25_000
DISPLAYED = 5_000
TAGS = 20
RELATED = 100
DESCRIPTION = 1_024

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
SOURCE_ROOT = "%SRCROOT%"
REPOSITORY_ROOT = "%REPOROOT%"

_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")

Node = dict[str, Any]


def render(run: Run, *, limit: int = RESULTS) -> str:
    """Write a run as a SARIF log.

    Columns are code points, paths are relative to the source root, suppressed findings are results with
    `suppressions`. Beyond `limit` results the most severe are kept and a notification says how many were
    left out.
    """
    rules = rules_of(run)
    index = {rule.name: number for number, rule in enumerate(rules)}
    findings = ordered(run)
    kept = findings
    if len(findings) > limit:
        chosen = set(map(id, worst_first(findings)[:limit]))
        kept = tuple(finding for finding in findings if id(finding) in chosen)
    driver = {"name": "specglot", "version": run.version, "rules": [_rule(rule) for rule in rules]}
    notifications = _notifications(len(findings), len(kept), len(told(run)))
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notifications}],
                "originalUriBaseIds": _roots(run.base),
                "columnKind": "unicodeCodePoints",
                "newlineSequences": ["\r\n", "\n", "\r"],
                "results": [_result(finding, index) for finding in kept],
            }
        ],
    }
    return dump(log)


def _roots(base: str) -> Node:
    meant = {"description": {"text": "The folder that the pages' paths are relative to."}}
    if not base:
        return {SOURCE_ROOT: meant}
    place = {"uri": f"{_uri(base)}/", "uriBaseId": REPOSITORY_ROOT}
    return {SOURCE_ROOT: place | meant, REPOSITORY_ROOT: {"description": {"text": "The repository."}}}


def _notifications(found: int, kept: int, shown: int) -> list[Node]:
    texts: list[str] = []
    if kept < found:
        texts.append(
            f"{found - kept} of {found} results were left out, the least severe first; --format json has all."
        )
    if min(kept, shown) > DISPLAYED:
        texts.append(f"GitHub code scanning displays {DISPLAYED} results of a run, the most severe first.")
    return [{"level": "warning", "message": {"text": text}} for text in texts]


def _rule(rule: RuleInfo) -> Node:
    full = rule.full or rule.short
    node: Node = {
        "id": rule.name,
        "shortDescription": {"text": _cut(rule.short)},
        "fullDescription": {"text": _cut(full)},
        "help": {"text": full, "markdown": full},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": list(dict.fromkeys(rule.tags))[:TAGS]},
    }
    return node | ({"helpUri": rule.url} if rule.url else {})


def _cut(text: str) -> str:
    return text if len(text) <= DESCRIPTION else text[: DESCRIPTION - 1] + "…"


def _result(finding: Finding, index: dict[str, int]) -> Node:
    diagnostic = finding.diagnostic
    node: Node = {
        "ruleId": diagnostic.rule,
        "ruleIndex": index[diagnostic.rule],
        "level": diagnostic.severity,
        "message": {"text": _message(diagnostic.message)},
        "locations": [{"physicalLocation": _physical(diagnostic.primary)}],
        "relatedLocations": _related(diagnostic.related),
        "partialFingerprints": {"specglot/v1": finding.fingerprint},
        "properties": {
            "locale": diagnostic.locale,
            "attribution": diagnostic.attribution or "unattributed",
            "groups": [list(group) for group in diagnostic.groups],
            "pageGroup": diagnostic.group,
            "subject": diagnostic.subject,
            "help": diagnostic.help,
        },
    }
    if diagnostic.fix and diagnostic.fix.edits:
        node["fixes"] = [_fix(diagnostic.fix)]
    if finding.suppressed is not None:
        kind = "inSource" if finding.suppressed_by == "comment" else "external"
        node["suppressions"] = [{"kind": kind, "justification": finding.suppressed}]
    return node


def _related(witnesses: Iterable[Related]) -> list[Node]:
    """Related locations are a set by the schema, so that each one is given an id of its own."""
    return [
        {
            "id": number,
            "physicalLocation": _physical(one.span),
            "message": {"text": _message(": ".join(filter(None, (one.locale, one.message))) or "see also")},
        }
        for number, one in enumerate(tuple(witnesses)[:RELATED], start=1)
    ]


def _fix(fix: Fix) -> Node:
    by_path = groupby(sorted(fix.edits, key=lambda edit: edit.span), key=lambda edit: edit.span.path)
    who = ", ".join(fix.decided_by)
    return {
        "description": {"text": _message(f"{fix.title} ({who})" if who else fix.title)},
        "artifactChanges": [
            {"artifactLocation": _artifact(path), "replacements": [_replacement(edit) for edit in edits]}
            for path, edits in by_path
        ],
        "properties": {"decidedBy": list(fix.decided_by)},
    }


def _replacement(edit: Edit) -> Node:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}


def _physical(span: Span) -> Node:
    return {"artifactLocation": _artifact(span.path), "region": _region(span)}


def _artifact(path: str) -> Node:
    return {"uri": _uri(path), "uriBaseId": SOURCE_ROOT}


def _uri(path: str) -> str:
    # A file name need not be UTF-8; its bytes are quoted all the same.
    return quote(path, safe="/", errors="surrogatepass")


def _region(span: Span) -> Node:
    line, column = max(span.line, 1), max(span.column, 1)
    end_line = max(span.end_line, line)
    end_column = max(span.end_column, column if end_line == line else 1)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _message(text: str) -> str:
    """Plain text may hold links (`[text](target)`, SARIF 3.11.6); text from a page must not become one."""
    return _LINK.sub(r"\\[", one_line(text))
