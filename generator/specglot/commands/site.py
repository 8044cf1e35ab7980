"""Pages → the docs site."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from specglot import pipeline
from specglot.commands.shared import (
    Voice,
    book_of,
    books_of,
    config_of,
    folder_of,
    one_book,
    shown,
    status_of,
)
from specglot.config import Config
from specglot.model.diagnostic import Diagnostic
from specglot.recall import inputs

if TYPE_CHECKING:
    from specglot.site.inputs import SiteInputs


def run(arguments: argparse.Namespace, voice: Voice) -> int:
    """Build, serve or eject the docs site."""
    if arguments.serve:
        return _serve(arguments, voice)
    config = config_of(arguments)
    books = books_of(arguments, voice, config)
    if arguments.eject:
        for book in books:
            _eject(arguments.eject / book.config.name, book, voice)
        return 0
    place = arguments.out or config.root / config.site
    check_shelf(config, books, place)
    built = [
        build_site_of(book, folder_of(arguments.out, book.config, book.config.site), voice) for book in books
    ]
    write_shelf(config, built, place, voice)
    return max((site.status for site in built), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A book's site: where it is, what it was made of, and 1 as `status` where something in it is broken."""

    name: str
    folder: Path
    inputs: SiteInputs
    status: int


def build_site_of(
    book: pipeline.Book, folder: Path, voice: Voice, findings: tuple[Diagnostic, ...] | None = None
) -> Built:
    """Build the site into a folder, with these findings or those of a check."""
    from specglot.site.driver import build_site

    folder = folder.resolve()
    made = pipeline.site_inputs_of(book, findings=findings)
    found = build_site(made, folder, docs=_manual_of(book.config))
    for finding in found:
        voice.note(f"{finding.severity}: {finding.primary}: {finding.message}")
    pages = sum(1 for _ in folder.rglob("*.html"))
    voice.note(f"{shown(folder)}: {pages} pages in {len(book.spec.locales)} locales")
    return Built(name=book.config.name, folder=folder, inputs=made, status=status_of(found, "error"))


def check_shelf(config: Config, books: Sequence[pipeline.Book], folder: Path) -> None:
    """See that the list of all books may be written, before anything is built.

    Raises:
        InputError: something else is where it goes.
    """
    if _shelved(config, len(books)):
        from specglot.site.shelf import refuse_shelf

        refuse_shelf(folder)


def write_shelf(config: Config, built: Sequence[Built], folder: Path, voice: Voice) -> None:
    """Where a config has several books and all were built: write the page that lists them."""
    if not _shelved(config, len(built)):
        return
    from specglot import disk
    from specglot.site.shelf import shelf, shelved

    folder = folder.resolve()
    books = [shelved(one.inputs, one.folder, folder, name=one.name) for one in built]
    disk.write(folder / "index.html", shelf(next(iter(config.title.values()), ""), books).encode("utf-8"))
    voice.note(f"{shown(folder / 'index.html')}: lists {len(books)} books")


def _shelved(config: Config, books: int) -> bool:
    return 1 < len(config.books) == books


def _eject(folder: Path, book: pipeline.Book, voice: Voice) -> None:
    """Write plain Markdown for another generator."""
    from specglot import disk
    from specglot.site.eject import eject

    assets = eject(pipeline.site_inputs_of(book))
    for asset in assets:
        disk.write(folder / asset.path, asset.content().encode("utf-8"))
    voice.note(f"{shown(folder)}: {len(assets)} files in {len(book.spec.locales)} locales")


def _serve(arguments: argparse.Namespace, voice: Voice) -> int:
    """Serve the site and follow the pages, the manual and the config as they change."""
    from specglot.site.follower import Draft, Findings
    from specglot.site.serve import serve

    config = config_of(arguments)
    one_book(arguments, config)

    def drafted(findings: Findings) -> Draft:
        seen = inputs.begin()
        try:
            book = book_of(arguments, voice)
            made = pipeline.site_inputs_of(book, findings=findings)
        finally:
            inputs.end(seen)
        return Draft(
            inputs=made,
            check=lambda: pipeline.check_book(book),
            watched=_watched(arguments.source, book.config, (note[1] for note in seen.notes.values())),
            docs=_manual_of(book.config),
        )

    serve(
        drafted,
        _watched(arguments.source, config),
        host=arguments.host,
        port=arguments.port,
        announce=voice.say,
    )
    return 0


def _manual_of(config: Config) -> Path | None:
    manual = config.root / "docs" / "manual"
    return manual if manual.is_dir() else None


def _watched(sources: Sequence[Path], config: Config, read: Iterable[str] = ()) -> tuple[Path, ...]:
    """What may change the site: the folders that pages are in, the manual, and every other file that was looked at."""
    patterns = tuple(pattern for book in (config, *config.books) for pattern in book.pages)
    fixed = (Path(*takewhile(lambda part: not set(part) & set("{*?["), Path(one).parts)) for one in patterns)
    folders = {path.resolve() for path in (tuple(sources) or tuple(config.root / folder for folder in fixed))}
    if manual := _manual_of(config):
        folders.add(manual.resolve())
    others = {Path(name) for name in read}
    if config.path:
        others.add((config.root / config.path).resolve())
    alone = {path for path in others if path.is_file() and folders.isdisjoint((path, *path.parents))}
    return tuple(sorted(folders | alone))
