"""Run → text for people: source lines with carets, the other locales' lines below them, one line of help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256

import msgspec

from specglot.model.diagnostic import Diagnostic, Fix, Related
from specglot.model.source import Span
from specglot.report.excerpt import Excerpt, columns, excerpt
from specglot.report.finding import Finding, Run
from specglot.report.tally import by_file, by_locale, count, in_words, plural, suppressed_by, told
from specglot.report.visible import one_line

WITNESSES = 12
"""Other witnesses shown of one finding; the rest is counted."""

Paint = Callable[[str, str], str]

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "strong": "1",
    "frame": "34",
    "quiet": "2",
    "help": "32",
}


class Written:
    """What findings look like, by all that decides it: of an earlier report of the same width and colours, and of this.

    `now` has those of this report; a finding of `before` that is found again is not written again. `content` gives a
    digest of a page that is quoted, by its path.
    """

    def __init__(self, before: Mapping[bytes, str], content: Callable[[str], bytes]) -> None:
        """Begin with what an earlier report left."""
        self.before = before
        self.content = content
        self.now: dict[bytes, str] = {}


def render(
    run: Run,
    *,
    colour: bool = False,
    width: int = 100,
    per_rule: int = 20,
    written: Written | None = None,
) -> str:
    """Write a run for a terminal.

    Args:
        run: The findings and their sources.
        colour: Whether to use ANSI colours.
        width: Columns to fit source lines into.
        per_rule: How many findings of one rule are shown; 0 for all. The rest is counted at the end.
        written: What is known of how findings look.

    Returns:
        Findings grouped by page, what was left out, and a summary by locale.
    """
    paint: Paint = _ansi if colour else _plain
    findings = told(run)
    shown, left_out = _cap(findings, per_rule)
    counts = {path: count(group) for path, group in by_file(findings)}
    lines: list[str] = []
    for path, group in by_file(shown):
        lines += [_unspoken(paint(one_line(path), "strong") + f": {in_words(counts[path])}"), ""]
        for finding in group:
            lines += [_once(finding, run, paint, width, written), ""]
    lines += map(_unspoken, [*_left_out(left_out, paint), *_summary(run, paint)])
    return "\n".join(lines) + "\n"


def _once(finding: Finding, run: Run, paint: Paint, width: int, written: Written | None) -> str:
    """A finding as it is shown, written only where nobody has."""
    if written is None:
        return _shown(finding, run, paint, width)
    diagnostic = finding.diagnostic
    paths = [diagnostic.primary.path, *(one.span.path for one in diagnostic.related[:WITNESSES])]
    quoted = [written.content(path) if path in run.sources else None for path in paths]
    key = sha256(msgspec.msgpack.encode((diagnostic, quoted))).digest()
    text = written.before.get(key)
    written.now[key] = text = _shown(finding, run, paint, width) if text is None else text
    return text


def _shown(finding: Finding, run: Run, paint: Paint, width: int) -> str:
    return "\n".join(map(_unspoken, _finding(finding, run, paint, width)))


def _cap(findings: tuple[Finding, ...], per_rule: int) -> tuple[list[Finding], Counter[str]]:
    if not per_rule:
        return list(findings), Counter()
    seen: Counter[str] = Counter()
    shown: list[Finding] = []
    for finding in findings:
        seen[finding.diagnostic.rule] += 1
        if seen[finding.diagnostic.rule] <= per_rule:
            shown.append(finding)
    return shown, Counter({rule: number - per_rule for rule, number in seen.items() if number > per_rule})


def _finding(finding: Finding, run: Run, paint: Paint, width: int) -> Iterator[str]:
    diagnostic = finding.diagnostic
    related = diagnostic.related[:WITNESSES]
    names = [_name(diagnostic.locale, diagnostic.primary), *(_name(one.locale, one.span) for one in related)]
    margin = max(2, *(columns(name) for name in names))
    bar = " " * margin + paint(" |", "frame")
    yield (
        paint(f"{diagnostic.severity}[{one_line(diagnostic.rule)}]", diagnostic.severity)
        + paint(f": {one_line(diagnostic.message)}", "strong")
    )
    yield " " * margin + paint("-->", "frame") + f" {one_line(str(diagnostic.primary))}"
    room = max(width - margin - 3, 20)
    yield bar
    yield from _primary(diagnostic, run, paint, room, margin)
    for one in related:
        yield from _witness(one, run, paint, room, margin)
    if len(diagnostic.related) > WITNESSES:
        rest = ", ".join(one_line(one.locale) for one in diagnostic.related[WITNESSES:])
        yield f"{bar} … and {len(diagnostic.related) - WITNESSES} more: {rest}"
    yield from _notes(finding, bar, " " * margin + paint(" = ", "frame"), paint)


def _primary(diagnostic: Diagnostic, run: Run, paint: Paint, room: int, margin: int) -> Iterator[str]:
    span = diagnostic.primary
    line = run.line(span.path, span.line)
    if line is not None:
        piece = excerpt(line, span, room)
        name = _name(diagnostic.locale, span)
        yield _source(name, piece, paint, margin, diagnostic.severity)
        for under in _under(piece, "^", _span_end(span), room):
            yield _margin("", margin, paint) + _styled(under, paint, diagnostic.severity)


def _witness(related: Related, run: Run, paint: Paint, room: int, margin: int) -> Iterator[str]:
    span = related.span
    line = run.line(span.path, span.line)
    place = one_line(str(span))
    told_there = f"{one_line(related.message)} ({place})" if related.message else place
    name = _name(related.locale, span)
    if line is not None:
        piece = excerpt(line, span, room)
        yield _source(name, piece, paint, margin, "frame")
        for under in _under(piece, "-", told_there, room):
            yield _margin("", margin, paint) + _styled(under, paint, "frame")
    else:
        yield _margin(name, margin, paint) + paint(told_there, "frame")


def _source(name: str, piece: Excerpt, paint: Paint, margin: int, style: str) -> str:
    marked = paint(piece.marked, style) if piece.marked else ""
    return (_margin(name, margin, paint) + piece.before + marked + piece.after).rstrip()


def _under(piece: Excerpt, mark: str, label: str, room: int) -> Iterator[str]:
    """Marks under what is meant and the label behind them, or below where it does not fit."""
    blanks = columns(piece.before)
    marks = " " * blanks + mark * max(columns(piece.marked), 1)
    if not label or columns(f"{marks} {label}") <= room:
        yield f"{marks} {label}".rstrip()
    else:
        yield marks
        yield " " * max(min(blanks, room - columns(label)), 0) + label


def _styled(text: str, paint: Paint, style: str) -> str:
    bare = text.lstrip(" ")
    return " " * (len(text) - len(bare)) + paint(bare, style)


def _margin(name: str, margin: int, paint: Paint) -> str:
    return paint(" " * (margin - columns(name)) + f"{name} | ", "frame")


def _name(locale: str, span: Span) -> str:
    """What stands in the margin: who speaks, or the line number where nobody in particular does."""
    return one_line(locale) or str(span.line)


def _span_end(span: Span) -> str:
    return f"… to line {span.end_line}" if span.end_line > span.line else ""


def _notes(finding: Finding, bar: str, lead: str, paint: Paint) -> Iterator[str]:
    diagnostic = finding.diagnostic
    notes: list[str] = []
    if diagnostic.attribution and diagnostic.attribution != "unattributed":
        notes.append(f"{paint('cause:', 'strong')} {diagnostic.attribution}")
    if diagnostic.help:
        notes.append(f"{paint('help:', 'help')} {one_line(diagnostic.help)}")
    if diagnostic.fix:
        notes.append(f"{paint('fix:', 'help')} {_fix(diagnostic.fix)}")
    if notes:
        yield bar
        yield from (lead + note for note in notes)


def _fix(fix: Fix) -> str:
    who = ", ".join(one_line(locale) for locale in fix.decided_by)
    return f"{one_line(fix.title)}{f', as {who} have it' if who else ''} (--fix)"


def _unspoken(line: str) -> str:
    """A line that no log reader takes for a workflow command (`::error`), whatever a page is called."""
    if "::" not in line:
        return line
    bare = line.lstrip()
    return f"{line[: len(line) - len(bare)]}: {bare[1:]}" if bare.startswith("::") else line


def _left_out(left_out: Counter[str], paint: Paint) -> list[str]:
    if not left_out:
        return []
    lines = [
        f"… and {number:,} more of {paint(one_line(rule), 'strong')}; see --format json"
        for rule, number in sorted(left_out.items())
    ]
    return [*lines, ""]


def _summary(run: Run, paint: Paint) -> list[str]:
    findings = told(run)
    read = f"{plural(run.pages, 'page')} in {plural(len(run.locales), 'locale')}"
    lines = [*_table(run, paint), ""] if findings else []
    total = count(findings)
    if findings:
        lines.append(paint(f"Found {in_words(total)}", "strong") + f" on {read}.")
    else:
        lines.append(paint("No findings", "strong") + f" on {read}.")
    comments, baseline = suppressed_by(run)
    if comments or baseline:
        lines.append(f"Suppressed: {comments:,} by comments, {baseline:,} by the baseline.")
    fixable = sum(1 for finding in findings if finding.diagnostic.fix)
    if fixable:
        lines.append(f"{plural(fixable, 'finding')} can be repaired with --fix (--diff shows how).")
    return lines


def _table(run: Run, paint: Paint) -> Iterator[str]:
    table = {one_line(locale): counts for locale, counts in by_locale(run).items()}
    first = max(len("locale"), *(columns(locale) for locale in table))
    yield paint(f"{'locale':<{first}}  errors  warnings  notes", "quiet")
    for locale, counts in table.items():
        cells = [f"{counts['error']:>6,}", f"{counts['warning']:>8,}", f"{counts['note']:>5,}"]
        painted = [
            paint(cell, severity) if number else cell
            for cell, (severity, number) in zip(cells, counts.items(), strict=True)
        ]
        yield "  ".join([locale + " " * (first - columns(locale)), *painted])


def _plain(text: str, _style: str) -> str:
    return text


def _ansi(text: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if text else ""
