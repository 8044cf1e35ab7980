"""Spec + Pages + Sources → what a rule may look at, indexed once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from specglot.model.dates import UNKNOWN, Dates
from specglot.model.page import Page
from specglot.model.source import Source, Span
from specglot.model.spec import Fact, PageGroup, Spec, facts


class Term(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A glossary entry: a concept and, per locale, the one form a page should use and the forms it should not."""

    concept: str
    locale: str
    use: str
    avoid: tuple[str, ...]


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a rule sees.

    `facts` are all facts of the spec in document order; `cache` holds what several rules derive from the same book
    (alignment, vocabulary), so that it is derived once.
    """

    spec: Spec
    pages: Mapping[str, Page]
    sources: Mapping[str, Source]
    facts: tuple[Fact[Any], ...]
    glossary: tuple[Term, ...] = ()
    dates: Dates = UNKNOWN
    cache: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])

    @classmethod
    def of(
        cls,
        spec: Spec,
        pages: tuple[Page, ...],
        sources: tuple[Source, ...],
        glossary: tuple[Term, ...] = (),
        dates: Dates = UNKNOWN,
    ) -> Book:
        """Index a spec with the pages and sources it was made from, and what is known of their history."""
        return cls(
            spec=spec,
            pages={page.path: page for page in sorted(pages, key=lambda page: page.path)},
            sources={source.path: source for source in sources},
            facts=tuple(facts(spec)),
            glossary=glossary,
            dates=dates,
        )

    def pages_of(self, group: PageGroup) -> tuple[Page, ...]:
        """The pages of a group, by locale."""
        return self.group_pages(group.id)

    def group_pages(self, group_id: str) -> tuple[Page, ...]:
        """The pages of the group of an id, by locale."""
        index: dict[str, tuple[Page, ...]] | None = self.cache.get("group-pages")
        if index is None:
            index = {
                group.id: tuple(
                    self.pages[ref.path]
                    for ref in sorted(group.pages, key=lambda ref: (ref.locale, ref.path))
                    if ref.path in self.pages
                )
                for group in self.spec.groups
            }
            self.cache["group-pages"] = index
        return index.get(group_id, ())

    @property
    def facts_by_kind(self) -> Mapping[str, tuple[Fact[Any], ...]]:
        """Kind → its facts in document order."""
        index: dict[str, tuple[Fact[Any], ...]] | None = self.cache.get("facts-by-kind")
        if index is None:
            lists: dict[str, list[Fact[Any]]] = {}
            for fact in self.facts:
                lists.setdefault(fact.kind, []).append(fact)
            index = self.cache["facts-by-kind"] = {kind: tuple(found) for kind, found in lists.items()}
        return index

    def peers(self, page: Page) -> tuple[Page, ...]:
        """The other pages of a page's group, by path."""
        found = self.group_pages(self.group_of(page.path))
        return tuple(sorted((other for other in found if other.path != page.path), key=lambda p: p.path))

    def facts_of(self, kind: str, group_id: str) -> tuple[Fact[Any], ...]:
        """The facts of a kind that a group states, in document order."""
        index: dict[tuple[str, str], list[Fact[Any]]] | None = self.cache.get("facts-of")
        if index is None:
            index = {}
            for fact in self.facts:
                index.setdefault((fact.kind, fact.group), []).append(fact)
            self.cache["facts-of"] = index
        return tuple(index.get((kind, group_id), ()))

    def group_of(self, path: str) -> str:
        """The id of the group a page belongs to, "" where it belongs to none."""
        index = self.cache.get("groups")
        if index is None:
            index = {ref.path: group.id for group in self.spec.groups for ref in group.pages}
            self.cache["groups"] = index
        return str(index.get(path, ""))

    def cohort(self, group_id: str, locale: str) -> str:
        """The source version a locale's page of a group was made from, "" where it does not say."""
        index = self.cache.get("cohorts")
        if index is None:
            index = {(group.id, ref.locale): ref.cohort for group in self.spec.groups for ref in group.pages}
            self.cache["cohorts"] = index
        return str(index.get((group_id, locale), ""))

    def locales_of(self, group_id: str) -> tuple[str, ...]:
        """The locales that have a page of a group, sorted."""
        index = self.cache.get("locales")
        if index is None:
            index = {group.id: group.locales for group in self.spec.groups}
            self.cache["locales"] = index
        found: tuple[str, ...] = index.get(group_id, ())
        return found

    def quote(self, span: Span) -> str:
        """The text a span covers, "" where its source is not at hand."""
        source = self.sources.get(span.path)
        return source.slice(span) if source else ""
