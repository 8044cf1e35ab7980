"""Pages → search entries; the same ids in every locale, so that a hit in one language opens in another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import msgspec

from specglot.site.model import FieldView, PageView, SectionView, Text

_LIMIT = 400
"""Characters of running text an entry keeps."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something to find: `name` is exact (a field, a code, a value, a path), `title` and `text` are words."""

    anchor: str
    kind: str
    name: str
    title: str
    text: str


def entries(page: PageView) -> Iterator[Entry]:
    """What can be found on a page. Words in a foreign language are left to that language's own shard."""
    top = page.sections[0].id if page.sections else ""
    begins = [page.lead, *(note.text for section in page.sections[:1] for note in section.notes)]
    intro = " ".join(map(_own, begins)).strip()
    name = f"{page.method} {page.path}".strip()
    yield Entry(anchor=top, kind="page", name=name, title=_own(page.title) or page.slug, text=_cut(intro))
    for section in page.sections:
        yield from _section(section, first=section is page.sections[0])


def _section(section: SectionView, *, first: bool) -> Iterator[Entry]:
    if not first and section.title:
        text = " ".join(_own(note.text) for note in section.notes)
        yield Entry(anchor=section.id, kind="section", name="", title=_own(section.title), text=_cut(text))
    for field in (*section.parameters, *section.fields):
        yield from _field(field)
    for value in section.values:
        text = " ".join(_own(note.text) for note in value.notes)
        yield Entry(anchor=value.id, kind="value", name=value.value, title="", text=_cut(text))
    for response in section.responses:
        text = f"{_own(response.text)} {_own(response.action)}".strip()
        title = _own(response.label) or response.reason
        yield Entry(anchor=response.id, kind="code", name=response.code, title=title, text=_cut(text))


def _field(field: FieldView) -> Iterator[Entry]:
    yield Entry(anchor=field.id, kind="field", name=field.path, title="", text=_cut(_own(field.text)))
    for child in field.children:
        yield from _field(child)


def _own(text: Text | None) -> str:
    return " ".join(text.plain.split()) if text and not text.foreign else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LIMIT else text[:_LIMIT].rsplit(" ", 1)[0] + " …"


class Findable(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page's part of the index, as JSON: `[slug, title, method]`, and its entries without the page's number."""

    page: str
    entries: tuple[str, ...]


def findable(page: PageView) -> Findable:
    """What a page gives to the search."""
    return findable_of(page.slug, page.title.plain, page.method, entries(page))


def findable_of(slug: str, title: str, method: str, found: Iterable[Entry]) -> Findable:
    """The same of any page."""
    rows = ([entry.anchor, entry.kind, entry.name, entry.title, entry.text] for entry in found)
    return Findable(page=_json([slug, title, method]), entries=tuple(_json(row)[1:] for row in rows))


def shard(locale: str, pages: Iterable[Findable]) -> str:
    """One locale's index as a script that hands its data to the search (`file://` cannot fetch).

    Shape: `specglotIndex(locale, {pages, entries})`, where a page is `[slug, title, method]`, an entry
    `[page, anchor, kind, name, title, text]`, and its `page` an index into `pages`.
    """
    listed = tuple(pages)
    names = ",".join(page.page for page in listed)
    rows = ",".join(f"[{number},{entry}" for number, page in enumerate(listed) for entry in page.entries)
    return f'specglotIndex({script(locale)},{{"pages":[{names}],"entries":[{rows}]}});\n'


def script(value: object) -> str:
    """JSON that is safe inside a script and in any character set."""
    return _harmless(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _json(value: object) -> str:
    """The same, quicker: msgspec writes what json.dumps does where nothing but strings and lists is in it."""
    return _harmless(msgspec.json.encode(value).decode())


def _harmless(text: str) -> str:
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
