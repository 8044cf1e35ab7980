"""Spec + Pages + Sources → what a rule may look at, indexed once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from specglot.model.page import Page
from specglot.model.source import Source, Span
from specglot.model.spec import Fact, PageGroup, Spec, facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A glossary entry: a concept and, per locale, the one form a page should use and the forms it should not."""

    concept: str
    locale: str
    use: str
    avoid: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Everything a rule sees.

    `facts` are all facts of the spec in document order; `cache` holds what several rules derive from the same book
    (alignment, vocabulary), so that it is derived once.
    """

    spec: Spec
    pages: Mapping[str, Page]
    sources: Mapping[str, Source]
    facts: tuple[Fact[Any], ...]
    glossary: tuple[Term, ...] = ()
    cache: dict[str, Any] = field(default_factory=dict[str, Any], compare=False, repr=False)

    @classmethod
    def of(
        cls, spec: Spec, pages: tuple[Page, ...], sources: tuple[Source, ...], glossary: tuple[Term, ...] = ()
    ) -> Book:
        """Index a spec with the pages and sources it was made from."""
        return cls(
            spec=spec,
            pages={page.path: page for page in sorted(pages, key=lambda page: page.path)},
            sources={source.path: source for source in sources},
            facts=tuple(facts(spec)),
            glossary=glossary,
        )

    def pages_of(self, group: PageGroup) -> tuple[Page, ...]:
        """The pages of a group, by locale."""
        refs = sorted(group.pages, key=lambda ref: (ref.locale, ref.path))
        return tuple(self.pages[ref.path] for ref in refs if ref.path in self.pages)

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
