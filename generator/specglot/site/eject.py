"""SiteInputs → plain Markdown and one mkdocs.yml per locale, for those who want another generator."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from specglot.site.inputs import SiteInputs
from specglot.site.localpages import page_text
from specglot.site.markdown import index
from specglot.site.outline import HOME
from specglot.site.planned import Asset
from specglot.site.site import Site
from specglot.site.texts import texts
from specglot.site.views import card


def eject(inputs: SiteInputs) -> tuple[Asset, ...]:
    """The files: `<locale>/mkdocs.yml`, `<locale>/docs/index.md` and `<locale>/docs/<page>.md`.

    The Markdown needs tables, fenced code and attribute lists, which mkdocs, Material, Zensical and others have; ids
    are those of our own site, so links into it keep working.
    """
    site = Site(inputs)
    return tuple(asset for locale in site.locales for asset in _locale(site, locale))


def _locale(site: Site, locale: str) -> Iterator[Asset]:
    yield Asset(path=f"{locale}/mkdocs.yml", content=partial(_config, site, locale))
    yield Asset(path=f"{locale}/docs/{HOME}.md", content=partial(_home, site, locale))
    for outline in site.outlines:
        content = partial(page_text, site, locale, outline, anchors=True)
        yield Asset(path=f"{locale}/docs/{outline.slug}.md", content=content)


def _home(site: Site, locale: str) -> str:
    cards = tuple(card(site.readers[locale], item, 0) for item in site.outlines)
    return index(site.name_in(locale), cards, texts(locale), len(site.locales))


def _config(site: Site, locale: str) -> str:
    """JSON strings are YAML strings."""
    lines = [
        f"site_name: {json.dumps(site.name_in(locale), ensure_ascii=False)}",
        "docs_dir: docs",
        "theme:",
        "  name: mkdocs",
        f"  locale: {json.dumps(locale.replace('-', '_') if _mkdocs_speaks(locale) else 'en')}",
        "markdown_extensions:",
        "  - tables",
        "  - fenced_code",
        "  - attr_list",
        "nav:",
        f"  - {HOME}.md",
        *(f"  - {outline.slug}.md" for outline in site.outlines),
    ]
    return "\n".join(lines) + "\n"


def _mkdocs_speaks(locale: str) -> bool:
    """Whether mkdocs' own themes have the locale; they refuse a tag with a script."""
    return all(len(part) == 2 for part in locale.split("-"))
