"""mkdocs build + project pages → generated pages inside that build."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.toc import get_toc

from specglot.site.context import theme_context
from specglot.site.handwritten import manual_of
from specglot.site.linkcheck import base_of, broken_links
from specglot.site.localpages import local_assets, local_pages
from specglot.site.outline import HOME
from specglot.site.planned import Asset, Heading, Planned
from specglot.site.rootpages import manual_assets, manual_shell, root_assets, root_pages, root_shell
from specglot.site.settings import THEME
from specglot.site.site import Site
from specglot.site.templating import strict
from specglot.site.texts import texts

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = get_plugin_logger("specglot")
_FRAGMENT = ("assets/page.css",)
_SCRIPTS = ("assets/theme.js", "assets/site.js", "assets/builder.js")


class SpecglotConfig(Config):  # type: ignore[no-untyped-call]  # mkdocs leaves __init_subclass__ untyped
    """Options of the plugin in mkdocs.yml."""

    project = Type(str, default=".")
    """Folder of the specglot project (its config, or its pages), relative to mkdocs.yml."""


class SpecglotPlugin(BasePlugin[SpecglotConfig]):  # type: ignore[no-untyped-call]  # as above
    """Adds the generated pages to a build.

    With the `specglot` theme the build is the whole site. With any other theme the pages appear inside that theme, in
    one folder per locale, and the status and the comparisons beside them.

    Attributes:
        site: The site to build, made from the project's pages when a build begins.
        ours: Whether the theme is ours.
    """

    def __init__(self) -> None:
        self.site: Site | None = None
        self.planned: dict[str, Planned] = {}
        self.ours = True

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the project, and take over what the theme must not do twice."""
        self.site = site = self._project(config)
        self.ours = config.theme.name == "specglot"
        if not site.inputs.name and config.site_name:
            site.title = config.site_name
        if not self.ours:
            own: Any = config
            own.extra_css = [*_FRAGMENT, *own.extra_css]
            own.extra_javascript = [*_SCRIPTS, *own.extra_javascript]
        else:
            config.theme.static_templates.discard("sitemap.xml")
        return config

    def _project(self, config: MkDocsConfig) -> Site:
        from importlib import import_module

        # The one way back up: mkdocs loads this plugin from outside, so somebody has to run the stages before it.
        site_inputs: Callable[[Path], Any] = import_module("specglot.pipeline").site_inputs
        base = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        return Site(site_inputs(base / self.config.project), url=config.site_url or "")

    @property
    def _site(self) -> Site:
        if self.site is None:
            raise RuntimeError("on_config has not run")
        return self.site

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Replace the API pages by the generated ones, and add the files that belong to them."""
        sources = {ref.path for group in self._site.inputs.spec.groups for ref in group.pages}
        for file in list(files):
            if not file.generated_by and self._unwanted(file, sources):
                files.remove(file)
        self.planned = {}
        for planned in tuple(self._pages(files)):
            source = planned.path.removesuffix(".html") + ".md"
            file = File.generated(config, source, content=_stub(planned))
            if planned.path.split("/", maxsplit=1)[0] not in self._site.locales:
                # The pages of the locales lead there; another theme's navigation would list dozens.
                file.inclusion = InclusionLevel.NOT_IN_NAV
            self._add(files, file)
            self.planned[source] = planned
            for asset in planned.beside:
                self._add_asset(files, config, asset)
        for asset in self._assets():
            self._add_asset(files, config, asset)
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Call a locale's part of the navigation by the language's own name, where mkdocs made the navigation."""
        folders = {locale.replace("-", " ").lower(): locale for locale in self._site.locales}
        given: Any = config
        items: list[Any] = [] if given.nav else getattr(nav, "items", [])
        for item in items:
            if isinstance(item, Section) and item.title.lower() in folders:
                item.title = texts(folders[item.title.lower()]).endonym
        return nav

    def _unwanted(self, file: File, sources: set[str]) -> bool:
        if _among(str(file.abs_src_path), sources):
            return True
        # mkdocs' own site map knows no languages.
        return self.ours and file.src_uri == "sitemap.xml"

    def _pages(self, files: Files) -> Iterator[Planned]:
        """The pages of ours; in somebody else's site not those whose place is taken, such as the home page."""
        for locale in self._site.locales:
            yield from local_pages(self._site, locale)
        for planned in root_pages(self._site):
            source = planned.path.removesuffix(".html") + ".md"
            taken = not self.ours and files.get_file_from_path(source) is not None
            if taken and planned.path != f"{HOME}.html":
                log.warning("%s is a page of your own: the generated %s is left out", source, planned.path)
            if not taken and (self.ours or planned.path != f"{HOME}.html"):
                yield planned

    def _assets(self) -> Iterator[Asset]:
        for locale in self._site.locales:
            yield from local_assets(self._site, locale)
        if self.ours:
            yield from root_assets(self._site)
            return
        # The site map is the other site's business, and our search needs our theme.
        yield from (asset for asset in root_assets(self._site) if asset.path != "sitemap.xml")
        for name in (*_FRAGMENT, *_SCRIPTS):
            yield Asset(path=name, content=(THEME / name).read_text)

    def _add(self, files: Files, file: File) -> None:
        if (own := files.get_file_from_path(file.src_uri)) is not None:
            files.remove(own)
        file.use_directory_urls = False
        files.append(file)

    def _add_asset(self, files: Files, config: MkDocsConfig, asset: Asset) -> None:
        # A Markdown file that is to be copied, not built, must not look like one while mkdocs looks at it.
        source = f"{asset.path}.txt" if asset.path.endswith(".md") else asset.path
        file = File.generated(config, source, content=asset.content())
        file.dest_uri = asset.path
        self._add(files, file)

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:
        """Mkdocs' environment does not escape; with our own theme it must."""
        if not self.ours:
            return env
        self._site.manual = manual_of(files, self.planned)
        return strict(env)

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Our HTML in place of the rendered stub, our anchors in place of those that mkdocs made up for it."""
        planned = self.planned.get(page.file.src_uri)
        if planned is None:
            return html
        headings = planned.headings()
        page.toc = get_toc(_tokens(headings))
        page.present_anchor_ids = {*planned.anchors(), *(heading.id for heading in headings)}
        return planned.body()

    def on_page_context(self, context: Any, /, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """What the theme prints around a page."""
        if self.ours:
            planned = self.planned.get(page.file.src_uri)
            title = str(getattr(page, "title", None) or "")
            shell = planned.shell() if planned else manual_shell(self._site, page.file.dest_uri, title)
            context.update(theme_context(shell, generated=planned is not None))
        return context

    def on_template_context(self, context: Any, /, *, template_name: str, config: MkDocsConfig) -> Any:
        """The same for pages without a source, which is `404.html`."""
        if self.ours:
            root = str(context["base_url"]).rstrip("/") + "/"
            context.update(
                theme_context(root_shell(self._site, template_name, "404", root=root), generated=True)
            )
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what the manual gives to the search; check every link, since mkdocs looks into no raw HTML."""
        if self.ours:
            for asset in manual_assets(self._site):
                (Path(config.site_dir) / asset.path).write_text(
                    asset.content(), encoding="utf-8", newline="\n"
                )
        # What another theme loads from elsewhere is its own business.
        for problem in broken_links(
            Path(config.site_dir),
            base=base_of(self._site.inputs.url),
            only=None if self.ours else self._ours,
            loads=self.ours,
        ):
            log.warning(str(problem))

    def _ours(self, path: str) -> bool:
        return path.removesuffix(".html") + ".md" in self.planned


def _stub(planned: Planned) -> str:
    """Headings, so that any theme gets title and table of contents right; the text comes in `on_page_content`."""
    title = " ".join(planned.title.split()).replace("{", "&#123;").replace("<", "&lt;").replace("&#123;", "{")
    return f"---\ntitle: {json.dumps(planned.title, ensure_ascii=False)}\n---\n\n# {title}\n"


def _tokens(headings: tuple[Heading, ...]) -> Any:
    """Headings as Python-Markdown's `toc` tells them: the first is the page's, the others are below it."""
    made: list[dict[str, Any]] = [
        {
            "level": 1 if not number else 2,
            "id": heading.id,
            "name": heading.title,
            "html": escape(heading.title),
        }
        for number, heading in enumerate(headings)
    ]
    return [{**top, "children": [{**token, "children": []} for token in made[1:]]} for top in made[:1]]


def _among(path: str, sources: set[str]) -> bool:
    """Whether a file is one of the sources, whose paths are relative to a folder that mkdocs does not know."""
    parts = path.replace("\\", "/").split("/")
    return any("/".join(parts[start:]) in sources for start in range(len(parts)))
