"""Facts with dissent or gaps → findings that name both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from specglot.model.diagnostic import Diagnostic, Fix, Related
from specglot.model.source import Span
from specglot.model.spec import Claim, Fact

Groups = tuple[tuple[str, ...], ...]

LISTS = frozenset({"condition", "values", "set-on"})
"""Kinds of fact whose value is a tuple."""

METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"})


def finding(
    message: str,
    primary: Span,
    *,
    locale: str = "",
    related: tuple[Related, ...] = (),
    help: str = "",
    fix: Fix | None = None,
    group: str = "",
    subject: str = "",
    groups: Groups = (),
    demoted: bool = False,
) -> Diagnostic:
    """A finding as a rule yields it: the runner stamps rule, severity and attribution. `demoted` makes it a note."""
    return Diagnostic(
        rule="",
        severity="note" if demoted else "error",
        message=message,
        primary=primary,
        locale=locale,
        related=related,
        help=help,
        fix=fix,
        group=group,
        subject=subject,
        groups=groups,
    )


def by_size(groups: Iterable[Iterable[str]]) -> Groups:
    """Locale groups in the order findings name them: larger first, then alphabetically."""
    return tuple(
        sorted((tuple(sorted(set(group))) for group in groups), key=lambda group: (-len(group), group))
    )


def names(locales: Iterable[str]) -> str:
    """`ja, pt, zh`."""
    return ", ".join(sorted(set(locales)))


def short(pointer: str) -> str:
    """A pointer without the operation it belongs to: `playerTime.ts`; the pointer itself where nothing follows."""
    words = pointer.split(" ", 2)
    return words[2] if len(words) == 3 and words[0] in METHODS else pointer


def clipped(text: str, most: int) -> str:
    """A text as a message quotes it: as it is, or so many characters of it, the last of them an ellipsis."""
    return text if len(text) <= most else text[: most - 1] + "…"


def shown(kind: str, value: Any) -> str:
    """A fact's value as a message says it."""
    if kind == "required":
        return "required" if value else "optional"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if kind in LISTS:
        return ", ".join(f"`{item}`" for item in value) or "none"
    return str(value)


def sides(claims: Iterable[Claim[Any]]) -> tuple[tuple[Any, tuple[Claim[Any], ...]], ...]:
    """Claims by value: the value most locales state first, ties by locale."""
    found: dict[Any, list[Claim[Any]]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.locale, claim.span)):
        found.setdefault(claim.value, []).append(claim)
    ordered = sorted(found.items(), key=lambda item: (-len({c.locale for c in item[1]}), item[1][0].locale))
    return tuple((value, tuple(stated)) for value, stated in ordered)


def odd_one(stated: tuple[tuple[Any, tuple[Claim[Any], ...]], ...]) -> Claim[Any]:
    """The claim to point at: the smallest side's, and of sides of one size the first locale's."""
    fewest = min(len(claims) for _, claims in stated)
    return min(
        (claims[0] for _, claims in stated if len(claims) == fewest),
        key=lambda claim: (claim.locale, claim.span),
    )


def disagreement(
    fact: Fact[Any], what: str, *, help: str = "", fix: Fix | None = None
) -> Iterator[Diagnostic]:
    """One finding where locales state different values.

    Args:
        fact: The fact with its claims.
        what: The noun for the value in the message (`unit`, `type`).
        help: What to do; a sensible default else.
        fix: A repair, where one is safe.
    """
    stated = sides(fact.claims)
    if len(stated) < 2:
        return
    odd = odd_one(stated)
    parts = "; ".join(
        f"{shown(fact.kind, value)} in {names(c.locale for c in claims)}" for value, claims in stated
    )
    others = tuple(
        Related(span=claim.span, locale=claim.locale, message=f"{what} is {shown(fact.kind, value)} here")
        for value, claims in stated
        for claim in claims
        if claim is not odd
    )
    yield finding(
        f"`{short(fact.pointer)}`: {what} is {parts}",
        odd.span,
        locale=odd.locale,
        related=others,
        help=help or f"Find out which {what} the API has and correct the other pages.",
        fix=fix,
        group=fact.group,
        subject=f"{fact.kind} {fact.pointer}",
        groups=by_size([c.locale for c in claims] for _, claims in stated),
    )


def absence(fact: Fact[Any], what: str, *, help: str = "") -> Iterator[Diagnostic]:
    """One finding where some locales state a thing and others, that have the page, do not.

    Points at the gap; at the statement instead where it stands against more gaps than claims.
    """
    if not fact.gaps or not fact.claims:
        return
    claims = sorted(fact.claims, key=lambda claim: (claim.locale, claim.span))
    gaps = sorted(fact.gaps, key=lambda gap: (gap.locale, gap.span))
    having, lacking = {c.locale for c in claims}, {g.locale for g in gaps}
    alone = len(having) < len(lacking)
    primary, locale = (claims[0].span, claims[0].locale) if alone else (gaps[0].span, gaps[0].locale)
    related = tuple(
        Related(span=claim.span, locale=claim.locale, message=f"stated here: {claim.raw}") for claim in claims
    ) + tuple(Related(span=gap.span, locale=gap.locale, message="would stand here") for gap in gaps)
    yield finding(
        f"{what} `{short(fact.pointer)}` is in {names(having)} and missing in {names(lacking)}",
        primary,
        locale=locale,
        related=tuple(other for other in related if (other.span, other.locale) != (primary, locale)),
        help=help
        or f"Add the {what} where it is missing, or remove it everywhere if the API no longer has it.",
        group=fact.group,
        subject=f"{fact.kind} {fact.pointer}",
        groups=by_size([having, lacking]),
    )
