"""Spec + findings → how every translation of every page stands: matrix, csv, json, svg badges."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from html import escape
from typing import Literal

import msgspec

from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import PageRef, Spec
from specglot.site.atlas import Atlas
from specglot.site.evidence import locales_of

State = Literal["missing", "conflict", "stale", "flawed", "machine", "ok"]
STATES: tuple[State, ...] = ("missing", "conflict", "stale", "flawed", "machine", "ok")
"""Worst first: a cell shows the first that holds."""


class Cell(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One page in one locale. `states` are all that hold, worst first; the counts are by severity."""

    group: str
    slug: str
    locale: str
    path: str
    states: tuple[State, ...]
    errors: int
    warnings: int
    notes: int

    @property
    def state(self) -> State:
        """The worst that holds."""
        return self.states[0]


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One page in all locales."""

    group: str
    slug: str
    cells: tuple[Cell, ...]


def matrix(spec: Spec, atlas: Atlas, findings: tuple[Diagnostic, ...]) -> tuple[Row, ...]:
    """The status of every page in every locale, in the spec's order."""
    by_group: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        by_group.setdefault(finding.group, []).append(finding)
    rows: list[Row] = []
    for group in spec.groups:
        slug = atlas.groups.get(group.id, "")
        pages = {page.locale: page for page in group.pages}
        own = by_group.get(group.id, [])
        cells = tuple(_cell(group.id, slug, locale, pages.get(locale), own) for locale in spec.locales)
        rows.append(Row(group=group.id, slug=slug, cells=cells))
    return tuple(rows)


def _cell(group: str, slug: str, locale: str, page: PageRef | None, findings: list[Diagnostic]) -> Cell:
    mine = [item for item in findings if concerns(item, locale, page)]
    count = Counter(item.severity for item in mine)
    holds: dict[State, bool] = {
        "missing": page is None,
        "conflict": page is not None and count["error"] > 0,
        "stale": any(item.attribution == "version-skew" for item in mine),
        "flawed": page is not None and count["warning"] > 0,
        "machine": page is not None and "mt" in page.translation_type.lower(),
    }
    states: tuple[State, ...] = tuple(state for state in STATES if holds.get(state)) or ("ok",)
    return Cell(
        group=group,
        slug=slug,
        locale=locale,
        path=page.path if page else "",
        states=states,
        errors=count["error"],
        warnings=count["warning"],
        notes=count["note"],
    )


def concerns(finding: Diagnostic, locale: str, page: PageRef | None) -> bool:
    """Whether a finding is about a locale's page: it stands there, or the locale is among those that differ."""
    return (page is not None and finding.primary.path == page.path) or locale in locales_of(finding)


def as_csv(rows: tuple[Row, ...]) -> str:
    """One line per page and locale, with a header line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("page", "locale", "state", "states", "errors", "warnings", "notes", "path"))
    for cell in (cell for row in rows for cell in row.cells):
        writer.writerow(
            (
                cell.group,
                cell.locale,
                cell.state,
                " ".join(cell.states),
                cell.errors,
                cell.warnings,
                cell.notes,
                cell.path,
            )
        )
    return out.getvalue()


def as_json(rows: tuple[Row, ...]) -> str:
    """`{"pages": [{"page", "locales": {locale: {"state", "states", "errors", "warnings", "notes", "path"}}}]}`."""
    pages = [
        {
            "page": row.group,
            "locales": {
                cell.locale: {
                    "state": cell.state,
                    "states": list(cell.states),
                    "errors": cell.errors,
                    "warnings": cell.warnings,
                    "notes": cell.notes,
                    "path": cell.path,
                }
                for cell in row.cells
            },
        }
        for row in rows
    ]
    return json.dumps({"pages": pages}, ensure_ascii=False, indent=2) + "\n"


_COLOURS: dict[State, str] = {
    "missing": "#6b7280",
    "conflict": "#b42318",
    "stale": "#8a5a00",
    "flawed": "#7a5d00",
    "machine": "#2f5fb3",
    "ok": "#1a7f37",
}


def badge(rows: tuple[Row, ...], locale: str) -> str:
    """An SVG badge: the locale and how many of its pages are sound, in the colour of its worst page."""
    cells = [cell for row in rows for cell in row.cells if cell.locale == locale]
    sound = sum(cell.state in ("ok", "machine") for cell in cells)
    states: list[State] = [cell.state for cell in cells]
    worst: State = min(states, key=STATES.index) if states else "ok"
    right = f"{sound}/{len(cells)} {worst}"
    start, width = 12 + 7 * len(locale), 26 + 7 * (len(locale) + len(right))
    name = escape(f"{locale}: {right}", quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" aria-label="{name}">'
        f"<title>{name}</title>"
        f'<rect width="{width}" height="20" rx="4" fill="#3b4252"/>'
        f'<path d="M{start} 0h{width - start - 4}a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H{start}z" fill="{_COLOURS[worst]}"/>'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f'<text x="6" y="14">{escape(locale)}</text>'
        f'<text x="{start + 7}" y="14">{escape(right)}</text></g></svg>\n'
    )
