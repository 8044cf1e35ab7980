"""Site → one page or file at a time, as the browser asks for it."""

from __future__ import annotations

import mimetypes
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from specglot.site.inputs import SiteInputs
from specglot.site.localpages import local_assets, local_pages
from specglot.site.planned import Asset, Planned
from specglot.site.plugin import theme_context
from specglot.site.rootpages import root_assets, root_pages
from specglot.site.settings import THEME, settings
from specglot.site.site import ROOT, Site
from specglot.site.templating import strict


class Preview:
    """The pages of one state of the docs, rendered when they are looked at.

    A whole build takes seconds on a large site; what its author looks at is one page.
    """

    def __init__(self, inputs: SiteInputs) -> None:
        self.site = Site(inputs)

    @cached_property
    def _files(self) -> dict[str, Planned | Asset]:
        found: dict[str, Planned | Asset] = {}
        for scope in self.site.scopes:
            pages = root_pages(self.site) if scope == ROOT else local_pages(self.site, scope)
            assets = root_assets(self.site) if scope == ROOT else local_assets(self.site, scope)
            found.update({item.path: item for item in pages})
            found.update({item.path: item for item in assets})
        return found

    @cached_property
    def _theme(self) -> Any:
        from mkdocs.config.defaults import MkDocsConfig

        config: Any = MkDocsConfig()
        config.load_dict(settings(self.site, ROOT, Path("site"), Path("docs")))
        config.validate()
        return config, strict(config.theme.get_env()).get_template("main.html")

    def get(self, path: str) -> tuple[str, bytes] | None:
        """Content type and content of a path below the site's root; None for one that the site does not have."""
        found = self._files.get(path)
        if isinstance(found, Planned):
            config, template = self._theme
            page = SimpleNamespace(content=found.body())
            html = template.render(page=page, config=config, **theme_context(found.shell(), generated=True))
            return "text/html; charset=utf-8", str(html).encode()
        kind = mimetypes.guess_type(path)[0] or "text/plain"
        if isinstance(found, Asset):
            return f"{kind}; charset=utf-8", found.content().encode()
        file = THEME / path
        if path.startswith("assets/") and ".." not in path.split("/") and file.is_file():
            return kind, file.read_bytes()
        return None
