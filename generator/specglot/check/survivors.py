"""What must survive translation, per unit: which locale lost, added or reordered it against the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

import msgspec

from specglot.check.aligned import Unit, Witness
from specglot.check.book import Book
from specglot.check.text import bare, code, straight
from specglot.check.witness import METHODS, by_size, finding
from specglot.model.diagnostic import Diagnostic, Fix, Related
from specglot.model.late import late
from specglot.model.page import Atom
from specglot.model.source import Span

Tokens = Callable[[Witness], tuple[str, ...]]

IDENTIFIER = late(r"[\w.$@#/\\{}\[\]:=&?%+*-]*[A-Za-z0-9_][\w.$@#/\\{}\[\]:=&?%+*()-]*", re.ASCII)


class Change(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One locale's tokens against what most locales have: those it lacks and those only it has, in text order."""

    witness: Witness
    lost: tuple[str, ...]
    added: tuple[str, ...]
    agreeing: tuple[str, ...]


def changes(unit: Unit, tokens: Tokens) -> Iterator[Change]:
    """The locales whose tokens differ from the common ones.

    What is common is decided token by token: the count most locales have, and of two counts as common the higher,
    since presence beats absence. Where two halves have different tokens there is no common one: the change is that of
    the first half, against the other.
    """
    if len(unit.witnesses) < 2:
        return
    found = {witness.locale: tokens(witness) for witness in unit.witnesses}
    if len(set(found.values())) == 1 or len({tuple(sorted(listed)) for listed in found.values()}) == 1:
        return
    counts = {locale: Counter(listed) for locale, listed in found.items()}
    if len(counts) % 2 == 0 and (halves := _halves(unit, counts)):
        yield from halves
        return
    common: Counter[str] = Counter()
    for token in sorted({token for count in counts.values() for token in count}):
        votes = Counter(count[token] for count in counts.values())
        common[token] = max(votes, key=lambda count: (votes[count], count))
    agreeing = tuple(sorted(locale for locale, count in counts.items() if count == +common))
    for witness in unit.witnesses:
        lost, added = +common - counts[witness.locale], counts[witness.locale] - +common
        if lost or added:
            yield Change(
                witness=witness,
                lost=tuple(lost.elements()),
                added=tuple(added.elements()),
                agreeing=tuple(locale for locale in agreeing if locale != witness.locale),
            )


def _halves(unit: Unit, counts: Mapping[str, Counter[str]]) -> list[Change]:
    """The changes of one half of the locales where each half has what the other lacks; else none."""
    first = counts[unit.witnesses[0].locale]
    here = [witness for witness in unit.witnesses if counts[witness.locale] == first]
    there = [witness for witness in unit.witnesses if counts[witness.locale] != first]
    if len(here) != len(there) or any(counts[w.locale] != counts[there[0].locale] for w in there):
        return []
    other = counts[there[0].locale]
    lost, added = other - first, first - other
    if not lost or not added:
        return []
    return [
        Change(
            witness=witness,
            lost=tuple(lost.elements()),
            added=tuple(added.elements()),
            agreeing=tuple(w.locale for w in there),
        )
        for witness in here
    ]


def code_changes(unit: Unit) -> tuple[Change, ...]:
    """The locales whose code spans differ from the common ones; asked once for all rules on code spans."""
    found: tuple[Change, ...] | None = unit.memo.get("codes")
    if found is None:
        found = unit.memo["codes"] = tuple(changes(unit, codes))
    return found


def codes(witness: Witness) -> tuple[str, ...]:
    """The code spans of a text, typography folded."""
    return witness.codes


def stands_in(token: str, witness: Witness) -> bool:
    """Whether a token stands in a text, marked as code or not."""
    return squeezed(token) in squeezed(witness.row.prose.text)


def stands_exactly(token: str, witness: Witness) -> bool:
    """Whether a token stands in a text as it is written, marked as code or not."""
    return token in straight(bare(witness.row.prose.text))


def stands_plain(token: str, witness: Witness) -> bool:
    """Whether a token stands in a text as it is written, but not as code."""
    text = straight(bare(witness.row.prose.text))
    return text.count(token) > sum(code.count(token) for code in witness.codes)


