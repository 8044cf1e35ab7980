"""Markdown pages that were not generated → the manual, rendered by mkdocs."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import is_markdown_file

from specglot.site.manual import Manual, ManualPage, manual


def manual_of(files: Files, generated: Container[str]) -> Manual | None:
    """The manual that a build's ordinary pages make, once mkdocs has rendered them.

    Args:
        files: The files of the build.
        generated: Source paths of pages that are not meant.
    """
    pages: list[ManualPage] = []
    for file in files.documentation_pages():
        page = file.page
        if file.src_uri not in generated and page is not None:
            pages.append(_page(file, page))
    return manual(tuple(pages))


def _page(file: File, page: Page) -> ManualPage:
    title = str(getattr(page, "title", None) or file.name)
    return ManualPage.of(file.dest_uri, page.content or "", title)


class Handwritten:
    """A folder of Markdown pages, rendered as a build renders them; each again only when its file changes.

    Args:
        docs: The folder; its pages come below a folder of the same name.
        options: mkdocs' settings of the build.
    """

    def __init__(self, docs: Path, options: dict[str, Any]) -> None:
        self.docs = docs
        self._config: Any = MkDocsConfig()
        self._config.load_dict(options)
        self._config.validate()
        self._pages: dict[str, tuple[tuple[int, int], ManualPage]] = {}
        self._listed: tuple[str, ...] = ()
        self._manual: Manual | None = None

    def page(self, path: str) -> ManualPage | None:
        """A page by its path below the site's root."""
        found = self._pages.get(path)
        return found[1] if found else None

    def file(self, path: str) -> bytes | None:
        """What stands in a file of the folder that is no page; None where there is none."""
        file = self.docs.parent / path
        inside = file.is_file() and file.resolve().is_relative_to(self.docs.resolve())
        return file.read_bytes() if inside and not is_markdown_file(path) else None

    def manual(self) -> Manual | None:
        """The manual as the files are now."""
        files = self._files()
        changed = False
        for file in files.documentation_pages():
            stat = Path(str(file.abs_src_path)).stat()
            stamp = (stat.st_mtime_ns, stat.st_size)
            if file.dest_uri not in self._pages or self._pages[file.dest_uri][0] != stamp:
                page = Page(None, file, self._config)
                page.read_source(self._config)
                page.render(self._config, files)
                self._pages[file.dest_uri] = (stamp, _page(file, page))
                changed = True
        listed = tuple(file.dest_uri for file in files.documentation_pages())
        if changed or listed != self._listed:
            self._listed = listed
            self._pages = {path: self._pages[path] for path in listed}
            self._manual = manual(tuple(page for _, page in self._pages.values()))
        return self._manual

    def _files(self) -> Files:
        base = self.docs.parent
        found = (path.relative_to(base) for path in sorted(self.docs.rglob("*")) if path.is_file())
        return Files(
            [
                File(
                    path.as_posix(),
                    str(base),
                    "site",
                    use_directory_urls=False,
                    inclusion=InclusionLevel.INCLUDED,
                )
                for path in found
                if not any(part.startswith(".") for part in path.parts)
            ]
        )
