"""Claims → facts: which value the spec uses, and who says otherwise.

Majority is not truth, but a spec needs one value: the one most locales state; between equals, the one the page's own
sample shows; else the first in a fixed order. Whatever is chosen, every claim stays in the fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from specglot.model.page import Located
from specglot.model.spec import Basis, Claim, Fact, Gap

T = TypeVar("T")


def choose(claims: Sequence[Claim[T]], decider: T | None = None) -> T:
    """The value most locales claim; ValueError without claims."""
    if claims and all(claim.value == claims[0].value for claim in claims):
        return claims[0].value
    votes: dict[str, tuple[set[str], T]] = {}
    for claim in claims:
        votes.setdefault(repr(claim.value), (set(), claim.value))[0].add(claim.locale)
    best = min(
        votes.items(),
        key=lambda item: (-len(item[1][0]), decider is None or item[1][1] != decider, item[0]),
        default=None,
    )
    if best is None:
        raise ValueError("no claims to choose from")
    return best[1][1]


def claims_of(stated: Mapping[str, Located[T] | None]) -> tuple[Claim[T], ...]:
    """One claim per locale that says something, sorted by locale."""
    return tuple(
        [
            Claim(locale=locale, value=located.value, raw=located.raw, span=located.span)
            for locale, located in sorted(stated.items())
            if located is not None
        ]
    )


def fact(
    kind: str,
    pointer: str,
    group: str,
    claims: Iterable[Claim[T]],
    *,
    gaps: Iterable[Gap] = (),
    basis: Basis = "stated",
    decider: T | None = None,
    value: T | None = None,
) -> Fact[T] | None:
    """A fact from claims; None where nobody claims anything and no `value` is given."""
    ordered = tuple(sorted(claims, key=lambda claim: (claim.locale, claim.span)))
    if not ordered and value is None:
        return None
    return Fact(
        kind=kind,
        pointer=pointer,
        group=group,
        value=choose(ordered, decider) if value is None else value,
        claims=ordered,
        gaps=tuple(sorted(gaps, key=lambda gap: (gap.locale, gap.span))),
        basis=basis,
    )
