"""Who has a page, and what was found on it."""

from __future__ import annotations

from msgspec.structs import replace
from report_samples import RUN

from specglot.report.matrix import matrix


def test_cells() -> None:
    grid = matrix(RUN)
    assert grid.locales == ("de", "fr", "ja", "zh")
    (row,) = grid.rows
    assert [(cell.path, cell.worst, cell.total) for cell in row.cells] == [
        ("de/cart.md", "error", 2),
        ("", None, 0),
        ("ja/cart.md", None, 0),
        ("zh/cart.md", "note", 1),
    ]


def test_findings_of_no_group_and_no_locale_come_last() -> None:
    homeless = replace(
        RUN.findings[0], diagnostic=replace(RUN.findings[0].diagnostic, group="", locale="", message="x")
    )
    grid = matrix(replace(RUN, findings=(*RUN.findings, homeless)))
    assert grid.locales == ("de", "fr", "ja", "zh", "")
    assert [row.group for row in grid.rows] == ["cart", ""]
    assert grid.rows[1].cells[-1].total == 1
