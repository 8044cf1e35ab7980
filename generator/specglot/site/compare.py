"""Outline → one page that shows all languages side by side, aligned by fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from specglot.model.spec import Claim, Fact, Field, Localized
from specglot.site.atlas import Place
from specglot.site.evidence import shown
from specglot.site.model import Text, Truth
from specglot.site.outline import FieldItem, Outline, Section
from specglot.site.reader import Reader


class Saying(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one locale says of one fact; `differs` where the spec has another value."""

    kind: str
    key: str
    value: str
    raw: str
    where: str
    differs: bool


class CompareCell(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One locale's side of a row."""

    locale: str
    sayings: tuple[Saying, ...]
    texts: tuple[Text, ...]
    silent: bool
    differs: bool


class CompareRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing in all locales: a heading, a field, a code, a value. `agreed` are the facts that all state alike."""

    id: str
    kind: str
    name: str
    depth: int
    agreed: tuple[Saying, ...]
    cells: tuple[CompareCell, ...]
    truth: Truth

    @property
    def differs(self) -> bool:
        """Whether any locale says something else or nothing."""
        return any(cell.differs or cell.silent for cell in self.cells)


def compare_rows(readers: Mapping[str, Reader], outline: Outline) -> tuple[CompareRow, ...]:
    """A page's facts and texts, in the page's order.

    Args:
        readers: One per locale; their links must suit a page one folder below the site's root.
        outline: The page.
    """
    found: list[CompareRow] = []
    for section in outline.sections:
        found.extend(_rows(readers, outline, section))
    return tuple(found)


def _agreed(fact: Fact[Any], locales: set[str]) -> bool:
    """Whether all these locales state a fact, and alike."""
    return not fact.dissent and locales <= {claim.locale for claim in fact.claims}


def _rows(readers: Mapping[str, Reader], outline: Outline, section: Section) -> Iterator[CompareRow]:
    present = set(outline.pages.locales) & set(readers)

    def row(
        id_: str,
        kind: str,
        name: str,
        texts: tuple[Localized, ...],
        *facts: Fact[Any] | None,
        exists: Fact[Any] | None = None,
        depth: int = 0,
    ) -> CompareRow:
        told = tuple(fact for fact in facts if fact and fact.claims)
        agreed = tuple(fact for fact in told if _agreed(fact, present))
        contested = tuple(fact for fact in told if fact not in agreed)
        cells = _cells(readers, texts, contested, exists.silent if exists else ())
        any_reader = next(iter(readers.values()))
        truth = any_reader.truth(Place(slug=outline.slug, anchor=id_))
        once = tuple(_saying(fact, fact.claims[0]) for fact in agreed)
        return CompareRow(id=id_, kind=kind, name=name, depth=depth, agreed=once, cells=cells, truth=truth)

    def tree(item: FieldItem, depth: int) -> Iterator[CompareRow]:
        field = item.field
        yield row(
            item.id, "field", item.path, field.description, *_facts(field), exists=field.name, depth=depth
        )
        for child in item.children:
            yield from tree(child, depth + 1)

    text = section.text
    head: tuple[Fact[Any], ...] = ()
    operation = outline.operation
    if section.role == "intro" and operation:
        head = (operation.method, operation.path, operation.server)
    prose = (*section.titles, *(item for note in section.notes for item in note.texts))
    if prose or head:
        yield row(section.id, "section", "", prose, *head, exists=text.presence if text else None)
    for parameter in section.parameters:
        field = parameter.parameter.field
        yield row(
            parameter.id, "parameter", field.name.value, field.description, *_facts(field), exists=field.name
        )
    for item in section.fields:
        yield from tree(item, 0)
    for answer in section.responses:
        response = answer.response
        texts = (*response.label, *response.description, *response.action)
        yield row(answer.id, "code", response.code.value, texts, response.has_action, exists=response.code)
    for value in section.values:
        texts = tuple(item for note in value.value.notes for item in note.texts)
        yield row(value.id, "value", value.value.value.value, texts, exists=value.value.value)


def _facts(field: Field) -> tuple[Fact[Any] | None, ...]:
    return (
        field.required,
        field.type,
        field.unit,
        field.condition,
        field.values,
        field.set_on,
        field.default,
    )


def _cells(
    readers: Mapping[str, Reader],
    texts: tuple[Localized, ...],
    facts: tuple[Fact[Any], ...],
    silent: tuple[str, ...],
) -> tuple[CompareCell, ...]:
    said: dict[str, list[Text]] = {locale: [] for locale in readers}
    for text in texts:
        if text.locale in said:
            said[text.locale].append(readers[text.locale].rendered(text.prose, text.locale))
    claimed: dict[str, list[Saying]] = {locale: [] for locale in readers}
    for fact in facts:
        for claim in fact.claims:
            if claim.locale in claimed:
                claimed[claim.locale].append(_saying(fact, claim))
    return tuple(
        CompareCell(
            locale=locale,
            sayings=tuple(claimed[locale]),
            texts=tuple(said[locale]),
            silent=locale in silent,
            differs=any(saying.differs for saying in claimed[locale]),
        )
        for locale in readers
    )


def _saying(fact: Fact[Any], claim: Claim[Any]) -> Saying:
    key, value = shown(fact.kind, claim.value)
    return Saying(
        kind=fact.kind,
        key=key,
        value=value,
        raw=claim.raw,
        where=f"{claim.span.path}:{claim.span.line}",
        differs=claim.value != fact.value,
    )
