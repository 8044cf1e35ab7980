"""Run → text, JSON, SARIF, annotations …: one module a format, each offering `render`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import Any

from specglot.report.finding import Finding, RuleInfo, Run, together

__all__ = ["FORMATS", "Finding", "RuleInfo", "Run", "together"]

Format = Callable[..., str]
"""Run → report. `text` takes options too (`colour`, `width`, `per_rule`)."""


def _render(name: str, run: Run, **options: Any) -> str:
    report: str = import_module(f"{__name__}.{name}").render(run, **options)
    return report


FORMATS: Mapping[str, Format] = {
    name: partial(_render, name)
    for name in ("text", "json", "sarif", "github", "gitlab", "junit", "markdown", "html")
}
"""The formats by name. A format's module is imported when the format is used."""
