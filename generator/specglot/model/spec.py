"""What ALL files agree on, with every witness beside it. No target-language knowledge in here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, Literal, TypeVar

import msgspec

from specglot.model.page import Prose, SampleRow
from specglot.model.source import Span
from specglot.model.word import Learned

T = TypeVar("T", covariant=True)

Basis = Literal["stated", "sample", "inferred"]


class Claim(msgspec.Struct, Generic[T], frozen=True, kw_only=True, gc=False):
    """What one locale says of one fact, and where."""

    locale: str
    value: T
    raw: str
    span: Span


class Gap(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where a locale that says nothing of a fact would have said it (the insertion point)."""

    locale: str
    span: Span


class Fact(msgspec.Struct, Generic[T], frozen=True, kw_only=True, gc=False):
    """One fact with one claim per locale that states it.

    `kind` is the fact's kind (`method`, `field`, `required`, `unit` …), `pointer` names what it is a fact of, in wire
    tokens (`POST /api/v1/sessions/{sid}/events playerTime.ts`), `group` the page group that states it. `value` is
    what the spec uses; `basis` says whether pages state it, a sample shows it, or it is inferred.
    """

    kind: str
    pointer: str
    group: str
    value: T
    claims: tuple[Claim[T], ...]
    gaps: tuple[Gap, ...] = ()
    basis: Basis = "stated"

    @property
    def dissent(self) -> tuple[Claim[T], ...]:
        """The claims that say something else than the chosen value."""
        return tuple(claim for claim in self.claims if claim.value != self.value)

    @property
    def silent(self) -> tuple[str, ...]:
        """The locales that have the page but say nothing of this fact."""
        return tuple(gap.locale for gap in self.gaps)


