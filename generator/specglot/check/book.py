"""Spec + Pages + Sources → what a rule may look at, indexed once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from specglot.check.context import Context, context_of
from specglot.lexicon import lexicon_for
from specglot.model.dates import UNKNOWN, Dates
from specglot.model.page import Page
from specglot.model.source import Source, Span
from specglot.model.spec import Enum, Fact, Operation, PageGroup, Schema, Spec, facts


class Term(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A glossary entry: a concept and, per locale, the one form a page should use and the forms it should not."""

    concept: str
    locale: str
    use: str
    avoid: tuple[str, ...]


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a rule sees.

    `spec`, `pages` and `sources` may be those of some groups only: then `context` says what the rest of the book has to
    do with them. `worded` are the tags of languages whose words the config gives. `cache` holds what several rules
    derive from the same pages (alignment, facts by kind), so that it is derived once. `fronts` are the pages as far as
    their ids go, by path and in its order, where bringing whole pages would cost more; else None.
    """

    spec: Spec
    pages: Mapping[str, Page]
    sources: Mapping[str, Source]
    context: Context
    glossary: tuple[Term, ...] = ()
    dates: Dates = UNKNOWN
    worded: frozenset[str] = frozenset()
    cache: dict[str, Any] = msgspec.field(default_factory=dict[str, Any])
    fronts: Mapping[str, Page] | None = None

    @classmethod
    def of(
        cls,
        spec: Spec,
        pages: tuple[Page, ...],
        sources: tuple[Source, ...],
        glossary: tuple[Term, ...] = (),
        dates: Dates = UNKNOWN,
        *,
        worded: frozenset[str] = frozenset(),
        context: Context | None = None,
    ) -> Book:
        """Index a spec with the pages and sources it was made from, and what is known of their history."""
        return cls(
            spec=spec,
            pages={page.path: page for page in sorted(pages, key=lambda page: page.path)},
            sources={source.path: source for source in sources},
            context=context if context is not None else context_of(spec),
            glossary=glossary,
            dates=dates,
            worded=worded,
        )

    def pages_of(self, group: PageGroup) -> tuple[Page, ...]:
        """The pages of a group, by locale."""
        return self.group_pages(group.id)

    def group_pages(self, group_id: str) -> tuple[Page, ...]:
        """The pages of the group of an id, by locale."""
        index: dict[str, tuple[Page, ...]] = self.cache.setdefault("group-pages", {})
        if group_id not in index:
            listed = self._by_id.get(group_id)
            index[group_id] = tuple(
                self.pages[ref.path]
                for ref in sorted(listed.pages if listed else (), key=lambda ref: (ref.locale, ref.path))
                if ref.path in self.pages
            )
        return index[group_id]

    def peers(self, page: Page) -> tuple[Page, ...]:
        """The other pages of a page's group, by path."""
        found = self.group_pages(self.group_of(page.path))
        return tuple(sorted((other for other in found if other.path != page.path), key=lambda p: p.path))

    def operations_of(self, group_id: str) -> tuple[Operation, ...]:
        """The operations of a group."""
        return self._nodes(group_id)[0]

    def nodes_of(self, group_id: str) -> tuple[Operation | Schema | Enum, ...]:
        """The operations, schemas and enumerations of a group."""
        operations, schemas, enums = self._nodes(group_id)
        return (*operations, *schemas, *enums)

    def _nodes(self, group_id: str) -> tuple[tuple[Operation, ...], tuple[Schema, ...], tuple[Enum, ...]]:
        index: dict[str, tuple[list[Operation], list[Schema], list[Enum]]] | None = self.cache.get("nodes")
        if index is None:
            index = self.cache["nodes"] = {}
            for operation in self.spec.operations:
                index.setdefault(operation.group, ([], [], []))[0].append(operation)
            for schema in self.spec.schemas:
                index.setdefault(schema.group, ([], [], []))[1].append(schema)
            for enum in self.spec.enums:
                index.setdefault(enum.group, ([], [], []))[2].append(enum)
        operations, schemas, enums = index.get(group_id, ([], [], []))
        return tuple(operations), tuple(schemas), tuple(enums)

    def facts_in(self, group: PageGroup) -> Mapping[str, tuple[Fact[Any], ...]]:
        """Kind → the facts that a group states, in document order."""
        index: dict[str, dict[str, tuple[Fact[Any], ...]]] = self.cache.setdefault("facts", {})
        found = index.get(group.id)
        if found is None:
            lists: dict[str, list[Fact[Any]]] = {}
            for fact in facts((group, self.nodes_of(group.id))):
                lists.setdefault(fact.kind, []).append(fact)
            found = index[group.id] = {kind: tuple(listed) for kind, listed in lists.items()}
        return found

    def facts_of(self, kind: str, group_id: str) -> tuple[Fact[Any], ...]:
        """The facts of a kind that a group states, in document order."""
        return self.facts_in(self.group(group_id)).get(kind, ())

    def group(self, group_id: str) -> PageGroup:
        """The group of an id; KeyError where there is none."""
        return self._by_id[group_id]

    @property
    def _by_id(self) -> Mapping[str, PageGroup]:
        index: dict[str, PageGroup] | None = self.cache.get("by-id")
        if index is None:
            index = self.cache["by-id"] = {group.id: group for group in self.spec.groups}
        return index

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

    def speaks(self, locale: str) -> bool:
        """Whether the words of a locale are known: a lexicon answers for it, or the config gives some."""
        return (
            lexicon_for(locale) is not None
            or locale in self.worded
            or locale.split("-", maxsplit=1)[0] in self.worded
        )

    def quote(self, span: Span) -> str:
        """The text a span covers, "" where its source is not at hand."""
        source = self.sources.get(span.path)
        return source.slice(span) if source else ""
