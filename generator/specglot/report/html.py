"""Run → one self-contained HTML file: a locale × page matrix, findings, their witnesses side by side."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files

from specglot.model.diagnostic import SEVERITIES, Diagnostic
from specglot.model.source import Span
from specglot.report.excerpt import excerpt
from specglot.report.finding import Finding, Run
from specglot.report.matrix import Cell, Matrix, Row, matrix
from specglot.report.tally import NOWHERE, count, in_words, plural, suppressed_by, told, worst_first
from specglot.report.visible import one_line, visible

LIMIT = 5_000
"""Findings shown in full; a browser does not open many more at once."""


def render(run: Run, *, limit: int = LIMIT) -> str:
    """Write a run as a page that loads nothing and runs only its own script.

    Beyond `limit` findings the most severe are shown, and the page says how many were left out.
    """
    grid = matrix(run)
    shown = {id(finding) for finding in worst_first(told(run))[:limit]}
    style, script = _asset("report.css"), _asset("report.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    parts = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<title>specglot</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        *_head(run, len(shown)),
        *_matrix(grid),
        _form(),
        "<main>",
        *(line for number, row in enumerate(grid.rows) for line in _section(row, number, run, shown)),
        "</main>",
        f"<script>{script}</script>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _asset(name: str) -> str:
    return (files("specglot.report") / "assets" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _text(text: str) -> str:
    return escape(one_line(text))


def _prose(text: str) -> str:
    """A message; what stands between backticks becomes code."""
    pieces = _text(text).split("`")
    if len(pieces) % 2 == 0:
        return "`".join(pieces)
    return "".join(f"<code>{piece}</code>" if odd % 2 else piece for odd, piece in enumerate(pieces))


def _head(run: Run, shown: int) -> Iterator[str]:
    findings = told(run)
    total = in_words(count(findings)) if findings else "no findings"
    yield f"<h1>specglot: {total}</h1>"
    read = f"{plural(run.pages, 'page')} in {plural(len(run.locales), 'locale')}"
    comments, baseline = suppressed_by(run)
    held = (
        f"; suppressed: {comments:,} by comments, {baseline:,} by the baseline" if comments + baseline else ""
    )
    yield f'<p class="quiet">{read}{held}; specglot {_text(run.version)}</p>'
    if shown < len(findings):
        rest = plural(len(findings) - shown, "finding")
        yield f"<p>{rest}, the least severe, left out; --format json has all.</p>"


def _matrix(grid: Matrix) -> Iterator[str]:
    if not grid.rows:
        return
    yield '<div class="matrix" tabindex="0" role="region" aria-label="Findings by page and locale"><table>'
    heads = "".join(f'<th scope="col">{_text(locale or NOWHERE)}</th>' for locale in grid.locales)
    yield f'<thead><tr><th scope="col">page</th>{heads}</tr></thead><tbody>'
    for number, row in enumerate(grid.rows):
        cells = "".join(f"<td>{_cell(cell, number, row.group)}</td>" for cell in row.cells)
        yield f'<tr><th scope="row">{_text(row.group or NOWHERE)}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _cell(cell: Cell, number: int, group: str) -> str:
    if cell.worst:
        title = f"{group or NOWHERE}, {cell.locale or NOWHERE}: {in_words(cell.counts)}"
        return (
            f'<a class="{cell.worst}" href="#page-{number}" data-page="{number}" '
            f'data-locale="{_text(cell.locale)}" title="{_text(title)}">{cell.total:,}</a>'
        )
    if cell.path:
        return f'<span class="clean" title="{_text(cell.path)}: nothing found">✓</span>'
    return '<span class="missing" title="no such page">–</span>'


def _form() -> str:
    boxes = "".join(
        f'<label class="{severity}"><input type="checkbox" value="{severity}" checked> {severity}s</label>'
        for severity in SEVERITIES
    )
    return (
        '<form hidden><input type="search" name="search" placeholder="rule, path, text" aria-label="Search">'
        f'{boxes}<button type="reset">Show all</button><output class="quiet"></output></form>'
    )


def _section(row: Row, number: int, run: Run, shown: set[int]) -> Iterator[str]:
    findings = [finding for finding in row.findings if id(finding) in shown]
    if findings:
        yield f'<section id="page-{number}"><h2>{_text(row.group or NOWHERE)}</h2>'
        for finding in findings:
            yield from _finding(finding, number, run)
        yield "</section>"


def _finding(finding: Finding, number: int, run: Run) -> Iterator[str]:
    diagnostic = finding.diagnostic
    yield (
        f'<details class="{diagnostic.severity}" data-severity="{diagnostic.severity}" data-page="{number}" '
        f'data-locale="{_text(diagnostic.locale)}">'
    )
    locale = f" · {_text(diagnostic.locale)}" if diagnostic.locale else ""
    yield (
        f"<summary><b>{diagnostic.severity}</b> {_prose(diagnostic.message)} "
        f'<span class="quiet">{_text(diagnostic.rule)}{locale}</span></summary>'
    )
    yield from _about(finding)
    yield '<div class="witnesses">'
    yield _witness(diagnostic.locale, diagnostic.primary, "", run, here=True)
    for one in diagnostic.related:
        yield _witness(one.locale, one.span, one.message, run)
    yield "</div></details>"


def _about(finding: Finding) -> Iterator[str]:
    diagnostic = finding.diagnostic
    if diagnostic.help:
        yield f"<p><strong>Help:</strong> {_prose(diagnostic.help)}</p>"
    if diagnostic.fix:
        who = f" ({_text(', '.join(diagnostic.fix.decided_by))})" if diagnostic.fix.decided_by else ""
        yield f"<p><strong>Fix:</strong> {_prose(diagnostic.fix.title)}{who}</p>"
    facts = [part for part in (_says(diagnostic), diagnostic.attribution or "", diagnostic.subject) if part]
    link = ""
    if finding.url.startswith(("https://", "http://")):
        link = f' <a href="{_text(finding.url)}" rel="noreferrer">{_text(diagnostic.rule)}</a>'
    if facts or link:
        yield f'<p class="quiet">{_text(" · ".join(facts))}{link}</p>'


def _says(diagnostic: Diagnostic) -> str:
    return " | ".join(", ".join(group) for group in diagnostic.groups)


def _witness(locale: str, span: Span, message: str, run: Run, here: bool = False) -> str:
    name = f"<strong>{_text(locale)}</strong> " if locale else ""
    says = f": {_prose(message)}" if message else ""
    caption = f"<figcaption>{name}<code>{_text(str(span))}</code>{says}</figcaption>"
    line = run.line(span.path, span.line)
    quoted = "" if line is None else _quoted(line, span, locale)
    kind = ' class="here"' if here else ""
    return f"<figure{kind}>{caption}{quoted}</figure>"


def _quoted(line: str, span: Span, locale: str) -> str:
    piece = excerpt(line, span)
    before, marked, after = escape(piece.before), escape(piece.marked), escape(piece.after)
    marked = f"<mark>{marked}</mark>" if marked else '<mark class="point"></mark>'
    more = '<span class="quiet"> …</span>' if piece.more else ""
    return f'<pre dir="auto" lang="{escape(visible(locale))}">{before}{marked}{after}{more}</pre>'