class Localized(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One locale's text of something."""

    locale: str
    prose: Prose


class Field(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A field of a body, a row of a parameter table, or a URL or header parameter.

    `required` None means that nobody says. `refers` is the id of the enumeration or schema a link ties it to.
    """

    pointer: str
    name: Fact[str]
    type: Fact[str] | None
    required: Fact[bool] | None
    unit: Fact[str] | None = None
    condition: Fact[tuple[str, ...]] | None = None
    condition_on: str | None = None
    values: Fact[tuple[str, ...]] | None = None
    set_on: Fact[tuple[str, ...]] | None = None
    default: Fact[str] | None = None
    description: tuple[Localized, ...] = ()
    children: tuple[Field, ...] = ()
    refers: tuple[str, ...] = ()


class Parameter(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A parameter in `path`, `query` or `header`. `described` is False where only the URL names it."""

    location: Literal["path", "query", "header"]
    field: Field
    described: bool = True


class ResponseHeader(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A header that the response sample shows; `example` as the first witness writes it."""

    name: Fact[str]
    example: str


class Response(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A documented status. `reason` is the sample's reason phrase, "" without a sample; `action` the client action."""

    pointer: str
    code: Fact[str]
    reason: str = ""
    label: tuple[Localized, ...] = ()
    description: tuple[Localized, ...] = ()
    has_action: Fact[bool] | None = None
    action: tuple[Localized, ...] = ()
    headers: tuple[ResponseHeader, ...] = ()
    body: SampleRow | None = None
    in_table: bool = True


class Note(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A paragraph or alert of the page beside the facts; `role` as in `TextRow`."""

    role: str
    texts: tuple[Localized, ...]


class SectionText(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A section in page order: its kind, its anchor where pages give one, its title and its notes by locale."""

    kind: str | None
    anchor: Fact[str] | None
    level: int
    title: tuple[Localized, ...]
    notes: tuple[Note, ...] = ()
    presence: Fact[str] | None = None


class Operation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An endpoint. `id` is made of wire tokens (`postEvents`); `anchor` is ASCII and the same in every locale.

    `samples` are facts of kind `sample-key` (JSON type by key of the request sample), `parts` of kind `part` (whole
    parts of the page: `fields`, `sample`, `response`, `response-codes`).
    """

    id: str
    anchor: str
    group: str
    pointer: str
    method: Fact[str]
    server: Fact[str]
    path: Fact[str]
    summary: tuple[Localized, ...]
    parameters: tuple[Parameter, ...]
    body: tuple[Field, ...]
    sample: SampleRow | None
    responses: tuple[Response, ...]
    sections: tuple[SectionText, ...]
    samples: tuple[Fact[str], ...] = ()
    parts: tuple[Fact[str], ...] = ()


class Schema(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A field table without an endpoint. `container` is the body field whose keys it lists, where that is known."""

    id: str
    anchor: str
    group: str
    title: tuple[Localized, ...]
    fields: tuple[Field, ...]
    notes: tuple[Note, ...] = ()


class EnumValue(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One allowed value and what it means."""

    value: Fact[str]
    notes: tuple[Note, ...] = ()


class Enum(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An enumeration of wire values."""

    id: str
    anchor: str
    group: str
    title: tuple[Localized, ...]
    values: tuple[EnumValue, ...]
    notes: tuple[Note, ...] = ()


class Tie(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something that one page says by pointing at another.

    `kind`: `enum` (a field takes an enumeration's values), `schema` (a field's keys are a table's rows), `link` (a
    path parameter is what another operation's response header carries). `evidence` says how that is known.
    """

    kind: Literal["enum", "schema", "link"]
    source: str
    target: str
    evidence: str
    response: str = ""
    header: str = ""
    template: str = ""


class PageRef(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of a group: its locale and how that was decided, its title, and the version it was made from."""

    locale: str
    locale_by: str
    path: str
    title: str
    anchor: str
    cohort: str
    translation_type: str


class PageGroup(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Pages that are each other's translation. `id` is ASCII, `by` what tied them (`path`, `id`, `anchor`, `name`)."""

    id: str
    by: str
    pages: tuple[PageRef, ...]
    meta: tuple[Fact[str], ...] = ()
    sections: tuple[SectionText, ...] = ()

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales that have this page, sorted."""
        return tuple(sorted(page.locale for page in self.pages))


class Spec(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One API as its pages describe it. `learned` are words of locales that have no lexicon."""

    locales: tuple[str, ...]
    groups: tuple[PageGroup, ...]
    operations: tuple[Operation, ...]
    schemas: tuple[Schema, ...]
    enums: tuple[Enum, ...]
    ties: tuple[Tie, ...]
    learned: tuple[Learned, ...] = ()

    def group(self, group_id: str) -> PageGroup:
        """The page group of an id; KeyError where there is none."""
        for group in self.groups:
            if group.id == group_id:
                return group
        raise KeyError(group_id)


_HOLDING: Mapping[type, tuple[str, ...]] = {
    Spec: ("groups", "operations", "schemas", "enums"),
    PageGroup: ("meta", "sections"),
    SectionText: ("anchor", "presence"),
    Operation: (
        "method", "server", "path", "parameters", "body", "responses", "sections", "samples", "parts",
    ),
    Parameter: ("field",),
    Field: (
        "name", "type", "required", "unit", "condition", "values", "set_on", "default", "children",
    ),
    Response: ("code", "has_action", "headers"),
    ResponseHeader: ("name",),
    Schema: ("fields",),
    Enum: ("values",),
    EnumValue: ("value",),
}  # fmt: skip
"""The attributes of each class that facts stand in, in order: most of a spec is prose, which need not be walked."""


def facts(node: object) -> Iterator[Fact[Any]]:
    """Every fact below a spec value, in document order."""
    found: list[Fact[Any]] = []
    _collect(node, found)
    return iter(found)


def _collect(node: Any, found: list[Fact[Any]]) -> None:
    kind = node.__class__
    if kind is tuple:
        for item in node:
            _collect(item, found)
    elif kind is Fact:
        found.append(node)
    else:
        for name in _HOLDING.get(kind, ()):
            value = getattr(node, name)
            if value:
                _collect(value, found)
