"""Pages → the docs site."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from specglot import pipeline
from specglot.commands.shared import Voice, book_of, books_of, folder_of, shown, status_of

if TYPE_CHECKING:
    from specglot.site.inputs import SiteInputs


def run(arguments: argparse.Namespace, voice: Voice) -> int:
    """Build, serve or eject the docs site."""
    if arguments.serve:
        return _serve(arguments, book_of(arguments, voice), voice)
    status = 0
    for book in books_of(arguments, voice):
        if arguments.eject:
            _eject(arguments.eject / book.config.name, book, voice)
        else:
            status |= build_site_of(book, folder_of(arguments.out, book.config, book.config.site), voice)
    return status


def build_site_of(book: pipeline.Book, folder: Path, voice: Voice) -> int:
    """Build the site into a folder; 1 where something in it is broken."""
    from specglot.site.driver import build_site

    manual = book.config.root / "docs" / "manual"
    folder = folder.resolve()
    found = build_site(pipeline.site_inputs_of(book), folder, docs=manual if manual.is_dir() else None)
    for finding in found:
        voice.note(f"{finding.severity}: {finding.primary}: {finding.message}")
    pages = sum(1 for _ in folder.rglob("*.html"))
    voice.note(f"{shown(folder)}: {pages} pages in {len(book.spec.locales)} locales")
    return status_of(found, "error")


def _eject(folder: Path, book: pipeline.Book, voice: Voice) -> None:
    """Write plain Markdown for another generator."""
    from specglot import disk
    from specglot.site.eject import eject

    assets = eject(pipeline.site_inputs_of(book))
    for asset in assets:
        disk.write(folder / asset.path, asset.content().encode("utf-8"))
    voice.note(f"{shown(folder)}: {len(assets)} files in {len(book.spec.locales)} locales")


def _serve(arguments: argparse.Namespace, book: pipeline.Book, voice: Voice) -> int:
    """Serve the site and follow the pages and the config as they change."""
    from specglot.site.serve import serve

    def made() -> SiteInputs:
        return pipeline.site_inputs_of(book_of(arguments, voice))

    watched = {book.root / source.path for source in book.sources}
    folders = {(file.parent if len(book.sources) > 1 else file) for file in watched}
    config = book.config.root / book.config.path if book.config.path else None
    serve(
        made,
        (*sorted(folders), *([config] if config else [])),
        host=arguments.host,
        port=arguments.port,
        announce=voice.say,
    )
    return 0
