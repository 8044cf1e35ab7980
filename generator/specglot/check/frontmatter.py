"""Front-matter facts of a page group → ids that were damaged, and key sets that differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from specglot.check.book import Book
from specglot.check.witness import by_size, finding, names
from specglot.model.diagnostic import Diagnostic, Edit, Fix, Related
from specglot.model.keys import ID_KEYS
from specglot.model.late import late
from specglot.model.page import Page
from specglot.model.source import Span
from specglot.model.spec import Claim, Fact, PageGroup

_BLANK = re.compile("[\\s\u00a0\u200b-\u200f\u2060\ufeff]+")
_IDENTIFIER = late(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|[0-9a-f]{16,64}", re.IGNORECASE)
_ID_KEY = late(r"(?:.*[-_.])?(?:uuid|guid|uid|id|assetid|commit)", re.IGNORECASE)
_SPREAD = late(
    "[\\s\u00a0\u200b-\u200f\u2060\ufeff]*(?:[0-9a-f-][\\s\u00a0\u200b-\u200f\u2060\ufeff]*)+", re.IGNORECASE
)
"""What may be an identifier once its blanks are gone."""


def key_of(fact: Fact[Any]) -> str:
    """The front-matter key a `meta` fact is about."""
    return fact.pointer.rpartition(" ")[2]


def holds_ids(fact: Fact[Any]) -> bool:
    """Whether the values of a key are identifiers: its name or a value says so."""
    return bool(_ID_KEY.fullmatch(key_of(fact))) or any(
        _SPREAD.fullmatch(c.value) and _IDENTIFIER.fullmatch(whole(c.value)) for c in fact.claims
    )


def whole(value: str) -> str:
    """A value without the blanks and invisible characters that translation put into it."""
    return _BLANK.sub("", value)


def mangled(fact: Fact[Any]) -> Iterator[Diagnostic]:
    """Ids with blanks in them that another locale has without, or that are ids once the blanks are gone."""
    values = {claim.value for claim in fact.claims}
    if not any(map(_BLANK.search, values)) or not holds_ids(fact):
        return
    intact = [claim for claim in fact.claims if claim.value and whole(claim.value) == claim.value]
    broken = [claim for claim in fact.claims if whole(claim.value) != claim.value]
    for claim in broken:
        value = whole(claim.value)
        witnesses = [other for other in intact if other.value.casefold() == value.casefold()]
        if witnesses or _IDENTIFIER.fullmatch(value):
            yield _mangled(fact, claim, value, witnesses, broken)


def _mangled(
    fact: Fact[Any], claim: Claim[Any], value: str, witnesses: list[Claim[Any]], broken: list[Claim[Any]]
) -> Diagnostic:
    deciding = tuple(sorted(other.locale for other in witnesses))
    fix = None
    if witnesses:
        value = witnesses[0].value
        fix = Fix(title=f"write {value}", edits=(Edit(span=claim.span, text=value),), decided_by=deciding)
    agreed = f"; {names(deciding)} {'has' if len(deciding) == 1 else 'have'} {value}" if deciding else ""
    sides = (
        [[other.locale for other in broken], list(deciding)]
        if deciding
        else [[other.locale for other in broken]]
    )
    return finding(
        f"front matter `{key_of(fact)}` has blanks in it: {claim.value}{agreed}",
        claim.span,
        locale=claim.locale,
        related=tuple(
            Related(span=other.span, locale=other.locale, message=other.raw) for other in witnesses
        ),
        help=f"Write {value}.",
        fix=fix,
        group=fact.group,
        subject=f"meta {fact.pointer}",
        groups=by_size(sides),
    )


def differing_ids(fact: Fact[Any]) -> Fact[Any]:
    """The fact with ids folded (blanks, case), so that only different ids disagree."""
    from msgspec.structs import replace

    return replace(
        fact,
        claims=tuple(replace(c, value=whole(c.value).casefold()) for c in fact.claims if c.value.strip()),
    )


def key_sets(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Pages whose front-matter keys are not those that most pages of the group have."""
    pages = [page for page in book.pages_of(group) if page.meta]
    sets = {page.path: frozenset(entry.key.value for entry in page.meta) for page in pages}
    if len(set(sets.values())) < 2:
        return
    votes = Counter(sets.values())
    usual = min(votes, key=lambda keys: (-votes[keys], min(p.locale for p in pages if sets[p.path] == keys)))
    agreeing = [page for page in pages if sets[page.path] == usual]
    for page in pages:
        if sets[page.path] != usual:
            yield _key_set(group, page, sets[page.path], usual, agreeing)


def _key_set(
    group: PageGroup, page: Page, keys: frozenset[str], usual: frozenset[str], agreeing: list[Page]
) -> Diagnostic:
    extra, lacking = sorted(keys - usual), sorted(usual - keys)
    place = next((entry.key.span for entry in page.meta if entry.key.value in extra), page.meta[0].key.span)
    parts = [f"has {_listed(extra)}"] if extra else []
    parts += [f"lacks {_listed(lacking)}"] if lacking else []
    return finding(
        f"front matter {' and '.join(parts)}; not so in {names(other.locale for other in agreeing)}",
        place,
        locale=page.locale,
        related=tuple(
            Related(span=other.meta[0].key.span, locale=other.locale, message="front matter here")
            for other in agreeing
        ),
        help="Give all translations of a page the same front-matter keys.",
        group=group.id,
        subject=f"keys {' '.join(extra)} > {' '.join(lacking)}",
        groups=by_size([[other.locale for other in agreeing], [page.locale]]),
    )


def _listed(keys: list[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)


def other_versions(fact: Fact[Any]) -> Iterator[Diagnostic]:
    """Pages made from another version than most."""
    votes = Counter(whole(claim.value) for claim in fact.claims if claim.value)
    if len(votes) < 2:
        return
    first = {value: min(c.locale for c in fact.claims if whole(c.value) == value) for value in votes}
    usual = min(votes, key=lambda value: (-votes[value], first[value]))
    agreeing = [claim for claim in fact.claims if whole(claim.value) == usual]
    for claim in fact.claims:
        if claim.value and whole(claim.value) != usual:
            yield finding(
                f"made from source version {claim.value[:12]}; {names(c.locale for c in agreeing)} from {usual[:12]}",
                claim.span,
                locale=claim.locale,
                related=tuple(Related(span=c.span, locale=c.locale, message=c.raw) for c in agreeing),
                help="Translate the older of the two anew.",
                group=fact.group,
                subject=f"meta {fact.pointer}",
                groups=by_size([[c.locale for c in agreeing], [claim.locale]]),
            )


def shared_ids(book: Book) -> Iterator[Diagnostic]:
    """Ids that more than one page of a locale has: a finding on each page after the first."""
    seen: dict[tuple[str, str, str], Span] = {}
    for page in (book.pages if book.fronts is None else book.fronts).values():
        for entry in page.meta:
            value = whole(entry.value.value).casefold() if entry.key.value in ID_KEYS else ""
            if not value:
                continue
            first = seen.setdefault((page.locale, entry.key.value, value), entry.value.span)
            if first.path != page.path:
                yield finding(
                    f"id {entry.value.value!r} also stands in {first.path}: two pages of {page.locale} cannot be one",
                    entry.value.span,
                    locale=page.locale,
                    related=(Related(span=first, locale=page.locale, message="the same id"),),
                    help="Give each page an id of its own, the same in every locale.",
                    subject=f"{entry.key.value} {value}",
                    groups=((page.locale,),),
                )
