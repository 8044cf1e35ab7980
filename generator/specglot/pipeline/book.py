"""Files → Book: every page read, all pages merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from specglot import disk
from specglot.config import Config
from specglot.lexicon import Lexicon, extend, lexicon_for, neutral
from specglot.merge.spec import merge
from specglot.model.errors import InputError
from specglot.model.page import Page
from specglot.model.source import Source
from specglot.model.spec import Spec
from specglot.read.locale import as_tag, from_path, from_shelf, from_text, shelves
from specglot.read.markdown import blocks
from specglot.read.page import read_page

Progress = Callable[[Iterable[disk.Found]], Iterable[disk.Found]]
"""Wraps the pages while they are read; the command line shows a bar with it."""


class Book(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All pages of a run and what they say together."""

    config: Config
    root: Path
    sources: tuple[Source, ...]
    pages: tuple[Page, ...]
    spec: Spec

    @property
    def fallback(self) -> tuple[str, ...]:
        """The locales that answer for others, in order: the config's, then all others."""
        rest = sorted(self.spec.locales, key=lambda tag: (not tag.startswith("en"), tag))
        return tuple(dict.fromkeys([*self.config.fallback, *rest]))


def read_book(arguments: Sequence[Path], config: Config, progress: Progress = iter) -> Book:
    """Read the pages that the arguments, or else the config, name, and merge them.

    Raises:
        InputError: no pages, or a page that cannot be read.
    """
    if arguments:
        root, found = disk.find_sources(arguments, config.root, config.pages)
    elif config.pages:
        root, found = disk.find_patterns(config.pages, config.root)
    else:
        raise InputError(
            "no pages are named",
            help="give files or folders, or run `specglot init` where the pages lie to write a config",
        )
    return _read(root, found, config, progress)


def read_books(
    arguments: Sequence[Path], config: Config, names: Sequence[str] = (), progress: Progress = iter
) -> tuple[Book, ...]:
    """Read every book of a config, or those that are named; of each all pages, or those among the arguments.

    Raises:
        InputError: as `read_book`; also a book that the config does not have, or a page that is in no book.
    """
    if unknown := set(names).difference(one.name for one in config.books):
        raise InputError(
            f"no book is called {min(unknown)!r}",
            path=config.path,
            help=f"books here: {', '.join(one.name for one in config.books) or 'none, there is no [[book]]'}",
        )
    if not config.books:
        return (read_book(arguments, config, progress),)
    chosen = [one for one in config.books if not names or one.name in names]
    if not arguments:
        return tuple(read_book((), one, progress) for one in chosen)
    books: list[Book] = []
    left = {path.resolve(): path for path in arguments if path.is_file()}
    for one in chosen:
        root, found = disk.find_sources(arguments, one.root, one.pages)
        mine = tuple(page for page in found if page.named)
        if mine:
            books.append(_read(root, mine, one, progress))
        for page in mine:
            left.pop(page.file, None)
    if left and books:
        raise InputError(
            "in none of these books", path=str(min(left.values())), help=f"see [[book]] in {config.path}"
        )
    return tuple(books) or (read_book(arguments, config, progress),)


def _read(root: Path, found: Sequence[disk.Found], config: Config, progress: Progress) -> Book:
    sources: list[Source] = []
    pages: list[Page] = []
    known = shelves(page.path for page in found)
    for page in progress(found):
        source = disk.load(page)
        sources.append(source)
        pages.append(
            read_source(source, config, locale=page.locale, neutral_path=page.neutral, root=root, known=known)
        )
    return merge_book(tuple(sources), tuple(pages), config=config, root=root)


def read_texts(texts: dict[str, str], config: Config | None = None) -> Book:
    """Read and merge pages given as path → text; for tests, editors and other callers without a folder."""
    config = config or Config(root=Path())
    sources = tuple(Source.of(path, text) for path, text in sorted(texts.items()))
    known = shelves(texts)
    return merge_book(
        sources,
        tuple(read_source(source, config, known=known) for source in sources),
        config=config,
        root=config.root,
    )


def read_source(
    source: Source,
    config: Config,
    *,
    locale: str = "",
    neutral_path: str = "",
    root: Path | None = None,
    known: frozenset[str] = frozenset(),
) -> Page:
    """Decide one page's locale and read the page.

    The locale comes from the config's pattern, else from the path (a folder beside `known` locale folders counts), else
    from the folders above the root, else from the text; `und` where nothing tells.
    """
    by = "config"
    if locale:
        locale = as_tag(locale) or locale
    elif found := from_path(source.path):
        locale, neutral_path, by = found
    elif shelf := from_shelf(source.path, known):
        locale, neutral_path, by = *shelf, "path"
    elif root is not None and (
        found := from_path("/".join([*root.parts[-2:], source.path]).replace("//", "/"))
    ):
        locale, neutral_path, by = found[0], source.path, "path"
    else:
        locale, neutral_path, by = from_text(source.text) or "und", source.path, "text"
    return read_page(
        source,
        blocks(source),
        locale=locale,
        locale_by=by,
        neutral=neutral_path or source.path,
        words=words_for(locale, config),
    )


def words_for(locale: str, config: Config) -> Lexicon:
    """The lexicon of a locale with the config's additions; the neutral one where it has none."""
    words = lexicon_for(locale) or neutral()
    for tag in (locale.split("-", maxsplit=1)[0], locale):
        if extra := config.words.get(tag):
            words = extend(words, extra)
    return words


def merge_book(sources: tuple[Source, ...], pages: tuple[Page, ...], *, config: Config, root: Path) -> Book:
    """Merge pages into a book."""
    return Book(config=config, root=root, sources=sources, pages=pages, spec=merge(pages))
