"""Run → Markdown for a pull-request comment: a table by locale, then a table of findings a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from specglot.model.diagnostic import SEVERITIES, Severity
from specglot.report.finding import Finding, Run
from specglot.report.tally import (
    by_file,
    by_locale,
    count,
    in_words,
    plural,
    suppressed_by,
    told,
    worst_first,
)
from specglot.report.visible import one_line, visible

MARKER = "<!-- specglot -->"
"""First line of every comment, so that a later run can find and replace it."""

LIMIT = 65_536
"""A GitHub comment holds this many characters; bytes are counted, to be safe whatever is meant by that."""

_RESERVE = 2_048
WITNESSES = 12
WORDS, NAME = 600, 200
"""Characters shown of a message, and of a path or name."""

_SIGNS: dict[Severity, str] = {"error": "🔴", "warning": "🟡", "note": "🔵"}
_CODE = re.compile(r"`([^`]+)`")
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&:$^]|(?<=[wW])\.")
_REFERENCE = re.compile(r"[@#]")


def render(run: Run) -> str:
    """Write a comment; where not all findings fit, the most severe are kept and the rest is counted."""
    findings = told(run)
    head = [MARKER, f"### specglot: {in_words(count(findings)) if findings else 'no findings'}", ""]
    head += [*_locales(run), ""] if findings else []
    rows = _fitting(findings, LIMIT - _RESERVE - len("\n".join(head).encode()))
    body: list[str] = []
    pages = by_file(finding for finding in findings if id(finding) in rows)
    for path, group in sorted(pages, key=_gravity):
        body += [
            *_opening(path, in_words(count(group))),
            *(rows[id(one)] for one in group),
            "",
            "</details>",
            "",
        ]
    return "\n".join([*head, *body, *_foot(run, len(findings) - len(rows))]) + "\n"


def _gravity(page: tuple[str, list[Finding]]) -> int:
    """Pages with errors come first; `sorted` leaves pages of one gravity in their order."""
    return min(SEVERITIES.index(finding.diagnostic.severity) for finding in page[1])


def _locales(run: Run) -> Iterator[str]:
    yield "| Locale | Errors | Warnings | Notes |"
    yield "|---|--:|--:|--:|"
    for locale, counts in by_locale(run).items():
        yield f"| {label(locale)} | {counts['error']:,} | {counts['warning']:,} | {counts['note']:,} |"


def _fitting(findings: Iterable[Finding], room: int) -> dict[int, str]:
    """The rows of the findings that fit, by finding."""
    rows: dict[int, str] = {}
    paths: set[str] = set()
    for finding in worst_first(findings):
        path = finding.diagnostic.primary.path
        row = _row(finding)
        room -= len(row.encode()) + 1
        if path not in paths:
            room -= len("\n".join([*_opening(path, "9,999 warnings" * 3), "</details>"]).encode()) + 3
            paths.add(path)
        if room < 0:
            break
        rows[id(finding)] = row
    return rows


def _opening(path: str, counts: str) -> list[str]:
    return [
        f"<details><summary><code>{label(path)}</code>: {counts}</summary>",
        "",
        "| | Line | Rule | Finding |",
        "|---|--:|---|---|",
    ]


def _row(finding: Finding) -> str:
    diagnostic = finding.diagnostic
    rule = f"<code>{label(diagnostic.rule)}</code>"
    if finding.url.startswith("https://"):
        rule = f'<a href="{escaped(finding.url)}">{rule}</a>'
    parts = [prose(diagnostic.message)]
    parts += [
        f"<sub>{label(one.locale)} <code>{label(f'{one.span.path}:{one.span.line}')}</code>"
        f"{' ' + prose(one.message) if one.message else ''}</sub>"
        for one in diagnostic.related[:WITNESSES]
    ]
    if len(diagnostic.related) > WITNESSES:
        parts.append(f"<sub>… and {len(diagnostic.related) - WITNESSES} more</sub>")
    if diagnostic.help:
        parts.append(f"<sub>help: {prose(diagnostic.help)}</sub>")
    sign = f"{_SIGNS[diagnostic.severity]} {diagnostic.severity}"
    return f"| {sign} | {diagnostic.primary.line} | {rule} | {'<br>'.join(parts)} |"


def _foot(run: Run, left_out: int) -> Iterator[str]:
    if left_out:
        yield f"… and {plural(left_out, 'finding')} more, the least severe; `--format json` has all."
        yield ""
    comments, baseline = suppressed_by(run)
    if comments or baseline:
        yield f"Suppressed: {comments:,} by comments, {baseline:,} by the baseline."
        yield ""
    read = f"{plural(run.pages, 'page')} in {plural(len(run.locales), 'locale')}"
    yield f"<sub>{read}, specglot {escaped(run.version)}</sub>"


def prose(text: str) -> str:
    """Escape a message for a table cell; what stands between backticks becomes code."""
    pieces = _CODE.split(_cut(one_line(text), WORDS))
    return "".join(
        f"<code>{escaped(piece)}</code>" if odd % 2 else escaped(piece) for odd, piece in enumerate(pieces)
    )


def label(text: str) -> str:
    """Escape a locale, rule or path."""
    return escaped(_cut(text, NAME))


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def escaped(text: str) -> str:
    """Escape text so that it is only text: no markup, table cell, link, mention or reference comes of it.

    Entities are never read as markup (CommonMark 6.2); an empty comment keeps `@name` and `#1` from
    notifying anyone.
    """
    text = _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", visible(text.replace("\n", " ")))
    return _REFERENCE.sub(lambda match: f"{match[0]}<!-- -->" if not _in_entity(match) else match[0], text)


def _in_entity(match: re.Match[str]) -> bool:
    return match.start() > 0 and match.string[match.start() - 1] == "&"
