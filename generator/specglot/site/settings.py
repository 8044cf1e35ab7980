"""Site → the settings of one mkdocs build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from specglot.site.site import ROOT

THEME = Path(__file__).parent / "theme"
"""The theme's folder: given as a folder it works whether or not the package's entry points are installed."""


def settings(name: str, url: str, scope: str, target: Path, docs: Path) -> dict[str, Any]:
    """What mkdocs.yml would say.

    Args:
        name: The site's name.
        url: Its address, "" where it has none.
        scope: A locale, or `ROOT`, which alone has a page for what is not there.
        target: The folder to build into.
        docs: The folder whose pages come below a folder of the same name.
    """
    return {
        "site_name": name or "API",
        "site_url": url or None,
        "docs_dir": str(docs.parent),
        "site_dir": str(target),
        "use_directory_urls": False,
        "plugins": [],
        "theme": {
            "name": None,
            "custom_dir": str(THEME),
            "static_templates": ["404.html"] if scope == ROOT else [],
        },
        "markdown_extensions": ["tables", "fenced_code", "toc"],
    }
