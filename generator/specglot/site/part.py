"""Site + scope → the pages and files of one mkdocs build, each made when it is written and then forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from specglot.site.context import theme_context
from specglot.site.generated import GeneratedPage
from specglot.site.handwritten import manual_of
from specglot.site.localpages import local_assets, local_pages
from specglot.site.planned import Asset, Planned
from specglot.site.rootpages import manual_assets, manual_shell, root_assets, root_pages, root_shell
from specglot.site.settings import THEME
from specglot.site.site import ROOT, Site
from specglot.site.templating import strict

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


class PartConfig(Config):  # type: ignore[no-untyped-call]  # mkdocs leaves __init_subclass__ untyped
    """No options."""


class PartPlugin(BasePlugin[PartConfig]):  # type: ignore[no-untyped-call]  # as above
    """One part of a site, built by our driver with our theme.

    mkdocs holds the content of every page and generated file of a build until its end. So pages get theirs at the last
    moment and lose it once they are written, and files are written here: memory does not grow with the site.

    Attributes:
        site: The site to build.
        scope: A locale, or `ROOT`.
        keep: The folder of the docs whose ordinary pages belong to this build.
        others: How many such pages there were.
    """

    def __init__(self, site: Site, scope: str, keep: str) -> None:
        self.site = site
        self.scope = scope
        self.strip = f"{scope}/" if scope != ROOT else ""
        self.keep = f"{keep}/"
        self.planned: dict[str, Planned] = {}
        self.others = 0

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """No site map by mkdocs, which knows no languages."""
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Leave only what belongs to this part, and add its pages."""
        for file in list(files):
            theme = bool(file.src_dir) and Path(str(file.src_dir)) == THEME
            # A locale's build takes the root's assets.
            if self.strip if theme else not file.src_uri.startswith(self.keep):
                files.remove(file)
        self.others = len(files.documentation_pages())
        for planned in root_pages(self.site) if self.scope == ROOT else local_pages(self.site, self.scope):
            source = planned.path.removeprefix(self.strip).removesuffix(".html") + ".md"
            if (own := files.get_file_from_path(source)) is not None:
                files.remove(own)
            file = File.generated(config, source, content="")
            file.page = GeneratedPage(planned, file, config)
            files.append(file)
            self.planned[source] = planned
        return files

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:
        """Mkdocs' environment does not escape, ours must; all parts share it, with its compiled templates."""
        if self.scope == ROOT:
            self.site.manual = manual_of(files, self.planned)
        if self.site.theme is None:
            self.site.theme = strict(env)
        return self.site.theme

    def on_page_context(self, context: Any, /, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """What the theme prints: the page, and around it."""
        planned = self.planned.get(page.file.src_uri)
        if planned:
            page.content = planned.body()
        title = str(getattr(page, "title", None) or "")
        shell = planned.shell() if planned else manual_shell(self.site, page.file.dest_uri, title)
        context.update(theme_context(shell, generated=planned is not None))
        return context

    def on_template_context(self, context: Any, /, *, template_name: str, config: MkDocsConfig) -> Any:
        """The same for pages without a source, which is `404.html`."""
        root = str(context["base_url"]).rstrip("/") + "/"
        context.update(theme_context(root_shell(self.site, template_name, "404", root=root), generated=True))
        return context

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Write what is made of the same view, and let go of it."""
        planned = self.planned.get(page.file.src_uri)
        if planned:
            page.content = ""
            for asset in planned.beside:
                self._write(config, asset)
            planned.done()
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the files that are no pages."""
        if self.scope == ROOT:
            assets = (*root_assets(self.site), *manual_assets(self.site))
        else:
            assets = tuple(local_assets(self.site, self.scope))
        for asset in assets:
            self._write(config, asset)

    def _write(self, config: MkDocsConfig, asset: Asset) -> None:
        file = Path(config.site_dir) / asset.path.removeprefix(self.strip)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(asset.content(), encoding="utf-8", newline="\n")
