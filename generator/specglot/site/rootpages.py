"""Site → the pages and files that belong to no locale: chooser, status, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from msgspec import structs

from specglot.site import status
from specglot.site.compare import compare_rows
from specglot.site.evidence import Remark
from specglot.site.navigation import alternates
from specglot.site.outline import HOME, Outline
from specglot.site.planned import Asset, Heading, Planned
from specglot.site.reader import href
from specglot.site.search import script
from specglot.site.shell import Shell
from specglot.site.site import Site
from specglot.site.templating import render
from specglot.site.texts import DEFAULT, available, load, texts


def root_pages(site: Site) -> Iterator[Planned]:
    """The chooser, the status page, and one comparison per page."""
    t = texts(DEFAULT)
    yield _planned(site, f"{HOME}.html", site.name, partial(_chooser, site))
    yield _planned(site, "status.html", t("status.title"), partial(_status, site))
    for outline in site.outlines:
        name = f"{t('compare.title')}: {_wire_name(outline)}"
        yield _planned(site, f"compare/{outline.slug}.html", name, partial(_compare, site, outline))


def _planned(site: Site, path: str, name: str, body: partial[str]) -> Planned:
    return Planned(
        path=path,
        title=name,
        body=body,
        shell=partial(root_shell, site, path, name),
        headings=lambda: (Heading(id="top", title=name),),
    )


def root_assets(site: Site) -> Iterator[Asset]:
    """The status as data, badges, interface texts, and the site map where the site has an address."""
    yield Asset(path="status.csv", content=lambda: status.as_csv(site.rows))
    yield Asset(path="status.json", content=lambda: status.as_json(site.rows))
    for locale in site.locales:
        yield Asset(path=f"badges/{locale}.svg", content=partial(status.badge, site.rows, locale))
    for name in available():
        yield Asset(path=f"assets/texts/{name}.js", content=partial(_words, name))
    if site.inputs.url:
        yield Asset(path="sitemap.xml", content=partial(_sitemap, site))


def manual_assets(site: Site) -> Iterator[Asset]:
    """What the search finds on ordinary pages; known only when those have been read."""
    if site.manual:
        index = site.manual.index
        yield Asset(path="assets/manual.js", content=lambda: index)


def root_shell(site: Site, path: str, name: str, *, root: str | None = None) -> Shell:
    """What surrounds a page that belongs to no locale.

    Args:
        site: The site.
        path: The page's path below the site's root.
        name: Its title.
        root: Leads to the site's root, where that is not one step up per folder.
    """
    root = "../" * path.count("/") if root is None else root
    compared = path.removeprefix("compare/") if path.startswith("compare/") else f"{HOME}.html"
    return Shell(
        kind="root",
        t=texts(DEFAULT),
        root=root,
        home=f"{root}{HOME}.html",
        site=site.name,
        title=name,
        description="",
        nav="",
        alternates=alternates(site.locales, "", compared, site.locales, prefix=root),
        locale="",
        markdown="",
        openapi="",
        canonical=f"{site.inputs.url}{path}" if site.inputs.url else "",
        hreflangs=(),
        manual=site.manual_from(root),
    )


def manual_shell(site: Site, path: str, name: str) -> Shell:
    """What surrounds an ordinary page: the same, and the navigation of all of them. Their language is English."""
    title = (site.manual.title(path) if site.manual else "") or name
    around = root_shell(site, path, title)
    nav = render("manualnav.html", manual=site.manual, root=around.root, path=path) if site.manual else ""
    return structs.replace(around, kind="manual", nav=nav)


def _wire_name(outline: Outline) -> str:
    return outline.operation.pointer if outline.operation else outline.slug


def _chooser(site: Site) -> str:
    return render(
        "chooser.html",
        name=site.name,
        choices=alternates(site.locales, "", f"{HOME}.html", site.locales, prefix=""),
        interface={locale: texts(locale) for locale in site.locales},
        t=texts(DEFAULT),
    )


def _status(site: Site) -> str:
    by_slug: dict[str, list[tuple[Remark, str]]] = {}
    unplaced: list[Remark] = []
    for finding in site.inputs.findings:
        place = site.atlas.finding(finding)
        remark = site.quotes.remark(finding)
        if place is None:
            unplaced.append(remark)
            continue
        slug = site.atlas.groups.get(finding.group, place.slug)
        by_slug.setdefault(slug, []).append((remark, href(place)))
    return render(
        "status.html",
        t=texts(DEFAULT),
        locales=site.locales,
        rows=site.rows,
        states=status.STATES,
        endonyms={locale: texts(locale).endonym for locale in site.locales},
        findings=by_slug,
        unplaced=unplaced,
        rules=sorted(Counter(finding.rule for finding in site.inputs.findings).items()),
        summaries=site.inputs.summaries,
        text_names=" ".join(available()),
    )


def _compare(site: Site, outline: Outline) -> str:
    return render(
        "compare.html",
        t=texts(DEFAULT),
        rows=compare_rows(site.outer_readers, outline),
        outline=outline,
        name=_wire_name(outline),
        locales=site.locales,
        endonyms={locale: texts(locale).endonym for locale in site.locales},
        text_names=" ".join(available()),
    )


def _words(name: str) -> str:
    return f"specglotTexts({script(name)},{script({**load(DEFAULT), **load(name)})});\n"


def _sitemap(site: Site) -> str:
    names = [f"{HOME}.html", *(f"{item.slug}.html" for item in site.outlines)]
    return render("sitemap.xml", url=site.inputs.url, locales=site.locales, names=names)
