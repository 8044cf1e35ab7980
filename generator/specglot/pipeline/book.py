"""Files → Book: every page read, all pages merged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from specglot.config import Config
from specglot.lexicon import Lexicon
from specglot.merge.spec import merge
from specglot.model.page import Page
from specglot.model.source import Source
from specglot.model.spec import Spec
from specglot.pipeline import reading
from specglot.pipeline.files import Files, files_of, files_of_books
from specglot.pipeline.learning import draft_lexicons, with_learned_words
from specglot.pipeline.means import ALONE, Means
from specglot.pipeline.pages import read_pages
from specglot.pipeline.progress import SILENT
from specglot.pipeline.reading import Reader, Setting, Task
from specglot.read.backend import backend_for
from specglot.read.locale import shelves
from specglot.read.suffixes import doubtful


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


def read_book(arguments: Sequence[Path], config: Config, means: Means = ALONE) -> Book:
    """Read the pages that the arguments, or else the config, name, and merge them.

    Raises:
        InputError: no pages, or a page that cannot be read.
    """
    return book_of(files_of(arguments, config), means)


def read_books(
    arguments: Sequence[Path], config: Config, names: Sequence[str] = (), means: Means = ALONE
) -> tuple[Book, ...]:
    """Read every book of a config, or those that are named; of each all pages, or those among the arguments.

    Raises:
        InputError: as `read_book`; also a book that the config does not have, or a page that is in no book.
    """
    return tuple(book_of(files, means) for files in files_of_books(arguments, config, names))


def book_of(files: Files, means: Means = ALONE) -> Book:
    """Read the files of a book and merge them.

    Raises:
        InputError: a page cannot be read.
    """
    unread, setting = files.tasks()
    tasks = tuple(one.whole() for one in unread)
    pages = read_pages(tasks, setting, means)
    sources = tuple(Source.of(task.path, task.text) for task in tasks)
    return merge_book(sources, pages, config=files.config, root=files.root, means=means)


def read_texts(texts: dict[str, str], config: Config | None = None) -> Book:
    """Read and merge pages given as path → text; for tests, editors and other callers without a folder."""
    config = config or Config(root=Path())
    sources = tuple(Source.of(path, text) for path, text in sorted(texts.items()))
    known, unsure = shelves(texts), doubtful(texts)
    return merge_book(
        sources,
        tuple(read_source(source, config, known=known, unsure=unsure) for source in sources),
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
    unsure: frozenset[str] = frozenset(),
) -> Page:
    """Decide one page's locale and read the page.

    `known` are the folders in which locale folders lie, `unsure` the paths whose names only look like a locale's.
    """
    setting = Setting(
        words=config.words,
        backend=backend_for(config.backend),
        above=root.parts[-2:] if root else (),
        shelves=tuple(sorted(known)),
        kinds=config.kinds,
    )
    return Reader(setting).read(
        Task(
            path=source.path,
            text=source.text,
            locale=locale,
            neutral=neutral_path,
            doubtful=source.path in unsure,
        ),
        source,
    )


def words_for(locale: str, config: Config) -> Lexicon:
    """The lexicon of a locale with the config's additions; the neutral one where it has none."""
    return reading.words_for(locale, config.words)


def merge_book(
    sources: tuple[Source, ...], pages: tuple[Page, ...], *, config: Config, root: Path, means: Means = ALONE
) -> Book:
    """Merge pages into a book. Pages in a locale without a lexicon are read again with what the others teach."""
    texts = {source.path: source.text for source in sources}

    def again(some: Sequence[tuple[Page, reading.Taught]]) -> tuple[Page, ...]:
        tasks = [
            Task(
                path=page.path,
                text=texts[page.path],
                locale=page.locale,
                neutral=page.neutral,
                by=page.locale_by,
                taught=taught,
            )
            for page, taught in some
        ]
        setting = Setting(words=config.words, backend=backend_for(config.backend), kinds=config.kinds)
        return read_pages(tasks, setting, replace(means, progress=SILENT))

    read, learned = with_learned_words(pages, lambda locale: words_for(locale, config), again)
    spec = merge(read)
    return Book(
        config=config,
        root=root,
        sources=sources,
        pages=read,
        spec=replace(spec, learned=learned) if learned else spec,
    )


def drafts(book: Book) -> dict[str, str]:
    """Locale → a draft lexicon of the words that its lexicon does not know and the other locales teach."""
    return draft_lexicons(book.pages, lambda locale: words_for(locale, book.config))
