"""Spec + Pages + Sources → the findings of all selected rules, sorted.

Two kinds of rules, so that a run that knows the findings of last time need not look at everything again:

- `check_group`: the rules whose findings on one group of pages depend on nothing but that group's pages and sources,
  what the spec has of it (its `PageGroup`, and the operations, schemas and enumerations whose `group` it is), the
  `Context` of the book, the words it learned, and the settings (selection, glossary, dates, words of the config). As
  long as these are the same, so are its findings. A `Book` of that group alone is enough, if it is given the context
  of the whole.
- `check_whole`: the few rules that see the book: its page groups, and either all that the spec documents with its ties
  (`spec`), or the front matter of all pages (`front`), or the texts of the Chinese and Japanese ones (`texts`); pages
  and sources only of what they look at, so that `Book.pages` and `Book.sources` may read when they are asked.

`check` is both; `sorted_findings` joins the findings of groups and book into what it returns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import msgspec
from msgspec.structs import replace

from specglot.check.aligned import aligned
from specglot.check.attribution import attribute
from specglot.check.book import Book, Term
from specglot.check.consequences import without_consequences
from specglot.check.registry import all_rules
from specglot.check.rule import Rule, Sees
from specglot.check.selection import EVERYTHING, Selection
from specglot.check.stale import older_version
from specglot.check.witness import Groups
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
    chosen = _chosen(selection)
    findings = tuple(
        told
        for look in (_on_facts, _on_units, _on_pages)
        for rule, found in look(chosen, group, book)
        if (told := _told(found, rule, book, selection)) is not None
    )
    return without_consequences(findings)


def check_whole(
    book: Book, selection: Selection = EVERYTHING, sees: Sees | None = None
) -> tuple[Diagnostic, ...]:
    """What the rules that look at all groups find, or those of them that see so much, in no order that matters."""
    return tuple(
        told
        for rule in _chosen(selection).on_books
        if sees in (None, rule.sees)
        for found in rule.run(book)
        if (told := _told(found, rule, book, selection)) is not None
    )


class _Chosen(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The rules that run, by what they look at: those on facts by kind, those that want settled ones for themselves."""

    on_facts: Mapping[str, tuple[Rule, ...]]
    on_settled: Mapping[str, tuple[Rule, ...]]
    on_units: tuple[Rule, ...]
    on_pages: tuple[Rule, ...]
    on_groups: tuple[Rule, ...]
    on_books: tuple[Rule, ...]


@lru_cache(maxsize=8)
def _chosen(selection: Selection) -> _Chosen:
    rules = [rule for rule in all_rules() if selection.runs(rule.name)]
    on_facts: dict[str, tuple[Rule, ...]] = {}
    on_settled: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        for kind in rule.kinds:
            known = on_settled if rule.settled else on_facts
            known[kind] = (*known.get(kind, ()), rule)
    return _Chosen(
        on_facts=on_facts,
        on_settled=on_settled,
        on_units=tuple(rule for rule in rules if rule.scope == "unit"),
        on_pages=tuple(rule for rule in rules if rule.scope == "page"),
        on_groups=tuple(rule for rule in rules if rule.scope == "group"),
        on_books=tuple(rule for rule in rules if rule.scope == "book"),
    )


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
    cause = diagnostic.attribution or _cause(diagnostic.groups, group, book)
    stamped = replace(diagnostic, rule=rule.name, severity=level, group=group, attribution=cause)
    age = older_version(stamped, book) if cause == "version-skew" else ""
    return replace(stamped, help=f"{stamped.help} {age}".strip()) if age else stamped


def _cause(groups: Groups, group: str, book: Book) -> Attribution | None:
    """Why the locales of a page group say different things."""
    if not groups:
        return None
    if len(groups) > 1:
        return attribute(groups, lambda locale: book.cohort(group, locale))
    everybody = book.locales_of(group)
    if len(everybody) < 2:
        return "unattributed"
    return "source-defect" if groups == (everybody,) else "translation-damage"


def _on_facts(chosen: _Chosen, group: PageGroup, book: Book) -> Iterator[tuple[Rule, Diagnostic]]:
    for kind, stated in book.facts_in(group).items():
        for rule in chosen.on_settled.get(kind, ()):
            for fact in stated:
                for found in rule.run(fact, book):
                    yield rule, found
        rules = chosen.on_facts.get(kind, ())
        for fact in stated if rules else ():
            if not _is_settled(fact):
                for rule in rules:
                    for found in rule.run(fact, book):
                        yield rule, found


def _on_units(chosen: _Chosen, group: PageGroup, book: Book) -> Iterator[tuple[Rule, Diagnostic]]:
    for rule in chosen.on_units:
        texts = aligned(book, group)
        for number, suspects in sorted(rule.screen(texts, book).items()):
            for found in rule.run(texts.unit(number, suspects), book):
                yield rule, found


def _on_pages(chosen: _Chosen, group: PageGroup, book: Book) -> Iterator[tuple[Rule, Diagnostic]]:
    for page in book.pages_of(group):
        for rule in chosen.on_pages:
            for found in rule.run(page, book):
                yield rule, found
    for rule in chosen.on_groups:
        for found in rule.run(group, book):
            yield rule, found


def _is_settled(fact: Fact[Any]) -> bool:
    """Whether all locales state a fact, and alike."""
    if fact.gaps:
        return False
    values = [claim.value for claim in fact.claims]
    return not values or values.count(values[0]) == len(values)
