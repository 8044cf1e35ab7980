"""What templates print: pages, sections and rows in one reader's language. Pure data, no mkdocs."""

from __future__ import annotations

from typing import Literal

import msgspec

from specglot.model.page import ANY
from specglot.site.evidence import Conflict, Remark
from specglot.site.outline import Role


class Text(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Safe HTML, the same as plain text and as harmless Markdown, and its language.

    `foreign` where that is not the reader's.
    """

    html: str
    plain: str
    markdown: str
    locale: str
    lang: str
    dir: Literal["ltr", "rtl"]
    foreign: bool


class Ref(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A wire token and where the site explains it, "" where nowhere."""

    label: str
    href: str = ""


class NoteView(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A paragraph, list item or alert beside the facts."""

    role: str
    text: Text


class Truth(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is contested at one place: facts with sides, the locales that leave the thing out, and other findings."""

    conflicts: tuple[Conflict, ...] = ()
    silent: tuple[str, ...] = ()
    silence: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def told(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.conflicts or self.remarks or self.silent)


class FieldView(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A body field, a table row or a parameter. `location` is "" for fields, else OpenAPI's `in`."""

    id: str
    name: str
    path: str
    pointer: str
    location: str
    type: str
    required: bool | None
    unit: str
    condition_on: str
    condition: tuple[Ref, ...]
    values: tuple[Ref, ...]
    set_on: tuple[Ref, ...]
    default: str
    text: Text | None
    refers: tuple[Ref, ...]
    origin: tuple[Ref, ...]
    truth: Truth
    children: tuple[FieldView, ...]


class ResponseView(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A documented status. `has_action` False: the pages say that the client need not act."""

    id: str
    code: str
    pointer: str
    reason: str
    label: Text | None
    text: Text | None
    action: Text | None
    has_action: bool | None
    headers: tuple[Ref, ...]
    sample: str
    truth: Truth


class CodeRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A status that calls for an action, as the home page lists it: with its page's title and its address."""

    response: ResponseView
    title: Text
    href: str


class ValueView(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A value of an enumeration and the fields that go with it, those that must first."""

    id: str
    value: str
    pointer: str
    notes: tuple[NoteView, ...]
    needs: tuple[Ref, ...]
    allows: tuple[Ref, ...]
    truth: Truth


class Card(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page as lists show it."""

    slug: str
    title: Text
    method: str
    path: str
    kind: Literal["operation", "page"]
    text: Text | None
    remarks: int


class SectionView(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A section. `title` is None where only the spec calls for it (the interface's word stands in)."""

    id: str
    aliases: tuple[str, ...]
    role: Role
    level: int
    title: Text | None
    notes: tuple[NoteView, ...]
    parameters: tuple[FieldView, ...] = ()
    fields: tuple[FieldView, ...] = ()
    events: tuple[str, ...] = ()
    containers: tuple[Ref, ...] = ()
    responses: tuple[ResponseView, ...] = ()
    values: tuple[ValueView, ...] = ()
    cards: tuple[Card, ...] = ()
    truth: Truth = Truth()

    @property
    def acts(self) -> bool:
        """Whether the pages say anywhere in this section what a client should do."""
        return any(item.action or item.has_action is not None for item in self.responses)


class CodeView(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A tab of the sample rail: highlighted HTML and the text that the copy button takes."""

    id: str
    label: str
    language: str
    html: str
    code: str


class Witnessed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How a locale's page came to be. `peers` are the other locales made from the same source version."""

    path: str
    translation: Literal["machine", "human", ""]
    cohort: str
    peers: tuple[str, ...]


class Alternate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The same page in another language; `written` False where that language has no page and shows others' text."""

    locale: str
    lang: str
    dir: Literal["ltr", "rtl"]
    endonym: str
    href: str
    current: bool
    written: bool


class PageView(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One page in one reader's language.

    `lead` is what the pages' front matter says of the page, None where that is nothing, or what its text begins with.
    `provenance` is None where that locale has no such page.
    """

    slug: str
    locale: str
    kind: Literal["home", "operation", "page"]
    title: Text
    description: str
    lead: Text | None
    method: str
    server: str
    path: str
    variables: tuple[str, ...]
    provenance: Witnessed | None
    sections: tuple[SectionView, ...]
    cards: tuple[Card, ...]
    samples: tuple[CodeView, ...]
    request: CodeView | None
    responses: tuple[CodeView, ...]
    truth: Truth

    @property
    def events(self) -> tuple[str, ...]:
        """The events that the page's tables name, for the filter; not the one that stands for all."""
        names = (name for section in self.sections for name in section.events if name != ANY)
        return tuple(dict.fromkeys(names))
