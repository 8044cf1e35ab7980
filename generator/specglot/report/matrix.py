"""Run → a locale × page matrix: who has a page, and what was found on it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from specglot.model.diagnostic import SEVERITIES, Severity
from specglot.report.finding import Finding, Run
from specglot.report.tally import Counts, count, told


class Cell(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page group in one locale. `path` is "" where the locale lacks the page."""

    locale: str
    path: str
    counts: Mapping[Severity, int]

    @property
    def worst(self) -> Severity | None:
        """The gravest severity found, if any."""
        return next((severity for severity in SEVERITIES if self.counts[severity]), None)

    @property
    def total(self) -> int:
        """How many findings."""
        return sum(self.counts.values())


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page group: its cells in the order of the matrix's locales, and its findings by place."""

    group: str
    cells: tuple[Cell, ...]
    findings: tuple[Finding, ...]


class Matrix(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Rows by page group, the ones with findings of no group last (`group` "")."""

    locales: tuple[str, ...]
    rows: tuple[Row, ...]


def matrix(run: Run) -> Matrix:
    """Lay a run out; page groups without findings have rows too."""
    paths = {group.id: {page.locale: page.path for page in group.pages} for group in run.groups}
    found: dict[str, list[Finding]] = {}
    for finding in told(run):
        found.setdefault(finding.diagnostic.group, []).append(finding)
    locales = {*run.locales, *(one.diagnostic.locale for one in told(run))}
    columns = tuple(sorted(locales - {""})) + (("",) if "" in locales else ())
    ids = sorted({*paths, *found}, key=lambda group: (not group, group))
    rows = tuple(_row(group, columns, paths.get(group, {}), tuple(found.get(group, ()))) for group in ids)
    return Matrix(locales=columns, rows=rows)


def _row(
    group: str, locales: tuple[str, ...], paths: Mapping[str, str], findings: tuple[Finding, ...]
) -> Row:
    counts: dict[str, Counts] = {
        locale: count(one for one in findings if one.diagnostic.locale == locale) for locale in locales
    }
    cells = tuple(
        Cell(locale=locale, path=paths.get(locale, ""), counts=counts[locale]) for locale in locales
    )
    return Row(group=group, cells=cells, findings=findings)
