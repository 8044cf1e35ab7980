"""Formats are found by name, imported when used, and give the same bytes for any order of findings."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from report_samples import RUN

from specglot.report import FORMATS


def test_names() -> None:
    assert list(FORMATS) == ["text", "json", "sarif", "github", "gitlab", "junit", "markdown", "html"]


@pytest.mark.parametrize("name", FORMATS)
def test_empty_run(name: str) -> None:
    text = FORMATS[name](replace(RUN, findings=(), rules=(), sources={}, groups=(), locales=(), pages=0))
    assert text.endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
@given(order=st.permutations(RUN.findings))
def test_order_does_not_matter(name: str, order: list[object]) -> None:
    assert FORMATS[name](replace(RUN, findings=tuple(order))) == FORMATS[name](RUN)  # type: ignore[arg-type]


def test_a_format_is_imported_when_it_is_used() -> None:
    code = (
        "import sys, specglot.report\n"
        "for name in sorted(sys.modules):\n"
        "    if name.startswith('specglot.report.') or name in ('wcwidth', 'html'): print(name)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["specglot.report.finding"]
