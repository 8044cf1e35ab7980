"""Findings → identities that survive moved lines and reworded messages."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from specglot.model.diagnostic import Diagnostic


def identity(diagnostic: Diagnostic) -> str:
    """What makes a finding this finding: rule, page group, fact, locales; never line or wording."""
    groups = "|".join(sorted(",".join(group) for group in diagnostic.groups))
    parts = [diagnostic.rule, diagnostic.group, diagnostic.subject, diagnostic.locale, groups]
    return "\x1f".join(parts)


def fingerprints(diagnostics: Iterable[Diagnostic]) -> tuple[str, ...]:
    """One fingerprint per finding, in their order: SHA-256 of its identity, 32 hex digits.

    Findings of one identity are told apart by their ordinal.
    """
    seen: Counter[str] = Counter()
    found: list[str] = []
    for diagnostic in diagnostics:
        key = identity(diagnostic)
        found.append(hashlib.sha256(f"{key}\x1f{seen[key]}".encode()).hexdigest()[:32])
        seen[key] += 1
    return tuple(found)
