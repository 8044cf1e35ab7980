"""Facts and findings → what translations say against each other, ready to print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import msgspec

from specglot.model.diagnostic import Diagnostic, Severity
from specglot.model.source import Source, Span
from specglot.model.spec import Claim, Fact


class Witness(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One locale's own words on a fact: the words, their place, and the whole line they stand in."""

    locale: str
    raw: str
    path: str
    line: int
    quote: str


class Side(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Locales that say the same. `key` names the interface text of the value, "" where `value` prints as it is."""

    locales: tuple[str, ...]
    key: str
    value: str
    chosen: bool
    witnesses: tuple[Witness, ...]


class Remark(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A finding at its place, with the other places it points at."""

    rule: str
    severity: Severity
    message: str
    help: str
    attribution: str
    locales: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    witnesses: tuple[Witness, ...]


class Conflict(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One fact that translations do not agree on.

    `kind` names the fact (`required`, `type`, `unit` …), `remarks` are the findings that say the same.
    """

    kind: str
    pointer: str
    sides: tuple[Side, ...]
    remarks: tuple[Remark, ...] = ()


class Quotes(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Spans → evidence with the lines it quotes."""

    sources: Mapping[str, Source]

    @classmethod
    def of(cls, sources: tuple[Source, ...]) -> Quotes:
        """Index sources by path."""
        return cls(sources={source.path: source for source in sources})

    def witness(self, locale: str, raw: str, span: Span) -> Witness:
        """Evidence at a span."""
        source = self.sources.get(span.path)
        quote = source.line(span.line).strip() if source else ""
        return Witness(locale=locale, raw=raw, path=span.path, line=span.line, quote=quote)

    def conflict(self, fact: Fact[Any] | None) -> Conflict | None:
        """What is contested about a fact; None where all that speak agree."""
        if fact is None or not fact.dissent:
            return None
        groups: dict[Any, list[Claim[Any]]] = {}
        for claim in fact.claims:
            groups.setdefault(claim.value, []).append(claim)
        ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), repr(item[0])))
        sides = tuple(
            Side(
                locales=tuple(sorted(claim.locale for claim in claims)),
                key=_key(fact.kind, value),
                value=_plain(value),
                chosen=value == fact.value,
                witnesses=tuple(self.witness(claim.locale, claim.raw, claim.span) for claim in claims),
            )
            for value, claims in ordered
        )
        return Conflict(kind=fact.kind, pointer=fact.pointer, sides=sides)

    def conflicts(self, *facts: Fact[Any] | None) -> tuple[Conflict, ...]:
        """The contested ones among facts."""
        return tuple(found for found in map(self.conflict, facts) if found)

    def remark(self, finding: Diagnostic) -> Remark:
        """A finding with its evidence."""
        here = self.witness(finding.locale, finding.message, finding.primary)
        there = tuple(self.witness(item.locale, item.message, item.span) for item in finding.related)
        return Remark(
            rule=finding.rule,
            severity=finding.severity,
            message=finding.message,
            help=finding.help,
            attribution=finding.attribution or "",
            locales=locales_of(finding),
            groups=finding.groups,
            witnesses=(here, *there),
        )


def locales_of(finding: Diagnostic) -> tuple[str, ...]:
    """The locales a finding is about: the smaller side, both where they are equal, its own where it names no sides."""
    if not finding.groups:
        return (finding.locale,) if finding.locale else ()
    fewest = min(map(len, finding.groups))
    return tuple(sorted(locale for group in finding.groups if len(group) == fewest for locale in group))


def shown(kind: str, value: object) -> tuple[str, str]:
    """The interface text's key of a value ("" for none) and the value as it prints."""
    return _key(kind, value), _plain(value)


def _key(kind: str, value: object) -> str:
    if isinstance(value, bool):
        if kind == "action":
            return "fact.action" if value else "fact.no_action"
        return "fact.required" if value else "fact.optional"
    return ""


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        parts = cast("tuple[object, ...]", value)
        return ", ".join(map(str, parts))
    return str(value)
