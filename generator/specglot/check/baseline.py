"""Findings known from before, as a file → which of today's findings are new, and which entries are stale."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, cast

import msgspec
from msgspec.structs import asdict

from specglot.check.fingerprint import fingerprints
from specglot.model.diagnostic import Diagnostic
from specglot.model.errors import InputError
from specglot.model.source import Span

VERSION = 1

STALE = "baseline-stale"
"""The rule of the note that counts stale entries."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False, order=True):
    """One known finding: its fingerprint, and for the people who read the file what it is about.

    `locales` are the finding's groups as a message writes them (`ja, zh | de`).
    """

    rule: str
    group: str
    subject: str
    locale: str
    locales: str
    fingerprint: str


class Comparison(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """`known`: whether the baseline has each finding, in order; `stale`: entries that no finding matched."""

    known: tuple[bool, ...]
    stale: tuple[Entry, ...]


def everything(_entry: Entry) -> bool:
    """The scope of a run of all rules over all pages."""
    return True


def entries(diagnostics: Iterable[Diagnostic]) -> tuple[Entry, ...]:
    """The baseline of some findings, sorted."""
    told = tuple(diagnostics)
    return tuple(sorted(_entry(one, key) for one, key in zip(told, fingerprints(told), strict=True)))


def compare(
    diagnostics: Iterable[Diagnostic],
    baseline: Iterable[Entry],
    covers: Callable[[Entry], bool] = everything,
) -> Comparison:
    """Tell old findings from new ones.

    Args:
        diagnostics: Today's findings.
        baseline: The entries known.
        covers: Whether this run could have found an entry; what it could not is not stale. A run of some
            rules or some pages must say so.
    """
    found = fingerprints(diagnostics)
    by_key = {entry.fingerprint: entry for entry in baseline}
    known = tuple(key in by_key for key in found)
    gone = by_key.keys() - set(found)
    return Comparison(known=known, stale=tuple(sorted(by_key[key] for key in gone if covers(by_key[key]))))


def update(
    diagnostics: Iterable[Diagnostic],
    baseline: Iterable[Entry],
    covers: Callable[[Entry], bool] = everything,
) -> tuple[Entry, ...]:
    """The baseline that knows today's findings; entries out of the run's scope stay as they are."""
    today = entries(diagnostics)
    found = {entry.fingerprint for entry in today}
    kept = {entry for entry in baseline if not covers(entry) and entry.fingerprint not in found}
    return tuple(sorted({*today, *kept}))


def stale_note(path: str, stale: tuple[Entry, ...]) -> Diagnostic | None:
    """A note that counts the stale entries of a baseline file; None where there are none."""
    if not stale:
        return None
    rules = ", ".join(f"`{rule}`" for rule in sorted({entry.rule for entry in stale}))
    number = f"{len(stale)} entry of the baseline no longer occurs"
    if len(stale) > 1:
        number = f"{len(stale)} entries of the baseline no longer occur"
    return Diagnostic(
        rule=STALE,
        severity="note",
        message=f"{number} ({rules})",
        primary=Span(path=path, line=1, column=1, end_line=1, end_column=1),
        help="run with --update-baseline to remove them",
        subject="baseline",
    )


def write(baseline: Iterable[Entry]) -> str:
    """Write a baseline: sorted, one entry a line, so that a change shows as the lines it concerns."""
    lines = [json.dumps(asdict(entry), ensure_ascii=False) for entry in sorted(set(baseline))]
    listed = "\n    " + ",\n    ".join(lines) + "\n  " if lines else ""
    return f'{{\n  "version": {VERSION},\n  "findings": [{listed}]\n}}\n'


def read(text: str, path: str) -> tuple[Entry, ...]:
    """Read a baseline file.

    Raises:
        InputError: The text is not JSON, or not a baseline of this version.
    """
    try:
        document: Any = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        message = f"the baseline is not JSON: {error.msg}"
        raise InputError(message, path=path, line=error.lineno, column=error.colno, help=_AGAIN) from None
    known = _mapping(document)
    version = known.get("version")
    if version != VERSION:
        raise InputError(f"the baseline has version {version!r}, not {VERSION}", path=path, help=_AGAIN)
    items = known.get("findings")
    if not isinstance(items, list):
        raise InputError("the baseline has no list `findings`", path=path, help=_AGAIN)
    numbered = enumerate(cast("list[object]", items), start=1)
    return tuple(sorted({_parsed(_mapping(item), number, path) for number, item in numbered}))


_AGAIN = "write it anew with --update-baseline"
_KEYS = tuple(Entry.__struct_fields__)


def _mapping(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _parsed(item: dict[str, Any], number: int, path: str) -> Entry:
    values = {key: item.get(key, "") for key in _KEYS}
    if not all(isinstance(value, str) for value in values.values()) or not values["fingerprint"]:
        message = f"entry {number} of the baseline is not a finding (texts, `fingerprint` among them)"
        raise InputError(message, path=path, help=_AGAIN)
    return Entry(**values)


def _entry(diagnostic: Diagnostic, fingerprint: str) -> Entry:
    return Entry(
        rule=diagnostic.rule,
        group=diagnostic.group,
        subject=diagnostic.subject,
        locale=diagnostic.locale,
        locales=" | ".join(", ".join(group) for group in diagnostic.groups),
        fingerprint=fingerprint,
    )
