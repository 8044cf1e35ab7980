"""Spec + Pages + Sources → the findings of all selected rules, sorted."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from specglot.check.aligned import units
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
from specglot.model.spec import Spec


def check(
    spec: Spec,
    pages: tuple[Page, ...],
    sources: tuple[Source, ...],
    selection: Selection = EVERYTHING,
    glossary: tuple[Term, ...] = (),
    dates: Dates = UNKNOWN,
) -> tuple[Diagnostic, ...]:
    """Run the rules.

    Args:
        spec: What the pages agree on, with every claim.
        pages: The pages the spec was merged from.
        sources: Their texts.
        selection: Which rules run and how loudly.
        glossary: Terms the project settled on.
        dates: When the pages changed, where that is known.

    Returns:
        Findings by path, line, column, rule; the same for any order of pages.
    """
    book = Book.of(spec, pages, sources, glossary, dates)
    found: dict[tuple[Span, str, str, str], Diagnostic] = {}
    for rule in all_rules():
        if not selection.runs(rule.name):
            continue
        for diagnostic in _run(rule, book):
            told = _told(diagnostic, rule, book, selection)
            if told is not None:
                found.setdefault(order(told), told)
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


def _run(rule: Rule, book: Book) -> Iterator[Diagnostic]:
    if rule.scope == "fact":
        for kind in rule.kinds:
            for fact in book.facts_by_kind.get(kind, ()):
                yield from rule.run(fact, book)
    elif rule.scope == "unit":
        for group in book.spec.groups:
            for unit in units(book, group):
                if not rule.needs or not rule.needs.isdisjoint(unit.traits):
                    yield from rule.run(unit, book)
    elif rule.scope == "page":
        for page in book.pages.values():
            yield from rule.run(page, book)
    elif rule.scope == "group":
        for group in book.spec.groups:
            yield from rule.run(group, book)
    else:
        yield from rule.run(book)
