"""A run → its findings in order, and how many of what there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from specglot.model.diagnostic import SEVERITIES, Severity
from specglot.report.finding import Finding, RuleInfo, Run

NOWHERE = "-"
"""The locale of a finding that belongs to none."""

Counts = dict[Severity, int]


def ordered(run: Run) -> tuple[Finding, ...]:
    """All findings by place; the same for any order they come in."""
    return tuple(sorted(run.findings, key=_place))


def told(run: Run) -> tuple[Finding, ...]:
    """The findings that nothing suppresses, by place."""
    return tuple(finding for finding in ordered(run) if finding.suppressed is None)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Told before suppressed, errors before warnings before notes; else in the order given."""
    return sorted(
        findings, key=lambda one: (one.suppressed is not None, SEVERITIES.index(one.diagnostic.severity))
    )


def by_file(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """Ordered findings, page by page."""
    for path, group in groupby(findings, key=lambda finding: finding.diagnostic.primary.path):
        yield path, list(group)


def count(findings: Iterable[Finding]) -> Counts:
    """How many there are of each severity."""
    counter = Counter(finding.diagnostic.severity for finding in findings)
    return {severity: counter[severity] for severity in SEVERITIES}


def by_locale(run: Run) -> dict[str, Counts]:
    """How many findings are told of each locale; locales without any are there too."""
    findings = told(run)
    named = {*run.locales, *(finding.diagnostic.locale for finding in findings)} - {""}
    table = {
        locale: count(one for one in findings if one.diagnostic.locale == locale) for locale in sorted(named)
    }
    homeless = [finding for finding in findings if not finding.diagnostic.locale]
    return table | {NOWHERE: count(homeless)} if homeless else table


def suppressed_by(run: Run) -> tuple[int, int]:
    """How many findings comments hold back, and how many the baseline does."""
    held = Counter(finding.suppressed_by for finding in run.findings if finding.suppressed is not None)
    return held["comment"], held["baseline"]


def in_words(counts: Mapping[Severity, int], everything: bool = False) -> str:
    """`2 errors, 1 warning`; zeros are left out unless `everything`."""
    parts = [plural(number, severity) for severity, number in counts.items() if number or everything]
    return ", ".join(parts) if parts else "nothing"


def plural(number: int, noun: str) -> str:
    """`1 error`, `2 errors`, `10,000 errors`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def rules_of(run: Run) -> tuple[RuleInfo, ...]:
    """The run's rules by name, and a bare entry for a finding whose rule the run does not describe."""
    known = {rule.name: rule for rule in run.rules}
    for finding in ordered(run):
        name = finding.diagnostic.rule
        known.setdefault(name, RuleInfo(name=name, short=name, severity=finding.diagnostic.severity))
    return tuple(known[name] for name in sorted(known))


def _place(finding: Finding) -> tuple[object, ...]:
    diagnostic = finding.diagnostic
    return (diagnostic.primary, diagnostic.rule, diagnostic.subject, diagnostic.message, finding.fingerprint)
