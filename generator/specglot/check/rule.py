"""A decorated generator and its module's docstring and cases → a Rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, Literal

import msgspec

from specglot.check.aligned import Unit
from specglot.check.book import Book
from specglot.check.screen import Screen, everything
from specglot.model.dates import UNKNOWN, Commit, Dates
from specglot.model.diagnostic import Diagnostic, Severity
from specglot.model.page import Page
from specglot.model.spec import Fact, PageGroup

Scope = Literal["fact", "unit", "page", "group", "book"]
Sees = Literal["spec", "front", "texts"]
Family = Literal["facts", "survival", "text", "markup", "versions", "contradiction", "reading"]

FactCheck = Callable[[Fact[Any], Book], Iterator[Diagnostic]]
UnitCheck = Callable[[Unit, Book], Iterator[Diagnostic]]
PageCheck = Callable[[Page, Book], Iterator[Diagnostic]]
GroupCheck = Callable[[PageGroup, Book], Iterator[Diagnostic]]
BookCheck = Callable[[Book], Iterator[Diagnostic]]


class Expected(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A finding a case must give: its page, its line, and its locale groups (`de, fr | ja`)."""

    path: str
    line: int
    groups: str


class Case(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Pages (path → text) and all findings of the rule on them, in order.

    `glossary` is a TOML text, `dates` what a version history tells of the pages.
    """

    pages: Mapping[str, str]
    findings: tuple[Expected, ...] = ()
    glossary: str = ""
    dates: Dates = UNKNOWN


class Rule(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One rule: its name is its file's, its manual the file's docstring, its examples the file's cases.

    A rule of scope `fact` is given the facts of some `kinds`; those that all locales state alike only where it asks for
    `settled` ones. A rule of scope `unit` is given the units that its `screen` does not leave out.

    What a rule of scope `fact`, `unit`, `page` or `group` finds depends on the pages of one group, on what the spec has
    of them, and on `Book.context`, `glossary`, `dates` and `worded`. Only a rule of scope `book` sees other groups:
    which pages they have and, as it `sees`, all that the spec documents, the front matter of all pages, or the texts of
    those in Han characters.
    """

    name: str
    severity: Severity
    family: Family
    scope: Scope
    kinds: tuple[str, ...]
    run: Callable[..., Iterator[Diagnostic]]
    module: str
    settled: bool = False
    screen: Screen = everything
    sees: Sees = "spec"

    @property
    def doc(self) -> str:
        """The docstring of the rule's file: a sentence, then the sections every rule has."""
        return (import_module(self.module).__doc__ or "").strip() + "\n"

    @property
    def summary(self) -> str:
        """The first line of the docstring."""
        return self.doc.split("\n", 1)[0]

    @property
    def bad(self) -> tuple[Case, ...]:
        """Cases that give findings."""
        cases: tuple[Case, ...] = import_module(self.module).BAD
        return cases

    @property
    def good(self) -> tuple[Case, ...]:
        """Cases that give none."""
        cases: tuple[Case, ...] = import_module(self.module).GOOD
        return cases


def case(
    pages: Mapping[str, str],
    *findings: tuple[str, int, str],
    glossary: str = "",
    commits: tuple[tuple[int, str], ...] = (),
) -> Case:
    """A case; each finding as (path, line, groups), each commit as (time, locales whose pages it changed)."""
    expected = tuple(Expected(path=path, line=line, groups=groups) for path, line, groups in findings)
    changed = tuple(
        Commit(
            time=time, paths=frozenset(path for path in pages if path.split("/")[0] in locales.split(", "))
        )
        for time, locales in commits
    )
    return Case(pages=pages, findings=expected, glossary=glossary, dates=Dates(commits=changed))


def _rule(
    run: Callable[..., Iterator[Diagnostic]],
    scope: Scope,
    severity: Severity,
    family: Family,
    kinds: tuple[str, ...] = (),
    *,
    settled: bool = False,
    screen: Screen = everything,
    sees: Sees = "spec",
) -> Rule:
    name = run.__module__.rpartition(".")[2].replace("_", "-")
    return Rule(
        name=name,
        severity=severity,
        family=family,
        scope=scope,
        kinds=kinds,
        run=run,
        module=run.__module__,
        settled=settled,
        screen=screen,
        sees=sees,
    )


def fact_rule(
    *kinds: str, severity: Severity = "error", family: Family = "facts", settled: bool = False
) -> Callable[[FactCheck], Rule]:
    """A rule that is given the facts of some kinds; those that all locales state alike only if `settled`."""
    return lambda run: _rule(run, "fact", severity, family, kinds, settled=settled)


def unit_rule(severity: Severity, family: Family, screen: Screen = everything) -> Callable[[UnitCheck], Rule]:
    """A rule that is given texts, each side by side in all locales that have it.

    Args:
        severity: How loudly it speaks.
        family: What it is about.
        screen: Picks out the units that the rule may find something in, and whose texts are the reason.
    """
    return lambda run: _rule(run, "unit", severity, family, screen=screen)


def page_rule(severity: Severity, family: Family) -> Callable[[PageCheck], Rule]:
    """A rule that is given every page."""
    return lambda run: _rule(run, "page", severity, family)


def group_rule(severity: Severity, family: Family) -> Callable[[GroupCheck], Rule]:
    """A rule that is given every page group."""
    return lambda run: _rule(run, "group", severity, family)


def book_rule(severity: Severity, family: Family, sees: Sees = "spec") -> Callable[[BookCheck], Rule]:
    """A rule that is given everything at once, and looks at no more of it than it says."""
    return lambda run: _rule(run, "book", severity, family, sees=sees)
