"""Spec values → the same values as one locale's readers see them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from msgspec import structs

from specglot.model.page import Prose
from specglot.model.spec import Fact, Localized, Note, Spec, Tie
from specglot.site.atlas import Atlas, Place
from specglot.site.evidence import Quotes, Remark
from specglot.site.markup import SCHEMES, Renderer, scheme
from specglot.site.model import NoteView, Ref, Text, Truth
from specglot.site.plaintext import line
from specglot.site.texts import Texts, direction, texts

_RELATIVE = re.compile(r'href="(?![a-z]+:)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One locale's view of the spec.

    `chain` are the locales asked for text, the reader's own first. `remarks` are the findings by place,
    `repeated` the titles that several pages have. `prefix` leads
    from the page that is being made to the reader's own pages.
    """

    locale: str
    chain: tuple[str, ...]
    spec: Spec
    atlas: Atlas
    renderer: Renderer
    quotes: Quotes
    remarks: Mapping[Place, tuple[Remark, ...]]
    ties: Mapping[str, tuple[Tie, ...]]
    repeated: frozenset[str] = frozenset()
    prefix: str = ""

    @property
    def texts(self) -> Texts:
        """The interface's words."""
        return texts(self.locale)

    def choose(self, texts_: Iterable[Localized]) -> Localized | None:
        """The text for this reader: the own locale's, else that of the first in the chain that has one."""
        said = tuple(item for item in texts_ if item.prose.markdown.strip())
        for locale in self.chain if said else ():
            for item in said:
                if item.locale == locale:
                    return item
        return None

    def text(self, texts_: Iterable[Localized]) -> Text | None:
        """Rendered text for this reader, None where no locale has any."""
        chosen = self.choose(texts_)
        return self.rendered(chosen.prose, chosen.locale) if chosen else None

    def rendered(self, prose: Prose, locale: str) -> Text:
        """One piece of prose as safe HTML."""
        html = self.renderer(prose, self.resolve)
        if self.prefix and "href" in html:
            html = _RELATIVE.sub(f'href="{self.prefix}', html)
        return self._text(html, prose.text, self.renderer.line(prose, self._resolve_markdown), locale)

    def plain(self, text: str, locale: str) -> Text:
        """A plain string in a language."""
        return self._text(escape(text), text, line(text), locale)

    def _text(self, html: str, plain: str, markdown: str, locale: str) -> Text:
        return Text(
            html=html,
            plain=plain,
            markdown=markdown,
            locale=locale,
            lang=locale,
            dir=direction(locale),
            foreign=locale != self.locale,
        )

    def resolve(self, page: str, target: str) -> str | None:
        """The address of a prose link, relative to a page of a locale."""
        kind = scheme(target)
        if kind:
            return target if kind in SCHEMES else None
        place = self.atlas.link(page, target)
        return href(place) if place else None

    def _resolve_markdown(self, page: str, target: str) -> str | None:
        """The same, where pages are Markdown files."""
        address = self.resolve(page, target)
        return address if address is None or scheme(address) else address.replace(".html", ".md", 1)

    def notes(self, notes: Iterable[Note]) -> tuple[NoteView, ...]:
        """Notes that any locale in the chain has."""
        found = ((note.role, self.text(note.texts)) for note in notes)
        return tuple(NoteView(role=role, text=text) for role, text in found if text)

    def truth(self, place: Place, *facts: Fact[Any] | None, exists: Fact[Any] | None = None) -> Truth:
        """What is contested at a place.

        Args:
            place: Where; findings of the place are told once, with the fact they are about where it is known.
            facts: Facts that claims may contradict.
            exists: The fact that the thing exists at all, whose silence counts.
        """
        left = list(self.remarks.get(place, ()))
        silent = exists.silent if exists else ()
        conflicts = tuple(
            structs.replace(found, remarks=_taken(left, {side.locales for side in found.sides}))
            for found in self.quotes.conflicts(*facts)
        )
        silence = _taken(left, {silent}) if silent else ()
        return Truth(conflicts=conflicts, silent=silent, silence=silence, remarks=tuple(left))

    def value(self, value: str) -> Ref:
        """A value and its entry in an enumeration, where it has one."""
        place = self.atlas.values.get(value)
        return Ref(label=value, href=self.prefix + href(place) if place else "")


def _taken(left: list[Remark], sides: set[tuple[str, ...]]) -> tuple[Remark, ...]:
    """Take out the remarks that set these sides against each other (or this one against the rest)."""
    wanted = {frozenset(side) for side in sides}
    found = tuple(
        item
        for item in left
        if item.groups
        and (wanted == set(map(frozenset, item.groups)) or wanted == {frozenset(item.groups[-1])})
    )
    left[:] = [item for item in left if item not in found]
    return found


def href(place: Place) -> str:
    """The address of a place, relative to any page of a locale."""
    return f"{place.slug}.html" + (f"#{place.anchor}" if place.anchor else "")
