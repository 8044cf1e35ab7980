"""Site → the settings of one mkdocs build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from specglot.site.site import ROOT, Site

THEME = Path(__file__).parent / "theme"
"""The theme's folder: given as a folder it works whether or not the package's entry points are installed."""


def settings(site: Site, scope: str, target: Path, docs: Path) -> dict[str, Any]:
    """What mkdocs.yml would say.

    Args:
        site: The site.
        scope: A locale, or `ROOT`, which alone has a page for what is not there.
        target: The folder to build into.
        docs: The folder whose pages come below a folder of the same name.
    """
    return {
        "site_name": site.name,
        "site_url": site.inputs.url or None,
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
