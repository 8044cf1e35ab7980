"""Site → one page or file at a time, as the browser asks for it."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from specglot.site.context import theme_context
from specglot.site.handwritten import Handwritten
from specglot.site.inputs import SiteInputs
from specglot.site.localpages import local_assets, local_pages
from specglot.site.planned import Asset, Planned
from specglot.site.rootpages import manual_assets, manual_shell, root_assets, root_pages
from specglot.site.settings import THEME, settings
from specglot.site.shell import Shell
from specglot.site.site import ROOT, Site
from specglot.site.templating import strict

_HTML = "text/html; charset=utf-8"


class Theme:
    """The theme's page template, compiled once."""

    def __init__(self) -> None:
        from mkdocs.config.defaults import MkDocsConfig

        self.config: Any = MkDocsConfig()
        self.config.load_dict(settings("", "", ROOT, Path("site"), Path("docs")))
        self.config.validate()
        self.template = strict(self.config.theme.get_env()).get_template("main.html")

    def page(self, content: str, shell: Shell, *, generated: bool) -> tuple[str, bytes]:
        """A whole page."""
        page = SimpleNamespace(content=content)
        context = theme_context(shell, generated=generated)
        return _HTML, str(self.template.render(page=page, config=self.config, **context)).encode()


class Preview:
    """The pages of one state of the docs, rendered when they are looked at.

    A whole build takes seconds on a large site; what its author looks at is one page.

    Args:
        inputs: What the site is made of.
        theme: Its frame.
        handwritten: The manual; None for none.
    """

    def __init__(
        self, inputs: SiteInputs, theme: Theme | None = None, handwritten: Handwritten | None = None
    ) -> None:
        self.site = Site(inputs)
        self.theme = theme or Theme()
        self.handwritten = handwritten
        self._listed: dict[str, dict[str, Planned | Asset]] = {}
        self.site.manual = handwritten.manual() if handwritten else None

    def _files(self, scope: str) -> dict[str, Planned | Asset]:
        """The pages and files of a locale's folder, or of everything else; other folders need not even be listed."""
        if scope not in self._listed:
            pages = root_pages(self.site) if scope == ROOT else local_pages(self.site, scope)
            assets = root_assets(self.site) if scope == ROOT else local_assets(self.site, scope)
            found: dict[str, Planned | Asset] = {}
            for page in pages:
                found[page.path] = page
                found.update({item.path: item for item in page.beside})
            found.update({item.path: item for item in assets})
            if scope == ROOT:
                found.update({item.path: item for item in manual_assets(self.site)})
            self._listed[scope] = found
        return self._listed[scope]

    def get(self, path: str) -> tuple[str, bytes] | None:
        """Content type and content of a path below the site's root; None for one that the site does not have."""
        folder = path.split("/", maxsplit=1)[0]
        found = self._files(folder if folder in self.site.locales else ROOT).get(path)
        if isinstance(found, Planned):
            return self.theme.page(found.body(), found.shell(), generated=True)
        kind = mimetypes.guess_type(path)[0] or "text/plain"
        if isinstance(found, Asset):
            return f"{kind}; charset=utf-8", found.content().encode()
        if self.handwritten:
            page = self.handwritten.page(path)
            if page:
                return self.theme.page(page.html, manual_shell(self.site, path, page.title), generated=False)
            if (data := self.handwritten.file(path)) is not None:
                return kind, data
        file = THEME / path
        if path.startswith("assets/") and ".." not in path.split("/") and file.is_file():
            return kind, file.read_bytes()
        return None

    def made_of(self, path: str) -> frozenset[str]:
        """The sources that a page of the site is made of, by their paths."""
        name = path.rsplit("/", maxsplit=1)[-1].removesuffix(".html")
        locale = path.split("/", maxsplit=1)[0]
        return frozenset(
            page.path
            for outline in self.site.outlines
            if outline.slug == name
            for page in outline.pages.pages
            if locale in (page.locale, "compare")
        )
