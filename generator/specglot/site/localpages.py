"""Site + locale → the pages and files of that locale's folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from specglot.site import markdown
from specglot.site.model import Card, CodeRow
from specglot.site.navigation import alternates, hreflangs, sections
from specglot.site.outline import HOME, Outline, ids_of
from specglot.site.planned import Asset, Heading, Planned
from specglot.site.search import shard
from specglot.site.shell import Shell
from specglot.site.site import Site
from specglot.site.templating import render
from specglot.site.texts import texts
from specglot.site.views import card, title

_CODES = 20
"""Up to so many pages the home page lists every code that calls for an action."""


def local_pages(site: Site, locale: str) -> Iterator[Planned]:
    """The home page and every page of a locale."""
    yield Planned(
        path=f"{locale}/{HOME}.html",
        title=site.name_in(locale),
        body=partial(_home, site, locale),
        shell=partial(_shell, site, locale, None),
        headings=lambda: (Heading(id="top", title=site.name_in(locale)),),
    )
    for outline in site.outlines:
        yield Planned(
            path=f"{locale}/{outline.slug}.html",
            title=title(site.readers[locale], outline).plain,
            body=partial(_page, site, locale, outline),
            shell=partial(_shell, site, locale, outline),
            headings=partial(_headings, site, locale, outline),
            anchors=partial(ids_of, outline),
            beside=(
                Asset(path=f"{locale}/{outline.slug}.md", content=partial(page_text, site, locale, outline)),
            ),
            done=partial(site.release, locale, outline),
        )


def local_assets(site: Site, locale: str) -> Iterator[Asset]:
    """The index of the pages, the search data, the OpenAPI document."""
    yield Asset(path=f"{locale}/llms.txt", content=partial(_llms, site, locale))
    yield Asset(path=f"{locale}/search.js", content=partial(_shard, site, locale))
    if locale in site.inputs.openapi:
        yield Asset(path=f"{locale}/openapi.yaml", content=partial(site.inputs.openapi.__getitem__, locale))


def _page(site: Site, locale: str, outline: Outline) -> str:
    page = site.view(locale, outline)
    t = texts(locale)
    words = {
        key.removeprefix("builder."): text for key, text in t.words.items() if key.startswith("builder.")
    }
    words["copy"], words["copied"] = t("ui.copy"), t("ui.copied")
    return render(
        "page.html",
        page=page,
        t=t,
        builder=site.form(outline.operation) if outline.operation else "",
        builder_words=json.dumps(words, ensure_ascii=False, sort_keys=True),
        root="../",
        findings=site.counts[outline.slug],
        shown_in=texts(page.title.locale).endonym,
    )


def _headings(site: Site, locale: str, outline: Outline) -> tuple[Heading, ...]:
    page = site.view(locale, outline)
    t = texts(locale)
    top = page.sections[0].id if page.sections else "top"
    rest = tuple(
        Heading(id=part.id, title=part.title.plain if part.title else t[f"section.{part.role}"])
        for part in page.sections
        if part.role != "intro"
    )
    return (Heading(id=top, title=page.title.plain), *rest)


def _cards(site: Site, locale: str) -> dict[str, Card]:
    return {item.slug: card(site.readers[locale], item, site.counts[item.slug]) for item in site.outlines}


def _home(site: Site, locale: str) -> str:
    cards = _cards(site, locale)
    parts = [
        {
            "id": key,
            "label": label or texts(locale)(f"nav.{key}"),
            "cards": [cards[item.slug] for item in members],
        }
        for key, (label, members) in sections(site.outlines).items()
    ]
    return render(
        "home.html",
        t=texts(locale),
        name=site.name_in(locale),
        pages=len(cards),
        sections=parts,
        codes=tuple(_codes(site, locale)) if len(site.outlines) <= _CODES else (),
        root="../",
        locale=locale,
        locales=len(site.locales),
        openapi=locale in site.inputs.openapi,
    )


def _codes(site: Site, locale: str) -> Iterator[CodeRow]:
    for outline in site.outlines:
        page = site.view(locale, outline)
        for section in page.sections:
            for response in section.responses:
                if response.action:
                    yield CodeRow(
                        response=response, title=page.title, href=f"{outline.slug}.html#{response.id}"
                    )


def page_text(site: Site, locale: str, outline: Outline, *, anchors: bool = False) -> str:
    """A page as Markdown."""
    return markdown.page_markdown(site.view(locale, outline), texts(locale), anchors=anchors)


def _llms(site: Site, locale: str) -> str:
    cards = tuple(_cards(site, locale).values())
    return markdown.index(site.name_in(locale), cards, texts(locale), len(site.locales))


def _shard(site: Site, locale: str) -> str:
    return shard(locale, (site.found(locale, outline) for outline in site.outlines))


def _contents(site: Site, locale: str, outline: Outline) -> str:
    """The page's headings below its line in the navigation."""
    headings = _headings(site, locale, outline)[1:]
    builder = texts(locale)["builder.title"] if outline.operation else ""
    return render("contents.html", headings=headings, builder=builder) if len(headings) > 1 else ""


def _shell(site: Site, locale: str, outline: Outline | None) -> Shell:
    slug = outline.slug if outline else HOME
    name = f"{slug}.html"
    view = site.view(locale, outline) if outline else None
    url = site.inputs.url
    written = outline.pages.locales if outline else site.locales
    return Shell(
        kind=view.kind if view else "home",
        t=texts(locale),
        root="../",
        home=f"{HOME}.html",
        site=site.name_in(locale),
        title=view.title.plain if view else site.name_in(locale),
        description=view.description if view else "",
        nav=site.nav(locale, slug, _contents(site, locale, outline) if outline else ""),
        alternates=alternates(site.locales, locale, name, written),
        locale=locale,
        markdown=f"{slug}.md" if outline else "llms.txt",
        openapi="openapi.yaml" if locale in site.inputs.openapi else "",
        canonical=f"{url}{locale}/{name}" if url else "",
        hreflangs=hreflangs(url, site.locales, name),
        manual=site.manual_from("../"),
    )
