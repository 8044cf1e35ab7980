"""Something worth telling: where, what, who says otherwise, what to do."""

from __future__ import annotations

from typing import Literal

import msgspec

from specglot.model.source import Span

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")

Attribution = Literal["version-skew", "translation-damage", "source-defect", "unattributed"]


class Related(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Another witness: its place, its locale, and what it says there."""

    span: Span
    locale: str
    message: str


class Edit(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Replace what `span` covers by `text`."""

    span: Span
    text: str


class Fix(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A safe repair: its edits and who decided it (`zh, pt, ja`)."""

    title: str
    edits: tuple[Edit, ...]
    decided_by: tuple[str, ...]


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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
