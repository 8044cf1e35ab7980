"""A fact with dissent → the repair its witnesses decide, where they do."""

from __future__ import annotations

import re
from typing import Any

from specglot.check.attribution import along_cohorts
from specglot.check.book import Book
from specglot.check.survivors import Change, squeezed
from specglot.check.text import Text, mask
from specglot.check.witness import by_size, sides
from specglot.model.diagnostic import Edit, Fix
from specglot.model.page import Atom
from specglot.model.source import Span
from specglot.model.spec import Claim, Fact

_NOISE = "[\\s\u00a0\u00ad\u200b-\u200f\u2060\ufeff]*"


def repair(fact: Fact[Any], book: Book) -> Fix | None:
    """Write what most locales write, byte for byte.

    Two witnesses at least must agree, and outnumber all others together. Where the split runs along source versions
    the lone page may be the newer one: then only damage that shows (blanks, case, invisible characters) is repaired.
    """
    stated = sides(fact.claims)
    if len(stated) < 2:
        return None
    value, agreeing = stated[0]
    deciding = tuple(sorted({claim.locale for claim in agreeing}))
    odd = [claim for _, claims in stated[1:] for claim in claims]
    if len(deciding) < 2 or len(deciding) <= len({claim.locale for claim in odd}):
        return None
    groups = by_size([claim.locale for claim in claims] for _, claims in stated)
    skewed = along_cohorts(groups, lambda locale: book.cohort(fact.group, locale))
    if skewed and any(squeezed(claim.value) != squeezed(value) for claim in odd):
        return None
    edits = tuple(Edit(span=place, text=value) for claim in odd if (place := written(claim, book)))
    if len(edits) != len(odd):
        return None
    return Fix(title=f"write {value}", edits=edits, decided_by=deciding)


def respelled(change: Change, common: str, atom: Atom | None, book: Book) -> Fix | None:
    """Write a code span as the locales that agree do, where only blanks, case or invisible characters differ."""
    if atom is None or len(change.agreeing) < 2 or squeezed(common) != squeezed(atom.text):
        return None
    raw = book.quote(atom.span)
    start = raw.find(atom.text)
    if start < 0 or raw.count(atom.text) != 1:
        return None
    place = Text(raw=raw, masked=mask(raw), span=atom.span).at(start, start + len(atom.text))
    return Fix(title=f"write {common}", edits=(Edit(span=place, text=common),), decided_by=change.agreeing)


def written(claim: Claim[Any], book: Book) -> Span | None:
    """Where a claim's value stands in its span, noise between its characters included; None where that is not plain."""
    raw = book.quote(claim.span)
    bare = "".join(claim.value.split())
    found = list(re.finditer(_NOISE.join(map(re.escape, bare)), raw)) if bare else []
    if len(found) != 1:
        return None
    return Text(raw=raw, masked=mask(raw), span=claim.span).at(*found[0].span())
