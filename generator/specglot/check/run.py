"""Spec + Pages + Sources → the findings of all selected rules, sorted.

Two kinds of rules, so that a run that knows the findings of last time need not look at everything again:

- `check_group`: the rules whose findings on one group of pages depend on nothing but that group's pages and sources,
  what the spec has of it (its `PageGroup`, and the operations, schemas and enumerations whose `group` it is), the
  `Context` of the book, the words it learned, and the settings (selection, glossary, dates, words of the config). As
  long as these are the same, so are its findings. A `Book` of that group alone is enough, if it is given the context
  of the whole.
- `check_whole`: the few rules that see the book: they need all pages (their front matter; the texts of a Chinese or
  Japanese page only where a code span may cut a word), the ties and enumerations of the whole spec, and sources
  only of what they look at, so that `Book.sources` may be a mapping that reads when it is asked.

`check` is both; `sorted_findings` joins the findings of groups and book into what it returns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from specglot.check.aligned import aligned
from specglot.check.attribution import attribute
from specglot.check.book import Book, Term
from specglot.check.registry import all_rules
from specglot.check.rule import Rule
from specglot.check.selection import EVERYTHING, Selection
from specglot.check.stale import older_version
from specglot.model.dates import UNKNOWN, Dates
from specglot.model.diagnostic import Attribution, Diagnostic
from specglot.model.page import Page
from specglot.model.source import Source, Span
from specglot.model.spec import Fact, PageGroup, Spec


def check(
    spec: Spec,
    pages: tuple[Page, ...],
    sources: tuple[Source, ...],
    selection: Selection = EVERYTHING,
    glossary: tuple[Term, ...] = (),
    dates: Dates = UNKNOWN,
    worded: frozenset[str] = frozenset(),
) -> tuple[Diagnostic, ...]:
    """Run the rules.

    Args:
        spec: What the pages agree on, with every claim.
        pages: The pages the spec was merged from.
        sources: Their texts.
        selection: Which rules run and how loudly.
        glossary: Terms the project settled on.
        dates: When the pages changed, where that is known.
        worded: Tags of the languages whose words the config gives.

    Returns:
        Findings by path, line, column, rule; the same for any order of pages.
    """
    book = Book.of(spec, pages, sources, glossary, dates, worded=worded)
    found = [finding for group in spec.groups for finding in check_group(group, book, selection)]
    return sorted_findings([*found, *check_whole(book, selection)])


def check_group(group: PageGroup, book: Book, selection: Selection = EVERYTHING) -> tuple[Diagnostic, ...]:
    """What the rules that look at one group find in it, in no order that matters."""
    return tuple(
        told
        for rule in _chosen(selection)
        if rule.scope != "book"
        for found in _in_group(rule, group, book)
        if (told := _told(found, rule, book, selection)) is not None
    )


def check_whole(book: Book, selection: Selection = EVERYTHING) -> tuple[Diagnostic, ...]:
    """What the rules that look at all groups find, in no order that matters."""
    return tuple(
        told
        for rule in _chosen(selection)
        if rule.scope == "book"
        for found in rule.run(book)
        if (told := _told(found, rule, book, selection)) is not None
    )


@lru_cache(maxsize=8)
def _chosen(selection: Selection) -> tuple[Rule, ...]:
    """The rules that run."""
    return tuple(rule for rule in all_rules() if selection.runs(rule.name))


def sorted_findings(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings in the order they are told, each once."""
    found: dict[tuple[Span, str, str, str], Diagnostic] = {}
    for one in findings:
        found.setdefault(order(one), one)
    return tuple(found[key] for key in sorted(found))


def order(diagnostic: Diagnostic) -> tuple[Span, str, str, str]:
    """What findings are told in the order of; two that are equal in it are one."""
    return (diagnostic.primary, diagnostic.rule, diagnostic.subject, diagnostic.message)


def _told(diagnostic: Diagnostic, rule: Rule, book: Book, selection: Selection) -> Diagnostic | None:
    """The finding with rule, severity, page group, cause and place filled in; None where it is turned off."""
    path = diagnostic.primary.path
    severity = rule.severity if diagnostic.severity == "error" else diagnostic.severity
    level = selection.level(rule.name, severity, path, diagnostic.locale)
    if level is None:
        return None
    group = diagnostic.group or book.group_of(path)
    stamped = replace(diagnostic, rule=rule.name, severity=level, group=group)
    stamped = replace(stamped, attribution=stamped.attribution or _cause(stamped, book))
    age = older_version(stamped, book) if stamped.attribution == "version-skew" else ""
    return replace(stamped, help=f"{stamped.help} {age}".strip()) if age else stamped


def _cause(diagnostic: Diagnostic, book: Book) -> Attribution | None:
    if not diagnostic.groups:
        return None
    if len(diagnostic.groups) > 1:
        return attribute(diagnostic.groups, lambda locale: book.cohort(diagnostic.group, locale))
    everybody = book.locales_of(diagnostic.group)
    if len(everybody) < 2:
        return "unattributed"
    return "source-defect" if diagnostic.groups == (everybody,) else "translation-damage"


def _in_group(rule: Rule, group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    if rule.scope == "fact":
        stated = book.facts_in(group) if rule.settled else _unsettled(group, book)
        for kind in rule.kinds:
            for fact in stated.get(kind, ()):
                yield from rule.run(fact, book)
    elif rule.scope == "unit":
        texts = aligned(book, group)
        for number, suspects in sorted(rule.screen(texts, book).items()):
            yield from rule.run(texts.unit(number, suspects), book)
    elif rule.scope == "page":
        for page in book.pages_of(group):
            yield from rule.run(page, book)
    else:
        yield from rule.run(group, book)


def _unsettled(group: PageGroup, book: Book) -> Mapping[str, list[Fact[Any]]]:
    """Kind → the facts of a group that not all of its locales state alike."""
    known: dict[str, dict[str, list[Fact[Any]]]] = book.cache.setdefault("unsettled", {})
    if group.id not in known:
        known[group.id] = {
            kind: [fact for fact in stated if not _is_settled(fact)]
            for kind, stated in book.facts_in(group).items()
        }
    return known[group.id]


def _is_settled(fact: Fact[Any]) -> bool:
    if fact.gaps:
        return False
    claims = fact.claims
    if not claims:
        return True
    value = claims[0].value
    return all(claim.value == value for claim in claims)