def on_the_wire(token: str, here: str = "") -> bool:
    """Whether a code span is what the API knows: a name, or words of which those that differ from `here` are no prose.

    Placeholders in angle brackets, and those in braces that are no part of a path, are anybody's words.
    """
    if "<" in token or ("{" in token and "/" not in token):
        return False
    if IDENTIFIER.fullmatch(token):
        return True
    words, others = token.split(), here.split()
    if words[:1] and words[0] in METHODS and len(words) == 2:
        return True
    if len(words) < 2 or len(words) != len(others):
        return False
    return all(_WIRE.fullmatch(one) for one, other in zip(words, others, strict=True) if one != other)


_WIRE = late(r"[A-Z]{2,}|[a-z]+[A-Z]\w*|(?=[!-~]*[\d/_.={}$:\"\[\]-][!-~])[!-~]+", re.ASCII)
"""A word that no sentence has: a constant, a camel-cased name, or one with digits or signs in it."""


def squeezed(text: str) -> str:
    """Text without blanks, case and typography."""
    return "".join(straight(bare(text)).casefold().split())


def alike(one: str, other: str) -> bool:
    """Whether one identifier looks like a damaged form of another: case, blanks, plural, a few letters."""
    a, b = squeezed(one), squeezed(other)
    if a == b or a + "s" == b or b + "s" == a:
        return True
    from difflib import SequenceMatcher

    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.7


def pairs(change: Change) -> tuple[tuple[str, str], ...]:
    """(common, this locale's) tokens that stand for each other: alike, or the only ones left on both sides."""
    lost, added, found = list(change.lost), list(change.added), list[tuple[str, str]]()
    for token in change.lost:
        match = next((other for other in added if alike(token, other)), None)
        if match is not None:
            found.append((token, match))
            lost.remove(token)
            added.remove(match)
    if len(lost) == len(added) == 1:
        found.append((lost[0], added[0]))
    return tuple(found)


def disputed(atom: Atom | None, book: Book) -> bool:
    """Whether an atom stands in a claim that a rule on facts tells of already."""
    if atom is None:
        return False
    known: dict[str, list[Span]] = book.cache.setdefault("disputed", {})
    if atom.span.path not in known:
        group = book.group(book.group_of(atom.span.path))
        known |= {page.path: [] for page in group.pages}
        for kind, stated in book.facts_in(group).items():
            for fact in stated if kind != "meta" else ():
                if fact.dissent:
                    for claim in fact.claims:
                        known.setdefault(claim.span.path, []).append(claim.span)
    return any(_within(atom.span, span) for span in known[atom.span.path])


def _within(inner: Span, outer: Span) -> bool:
    return (outer.line, outer.column) <= (inner.line, inner.column) and (
        inner.end_line,
        inner.end_column,
    ) <= (
        outer.end_line,
        outer.end_column,
    )


def survivor(
    unit: Unit,
    change: Change,
    message: str,
    help: str,
    *,
    atom: Atom | None = None,
    place: Span | None = None,
    fix: Fix | None = None,
) -> Diagnostic:
    """A finding on one locale's text, the agreeing locales' texts beside it."""
    witness = change.witness
    others = [w for w in unit.witnesses if w.locale != witness.locale]
    shown = [w for w in others if w.locale in change.agreeing] or others
    return finding(
        message,
        place or (atom.span if atom else witness.row.prose.span),
        locale=witness.locale,
        related=tuple(
            Related(span=w.row.prose.span, locale=w.locale, message="the same text here") for w in shown
        ),
        help=help,
        group=unit.group,
        subject=f"{unit.subject} {' '.join((*change.lost, '>', *change.added))}",
        groups=by_size([[w.locale for w in others], [witness.locale]]),
        fix=fix,
    )


def atom_of(witness: Witness, kind: str, token: str) -> Atom | None:
    """The first atom of a text that reads as a token."""
    return next((a for a in witness.row.prose.atoms if a.kind == kind and code(a) == token), None)
