"""SiteInputs → the indexes that all pages of a site share."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import Any

from specglot.model.diagnostic import Diagnostic
from specglot.model.spec import Operation, Tie
from specglot.site import status
from specglot.site.atlas import Atlas, Place, atlas
from specglot.site.builder import form
from specglot.site.evidence import Quotes
from specglot.site.inputs import SiteInputs
from specglot.site.layout import outlines
from specglot.site.manual import Manual
from specglot.site.markup import Renderer
from specglot.site.model import PageView
from specglot.site.navigation import navigation, open_sections
from specglot.site.outline import Outline
from specglot.site.reader import Reader
from specglot.site.search import Findable, findable
from specglot.site.templating import render
from specglot.site.views import page_view

ROOT = ""
"""The scope of pages that belong to no locale."""


class Site:
    """One site. A class because its indexes are built once, when they are first needed."""

    def __init__(self, inputs: SiteInputs, *, url: str = "") -> None:
        self.inputs = replace(inputs, url=inputs.url or url)
        self.outlines = outlines(inputs.spec)
        self.title = ""
        self.manual: Manual | None = None
        """The ordinary pages beside the reference, once a build has read them."""
        self.theme: Any = None
        """The theme's compiled templates, once a build has made them; the builds of all locales share them."""
        self._views: dict[tuple[str, str], PageView] = {}
        self._found: dict[tuple[str, str], Findable] = {}
        self._forms: dict[str, str] = {}
        self._navs: dict[tuple[str, str], str] = {}

    @property
    def name(self) -> str:
        """The site's name."""
        return self.inputs.name or self.title or "API"

    def name_in(self, locale: str) -> str:
        """The site's name for a locale's readers."""
        return self.inputs.titles.get(locale) or self.name

    @property
    def locales(self) -> tuple[str, ...]:
        """The locales of the pages."""
        return self.inputs.spec.locales

    def manual_from(self, root: str) -> str:
        """Where the ordinary pages begin, as seen from a page that `root` leads up from; "" where there are none."""
        return f"{root}{self.manual.front}" if self.manual else ""

    def page_count(self) -> int:
        """How many pages the whole site must have: a home and all pages per locale, chooser, status, comparisons."""
        return (1 + len(self.outlines)) * len(self.locales) + 2 + len(self.outlines)

    @cached_property
    def atlas(self) -> Atlas:
        """Where everything stands."""
        return atlas(self.inputs.spec, self.inputs.pages, self.outlines)

    @cached_property
    def quotes(self) -> Quotes:
        """The sources, for evidence."""
        return Quotes.of(self.inputs.sources)

    @cached_property
    def placed(self) -> dict[Place, tuple[Diagnostic, ...]]:
        """Findings by place; those without a place stand only on the status page."""
        found: dict[Place, list[Diagnostic]] = {}
        for finding in self.inputs.findings:
            place = self.atlas.finding(finding)
            if place:
                found.setdefault(place, []).append(finding)
        return {place: tuple(items) for place, items in found.items()}

    @cached_property
    def counts(self) -> Counter[str]:
        """Findings above note by page."""
        loud = (
            place.slug for place, items in self.placed.items() for item in items if item.severity != "note"
        )
        return Counter(loud)

    @cached_property
    def rows(self) -> tuple[status.Row, ...]:
        """The status matrix."""
        return status.matrix(self.inputs.spec, self.atlas, self.inputs.findings)

    @cached_property
    def readers(self) -> dict[str, Reader]:
        """One reader per locale, for pages in that locale's folder."""
        remarks = {place: tuple(map(self.quotes.remark, items)) for place, items in self.placed.items()}
        ties: dict[str, tuple[Tie, ...]] = {}
        for tie in self.inputs.spec.ties:
            for end in dict.fromkeys((tie.source, tie.target)):
                ties[end] = (*ties.get(end, ()), tie)
        titles = Counter(
            (page.locale, page.title) for group in self.inputs.spec.groups for page in group.pages
        )
        repeated = frozenset(title for (_, title), count in titles.items() if count > 1)
        renderer = Renderer(markdown=self.inputs.markdown)
        return {
            locale: Reader(
                locale=locale,
                chain=self._chain(locale),
                spec=self.inputs.spec,
                atlas=self.atlas,
                renderer=renderer,
                quotes=self.quotes,
                remarks=remarks,
                ties=ties,
                repeated=repeated,
            )
            for locale in self.locales
        }

    @cached_property
    def outer_readers(self) -> dict[str, Reader]:
        """The same readers for pages one folder below the root."""
        return {locale: replace(reader, prefix=f"../{locale}/") for locale, reader in self.readers.items()}

    def _chain(self, locale: str) -> tuple[str, ...]:
        """Locales to ask for a reader's text: their own, the same language's, the configured ones, all others."""
        language = locale.split("-", maxsplit=1)[0]
        near = (other for other in self.locales if other.split("-")[0] == language)
        configured = (other for other in self.inputs.fallback if other in self.locales)
        return tuple(dict.fromkeys((locale, *near, *configured, *self.locales)))

    def form(self, operation: Operation) -> str:
        """The request builder's data of an operation, the same in every locale."""
        if operation.id not in self._forms:
            self._forms[operation.id] = form(self.inputs.spec, operation).as_json()
        return self._forms[operation.id]

    @cached_property
    def _opens(self) -> dict[str, str]:
        """The navigation's open section by page."""
        return open_sections(self.outlines)

    def nav(self, locale: str, slug: str, contents: str = "") -> str:
        """The navigation's HTML as seen from one page; rendered once per part of the site that it opens.

        Args:
            locale: Whose words.
            slug: The page.
            contents: HTML of the page's own table of contents, which goes below its line.
        """
        reader = self.readers[locale]
        key = (locale, self._opens[slug])
        if key not in self._navs:
            parts = navigation(reader, key[1], self.counts)
            self._navs[key] = render("nav.html", t=reader.texts, nav=parts)
        before, line, after = self._navs[key].partition(f'<a href="{slug}.html">')
        if not line:
            return before
        name, end, rest = after.partition("</li>")
        return f'{before}<a href="{slug}.html" aria-current="page">{name}{contents}{end}{rest}'

    def view(self, locale: str, outline: Outline) -> PageView:
        """One page in one reader's language; kept until `release`."""
        key = (locale, outline.slug)
        if key not in self._views:
            self._views[key] = page_view(self.readers[locale], outline, self.inputs.code_samples)
        return self._views[key]

    def found(self, locale: str, outline: Outline) -> Findable:
        """What a page gives to the search."""
        key = (locale, outline.slug)
        return self._found.pop(key, None) or findable(self.view(locale, outline))

    def release(self, locale: str, outline: Outline) -> None:
        """Forget a page but for what the search will ask of it, so that memory does not grow with the pages."""
        key = (locale, outline.slug)
        self._found[key] = findable(self.view(locale, outline))
        del self._views[key]
