"""Planned page → mkdocs page without a source to parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from specglot.site.planned import Planned

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class GeneratedPage(Page):
    """A page whose HTML comes in `on_page_content` and whose title is known.

    mkdocs would read front matter and run Python-Markdown on a stub of two lines for each; that is a tenth of a build.
    Only for builds that hold nobody else's plugins, which may look for headings.
    """

    def __init__(self, planned: Planned, file: File, config: MkDocsConfig) -> None:
        super().__init__(planned.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - called by keyword or not, as mkdocs likes
        """There is none."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - as above
        """Nothing to render, no anchors that mkdocs would have to know."""
        self.content = ""
        self.present_anchor_ids = set()
        self.links_to_anchors = {}
