"""Something worth telling: where, what, who says otherwise, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from specglot.model.source import Span

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")

Attribution = Literal["version-skew", "translation-damage", "source-defect", "unattributed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another witness: its place, its locale, and what it says there."""

    span: Span
    locale: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Replace what `span` covers by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A safe repair: its edits and who decided it (`zh, pt, ja`)."""

    title: str
    edits: tuple[Edit, ...]
    decided_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A finding.

    `groups` are the locales by what they say, the larger group first. `subject` is the fact's identity in wire tokens
    and is what a fingerprint is made of, together with `rule`, `group` and `groups`; line and wording are not.
    """

    rule: str
    severity: Severity
    message: str
    primary: Span
    locale: str = ""
    related: tuple[Related, ...] = ()
    help: str = ""
    fix: Fix | None = None
    group: str = ""
    subject: str = ""
    groups: tuple[tuple[str, ...], ...] = ()
    attribution: Attribution | None = None


class InputError(Exception):
    """The run cannot be done: usage, unreadable or missing input, broken config. The message is for the user."""

    def __init__(
        self, message: str, *, path: str = "", line: int = 0, column: int = 0, help: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.help = help

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}\n  help: {self.help}" if self.help else text
