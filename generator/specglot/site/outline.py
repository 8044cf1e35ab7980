"""Pages, sections and anchors of the site: one outline that every locale fills with its own words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from specglot.model.spec import (
    Enum,
    EnumValue,
    Field,
    Localized,
    Note,
    Operation,
    PageGroup,
    Parameter,
    Response,
    Schema,
    SectionText,
)

Role = Literal[
    "intro", "parameters", "body", "response", "responses", "notes", "schema", "enum", "operations"
]

HOME = "index"


class FieldItem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A field and its id; `path` is dotted from the top of its body or table."""

    id: str
    path: str
    field: Field
    children: tuple[FieldItem, ...] = ()


class ParameterItem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A URL or header parameter and its id."""

    id: str
    parameter: Parameter


class ResponseItem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A documented status and its id."""

    id: str
    response: Response


class ValueItem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A value of an enumeration and its id."""

    id: str
    value: EnumValue


class Section(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A section of a page.

    `text` is what the pages say there, None where only the spec calls for the section. `own` False: a table or an
    enumeration that fills its page, so that heading and introduction are the page's.
    """

    id: str
    role: Role
    text: SectionText | None = None
    aliases: tuple[str, ...] = ()
    parameters: tuple[ParameterItem, ...] = ()
    fields: tuple[FieldItem, ...] = ()
    responses: tuple[ResponseItem, ...] = ()
    values: tuple[ValueItem, ...] = ()
    schema: Schema | None = None
    enum: Enum | None = None
    own: bool = True
    operations: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[Localized, ...]:
        """The section's heading by locale; none where the page's own heading serves."""
        source = self._source
        return source.title if source else ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """The section's own running text."""
        source = self._source
        return source.notes if source else ()

    @property
    def _source(self) -> Schema | Enum | SectionText | None:
        return (self.schema or self.enum or self.text) if self.own else None


class Outline(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of the site, the same in every locale.

    `pages` are the sources that it is made of, `operation` is None on pages that describe no single one. `alone`: no
    other operation shares the sources, so that their title and description are this page's.
    """

    slug: str
    pages: PageGroup
    operation: Operation | None
    sections: tuple[Section, ...]
    alone: bool

    @property
    def group(self) -> str:
        """The id of the page group."""
        return self.pages.id


def field_items(items: tuple[FieldItem, ...]) -> Iterator[FieldItem]:
    """Fields and all below them, in order."""
    for item in items:
        yield item
        yield from field_items(item.children)


def ids_of(outline: Outline) -> tuple[str, ...]:
    """Every anchor of a page, in order."""
    found: list[str] = []
    for section in outline.sections:
        found += [section.id, *section.aliases]
        found += [item.id for item in section.parameters]
        found += [item.id for item in field_items(section.fields)]
        found += [item.id for item in section.responses]
        found += [item.id for item in section.values]
    return tuple(found)
