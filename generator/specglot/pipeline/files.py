"""Arguments + config → for each book its files, and what there is to read in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from specglot import disk
from specglot.config import Config
from specglot.model.errors import InputError
from specglot.pipeline.reading import Setting, Task
from specglot.read.backend import backend_for
from specglot.read.locale import from_path, from_shelf, shelves
from specglot.read.suffixes import doubtful
from specglot.recall import inputs


class Unread(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page whose text still lies in its file, and all of its task but the text."""

    found: disk.Found
    task: Task

    @property
    def path(self) -> str:
        """The page's path."""
        return self.task.path

    def known(self) -> tuple[int, bytes] | None:
        """The size of the text (bytes) and its digest, where that can be told without reading it."""
        return inputs.unchanged(self.found.file)

    def whole(self) -> Task:
        """The task with the text.

        Raises:
            InputError: the file cannot be read, or is not UTF-8.
        """
        return replace(self.task, text=disk.raw(self.found))


class Files(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The files of one book; their paths are relative to `root`."""

    config: Config
    root: Path
    found: tuple[disk.Found, ...]

    def tasks(self) -> tuple[tuple[Unread, ...], Setting]:
        """The pages to be read, and what they have in common."""
        known = shelves(page.path for page in self.found)
        unsure = doubtful(page.path for page in self.found)
        # The folders above are asked for the locale of pages whose own path names none, and for no other.
        loose = any(
            not page.locale
            and (page.path in unsure or not from_path(page.path))
            and not from_shelf(page.path, known)
            for page in self.found
        )
        if loose:
            inputs.note("tail", str(self.root), inputs.tail(str(self.root)))
        setting = Setting(
            words=self.config.words,
            backend=backend_for(self.config.backend),
            above=self.root.parts[-2:] if loose else (),
            shelves=tuple(sorted(known)),
            kinds=self.config.kinds,
        )
        tasks = tuple(
            Unread(
                found=page,
                task=Task(
                    path=page.path,
                    text="",
                    locale=page.locale,
                    neutral=page.neutral,
                    doubtful=page.path in unsure,
                ),
            )
            for page in self.found
        )
        return tasks, setting


def files_of(arguments: Sequence[Path], config: Config) -> Files:
    """The files that the arguments, or else the config, name.

    Raises:
        InputError: there are none.
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
    return Files(config=config, root=root, found=found)


def files_of_books(arguments: Sequence[Path], config: Config, names: Sequence[str] = ()) -> tuple[Files, ...]:
    """The files of every book of a config, or of those that are named; of each all, or those among the arguments.

    Raises:
        InputError: as `files_of`; also a book that the config does not have, or a page that is in no book.
    """
    if unknown := set(names).difference(one.name for one in config.books):
        raise InputError(
            f"no book is called {min(unknown)!r}",
            path=config.path,
            help=f"books here: {', '.join(one.name for one in config.books) or 'none, there is no [[book]]'}",
        )
    if not config.books:
        return (files_of(arguments, config),)
    chosen = [one for one in config.books if not names or one.name in names]
    if not arguments:
        return tuple(files_of((), one) for one in chosen)
    books: list[Files] = []
    left = {path.resolve(): path for path in arguments if inputs.kind_of(path) == "file"}
    for one in chosen:
        root, found = disk.find_sources(arguments, one.root, one.pages)
        mine = tuple(page for page in found if page.named)
        if mine:
            books.append(Files(config=one, root=root, found=mine))
        for page in mine:
            left.pop(page.file, None)
    if left and books:
        raise InputError(
            "in none of these books", path=str(min(left.values())), help=f"see [[book]] in {config.path}"
        )
    return tuple(books) or (files_of(arguments, config),)
