"""mkdocs build + project pages → generated pages inside that build."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files

from specglot.site.generated import GeneratedPage
from specglot.site.linkcheck import broken_links
from specglot.site.localpages import local_assets, local_pages
from specglot.site.planned import Asset, Planned
from specglot.site.rootpages import root_assets, root_pages, root_shell
from specglot.site.settings import THEME
from specglot.site.shell import Shell
from specglot.site.site import ROOT, Site
from specglot.site.templating import strict
from specglot.site.texts import available

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = get_plugin_logger("specglot")
_FRAGMENT = ("assets/page.css",)
_SCRIPTS = ("assets/theme.js", "assets/site.js")


class SpecglotConfig(Config):  # type: ignore[no-untyped-call]  # mkdocs leaves __init_subclass__ untyped
    """Options of the plugin in mkdocs.yml."""

    project = Type(str, default=".")
    """Folder of the specglot project (its config, or its pages), relative to mkdocs.yml."""


class SpecglotPlugin(BasePlugin[SpecglotConfig]):  # type: ignore[no-untyped-call]  # as above
    """Adds the generated pages to a build.

    With the `specglot` theme the build is the whole site. With any other theme the pages appear inside that theme, in
    one folder per locale.

    Attributes:
        site: The site to build; made from the project's pages where nobody has set it.
        scopes: Which parts of it this build makes; all by default.
        strip: Prefix of the paths of this build's pages that its site folder already stands for.
        keep: The folder of the docs whose ordinary pages belong to the site; all of them by default.
        check: Whether to check links when the build is done.
    """

    def __init__(
        self, site: Site | None = None, scopes: tuple[str, ...] = (), strip: str = "", keep: str = ""
    ) -> None:
        self.site = site
        self.given = site
        self.scopes = scopes
        self.strip = strip
        self.keep = keep
        self.check = site is None
        self.planned: dict[str, Planned] = {}
        self.ours = True
        self.others = 0

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the project, and take over what the theme must not do twice."""
        if self.given is None:
            self.site = self._project(config)
        site = self._site
        self.ours = self.given is not None or config.theme.name == "specglot"
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
        for scope in self.scopes or self._scopes:
            for planned in root_pages(self._site) if scope == ROOT else local_pages(self._site, scope):
                source = planned.path.removeprefix(self.strip).removesuffix(".html") + ".md"
                if (own := files.get_file_from_path(source)) is not None:
                    files.remove(own)
                file = File.generated(config, source, content=_stub(planned) if self.given is None else "")
                self._add(files, file)
                if self.given is not None:
                    file.page = GeneratedPage(planned, file, config)
                self.planned[source] = planned
            assets = root_assets(self._site) if scope == ROOT else local_assets(self._site, scope)
            for asset in (*assets, *self._theme_assets(scope)):
                self._add_asset(files, config, asset)
        self.others = sum(file.src_uri not in self.planned for file in files.documentation_pages())
        return files

    def _unwanted(self, file: File, sources: set[str]) -> bool:
        if file.src_dir and Path(file.src_dir) == THEME:
            # A locale's build takes the root's assets.
            return bool(self.strip)
        if _among(str(file.abs_src_path), sources):
            return True
        if self.ours and file.src_uri == "sitemap.xml":
            # mkdocs' own site map knows no languages.
            return True
        return bool(self.keep) and not file.src_uri.startswith(self.keep)

    @property
    def _scopes(self) -> tuple[str, ...]:
        # Somebody else's site has a home page of its own, and our search needs our theme.
        return self._site.scopes if self.ours else self._site.inputs.spec.locales

    def _theme_assets(self, scope: str) -> Iterable[Asset]:
        if self.ours or scope != self._site.inputs.spec.locales[0]:
            return ()
        names = (*_FRAGMENT, *_SCRIPTS)
        return tuple(Asset(path=name, content=(THEME / name).read_text) for name in names)

    def _add(self, files: Files, file: File) -> None:
        file.use_directory_urls = False
        files.append(file)

    def _add_asset(self, files: Files, config: MkDocsConfig, asset: Asset) -> None:
        path = asset.path.removeprefix(self.strip)
        # A Markdown file that is to be copied, not built, must not look like one while mkdocs looks at it.
        source = f"{path}.txt" if path.endswith(".md") else path
        if (own := files.get_file_from_path(source)) is not None:
            files.remove(own)
        file = File.generated(config, source, content=asset.content())
        file.dest_uri = path
        self._add(files, file)

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:
        """Mkdocs' environment does not escape; with our own theme it must."""
        if not self.ours:
            return env
        if self.given is None:
            return strict(env)
        if self.given.theme is None:
            self.given.theme = strict(env)
        return self.given.theme

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Our HTML in place of the rendered stub."""
        planned = self.planned.get(page.file.src_uri)
        return planned.body() if planned else html

    def on_page_context(self, context: Any, /, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """What the theme prints around a page."""
        if self.ours:
            planned = self.planned.get(page.file.src_uri)
            title = str(getattr(page, "title", None) or "")
            shell = planned.shell() if planned else root_shell(self._site, page.file.dest_uri, title)
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
        """Check every link of what was built; mkdocs itself looks into no raw HTML."""
        if self.check:
            for problem in broken_links(Path(config.site_dir), only=None if self.ours else self._ours):
                log.warning(str(problem))

    def _ours(self, path: str) -> bool:
        return path.split("/", maxsplit=1)[0] in self._site.inputs.spec.locales


def theme_context(shell: Shell, *, generated: bool) -> dict[str, object]:
    """The values that the theme's templates print; `generated` for pages of ours, whose HTML has its own frame."""
    words = {key: shell.t(f"ui.{key}") for key in ("search_none", "search_from", "search_off")}
    return {
        "shell": shell,
        "generated": generated,
        "search_words": json.dumps(words, ensure_ascii=False, sort_keys=True),
        "text_names": " ".join(available()),
    }


def _stub(planned: Planned) -> str:
    """Headings, so that any theme gets title and table of contents right; the text comes in `on_page_content`."""
    title = " ".join(planned.title.split()).replace("{", "&#123;").replace("<", "&lt;").replace("&#123;", "{")
    return f"---\ntitle: {json.dumps(planned.title, ensure_ascii=False)}\n---\n\n# {title}\n"


def _among(path: str, sources: set[str]) -> bool:
    """Whether a file is one of the sources, whose paths are relative to a folder that mkdocs does not know."""
    parts = path.replace("\\", "/").split("/")
    return any("/".join(parts[start:]) in sources for start in range(len(parts)))
