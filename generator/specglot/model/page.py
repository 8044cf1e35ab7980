"""What ONE file says, in the file's own order. Rows hold located values; nothing here is agreed upon yet."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

import msgspec

from specglot.model.source import Span

T = TypeVar("T", covariant=True)

ANY = "*"
"""The value of `FieldRow.set_on` for a parameter that goes with every event."""


class Located(msgspec.Struct, Generic[T], frozen=True, kw_only=True, gc=False):
    """A value, the text it was read from, and where that text stands."""

    value: T
    raw: str
    span: Span


class Atom(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A piece of prose that must survive translation.

    `text` is the code span's content, the link's visible text or the number as written; `target` is a link's
    destination, verbatim.
    """

    kind: Literal["code", "link", "number"]
    text: str
    span: Span
    target: str | None = None


class Prose(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Running text: as Markdown, as plain text (markup dropped, code spans kept as words), and its atoms in order."""

    markdown: str
    text: str
    span: Span
    atoms: tuple[Atom, ...] = ()


class MetaEntry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One top-level front-matter key. `value` is the text as written, quotes removed; "" for null or a nested value."""

    key: Located[str]
    value: Located[str]


class SectionRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A heading and what its section turned out to hold.

    `kind` is a section concept of the lexicon (`response-codes`, `request-body` …) or None where neither content
    nor words tell. `parent` indexes `Page.sections`.
    """

    level: int
    title: Prose
    anchor: Located[str] | None
    kind: str | None
    parent: int | None
    span: Span


class FieldRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One field of a body, one row of a field table, or one parameter.

    None means that the page does not say. `type` is a JSON Schema type, `unit` a UCUM code, `condition` the
    values with which alone the field may be sent, `values` the only values allowed, `set_on` the events whose
    request carries it (`(ANY,)` for all).
    """

    name: Located[str]
    span: Span
    presence: Located[bool] | None = None
    type: Located[str] | None = None
    unit: Located[str] | None = None
    condition: Located[tuple[str, ...]] | None = None
    values: Located[tuple[str, ...]] | None = None
    set_on: Located[tuple[str, ...]] | None = None
    default: Located[str] | None = None
    prose: Prose | None = None
    children: tuple[FieldRow, ...] = ()


class ParameterRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A parameter of the URL or the request head; `location` as in OpenAPI's `in`."""

    location: Literal["path", "query", "header"]
    field: FieldRow


class SampleEntry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One key of a JSON sample: its JSON Pointer (RFC 6901, `*` for array items), its JSON type, the value as written.

    `type` is `unknown` where the value is a bare placeholder.
    """

    path: str
    type: str
    text: str
    span: Span


class SampleRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A JSON sample. `exact` is False where the text had to be repaired to be read; `repairs` says how."""

    text: str
    entries: tuple[SampleEntry, ...]
    span: Span
    exact: bool = True
    repairs: tuple[Located[str], ...] = ()


class HeaderRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A response header of a sample, name and value as written."""

    name: Located[str]
    value: str


class ResponseSampleRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An HTTP response sample: status line, headers, and a JSON body where there is one."""

    status: Located[str]
    reason: str
    headers: tuple[HeaderRow, ...]
    span: Span
    body: SampleRow | None = None


class StatusRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One row of a response-code table.

    `action` is the client action; None with `has_action` False means that the page says "not applicable",
    None with `has_action` None that the table has no such column.
    """

    code: Located[str]
    span: Span
    label: Prose | None = None
    description: Prose | None = None
    action: Prose | None = None
    has_action: Located[bool] | None = None


class OperationRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One endpoint and all that the page says of it.

    `method` is None where the page gives only a path. `server` is `https://{uri}` with its templates, "" where the
    page gives only a path. `no_parameters` is the word that says there are none. `sections` are the indexes of the
    sections that speak of this endpoint, `answers` JSON samples of the response that have no status line of their own.
    """

    section: int
    method: Located[str] | None
    server: Located[str]
    path: Located[str]
    span: Span
    parameters: tuple[ParameterRow, ...] = ()
    no_parameters: Located[str] | None = None
    sample: SampleRow | None = None
    body: tuple[FieldRow, ...] = ()
    response_samples: tuple[ResponseSampleRow, ...] = ()
    statuses: tuple[StatusRow, ...] = ()
    status_span: Span | None = None
    sections: tuple[int, ...] = ()
    answers: tuple[SampleRow, ...] = ()


class TableRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A field table that belongs to no endpoint of its page."""

    section: int
    fields: tuple[FieldRow, ...]
    span: Span


class EnumValueRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One value of an enumeration and the section or item that describes it."""

    value: Located[str]
    prose: tuple[Prose, ...] = ()


class EnumRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An enumeration: one heading per value, or a list of code spans."""

    section: int
    values: tuple[EnumValueRow, ...]
    span: Span


class LinkRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A link, its destination verbatim and resolved to a page path (no extension, no anchor) where it is local."""

    text: str
    target: Located[str]
    page: str | None


class TextRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A piece of prose and the part it plays: `paragraph`, `alert`, `item`, `cell`, `heading`.

    `key` is its place within the section in structure, not words (`b2/r:media.id/c3`: third cell of the row `media.id`
    in the section's second block), so that the same piece has the same key in every translation. `read_as` is what the
    block around it was read as (`prose`, `field-list`, `status-table` …).
    """

    section: int
    role: str
    key: str
    prose: Prose
    read_as: str = "prose"


class BlockRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A block of the page and what it was read as; `unread` where no reader claimed it."""

    kind: str
    role: str
    span: Span
    text: str = ""


class Flaw(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something that kept part of a page from being read. `kind` is the name of the rule that reports it."""

    kind: Literal[
        "fence-unclosed", "front-matter-unreadable", "line-too-long", "page-too-deep", "page-too-long"
    ]
    message: str
    span: Span


class Page(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one file says.

    `locale` is a BCP 47 tag, `locale_by` how it was decided (`config`, `path`, `name`, `text`). `neutral` is the path
    with the locale taken out, the same for all translations that lie in parallel folders. `sections[0]` is the
    page itself (its level-one heading, or an empty stand-in before any heading).
    """

    path: str
    locale: str
    locale_by: str
    meta: tuple[MetaEntry, ...]
    sections: tuple[SectionRow, ...]
    operations: tuple[OperationRow, ...]
    tables: tuple[TableRow, ...]
    enums: tuple[EnumRow, ...]
    links: tuple[LinkRow, ...]
    texts: tuple[TextRow, ...]
    blocks: tuple[BlockRow, ...]
    neutral: str = ""
    flaws: tuple[Flaw, ...] = ()

    @property
    def unread(self) -> tuple[BlockRow, ...]:
        """The blocks no reader claimed."""
        return tuple(block for block in self.blocks if block.role == "unread")

    @property
    def title(self) -> str:
        """The page's own title, plain; "" where it has none."""
        return self.sections[0].title.text

    def meta_value(self, key: str) -> Located[str] | None:
        """The front-matter value of a key, if the page has it."""
        for entry in self.meta:
            if entry.key.value == key:
                return entry.value
        return None
