"""What several commands do alike: read the book, write outputs, count findings."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from specglot import disk, lexicon, pipeline
from specglot.config import Config, load_config, load_config_file
from specglot.model.diagnostic import SEVERITIES, Diagnostic
from specglot.model.errors import InputError
from specglot.recall import toolprint
from specglot.recall.cache import OFF, Cache, opened

if TYPE_CHECKING:
    from specglot.emit.target import Output
    from specglot.model.spec import PageGroup
    from specglot.model.word import Learned


class Voice(Protocol):
    """What a command may say, and how."""

    def say(self, text: str) -> None:
        """A result."""

    def note(self, text: str) -> None:
        """Something beside the result."""

    @property
    def coloured(self) -> bool:
        """Whether results may be coloured."""
        ...

    @property
    def interactive(self) -> bool:
        """Whether a progress bar makes sense."""
        ...


def config_of(arguments: argparse.Namespace) -> Config:
    """The config that a command line means."""
    config = load_config(Path.cwd()) if arguments.config is None else load_config_file(arguments.config)
    if backend := getattr(arguments, "backend", None):
        books = tuple(replace(book, backend=backend) for book in config.books)
        config = replace(config, backend=backend, books=books)
    return config


def cache_of(arguments: argparse.Namespace, config: Config) -> Cache:
    """The cache of a run, opened when it is asked for the first time; it keeps nothing with --no-cache."""
    if arguments.cache is None:
        off = arguments.no_cache or os.environ.get(OFF)
        arguments.cache = Cache() if off else opened(str(config.root))
        if not off:
            arguments.cache.salt = arguments.cache.salt or toolprint.of(arguments.cache)
            lexicon.use(arguments.cache)
    made: Cache = arguments.cache
    return made


def books_of(
    arguments: argparse.Namespace, voice: Voice, config: Config | None = None
) -> tuple[pipeline.Book, ...]:
    """The books that a command line names, read and merged, in the config's order; the config, where one has it."""
    config = config or config_of(arguments)
    books = pipeline.read_books(
        arguments.source, config, listed(arguments.book), means_of(arguments, config, voice)
    )
    if arguments.verbose:
        for book in books:
            tell_groups(book.config, book.spec.groups, book.spec.learned, voice)
    return books


def book_of(arguments: argparse.Namespace, voice: Voice) -> pipeline.Book:
    """The one book that a command line names, for commands that can do with no more.

    Raises:
        InputError: there are several.
    """
    one_book(arguments, config_of(arguments))
    first, *others = books_of(arguments, voice)
    if others:
        names = ", ".join(book.config.name for book in (first, *others))
        raise InputError(f"{arguments.command} takes one book", help=f"add --book with one of: {names}")
    return first


def one_book(arguments: argparse.Namespace, config: Config) -> None:
    """See that a command line names one book of a config.

    Raises:
        InputError: there are several.
    """
    if len(config.books) > 1 and not arguments.book and not arguments.source:
        names = ", ".join(one.name for one in config.books)
        raise InputError(f"{arguments.command} takes one book", help=f"add --book with one of: {names}")


def tell_groups(
    config: Config, groups: Iterable[PageGroup], learned: Iterable[Learned], voice: Voice
) -> None:
    """Say how locales and page groups were decided, and which words were learned."""
    if config.name:
        voice.note(f"book {config.name}:")
    for group in groups:
        voice.note(f"{group.id}: pages tied by {group.by}")
        for page in group.pages:
            voice.note(f"  {page.locale} (by {page.locale_by}) {page.path}")
    for word in learned:
        if word.sure:
            teachers = ", ".join(word.witnesses)
            voice.note(
                f"learned for {word.locale} from {teachers}: {word.form!r} is {word.table}.{word.concept}"
            )


def means_of(arguments: argparse.Namespace, config: Config, voice: Voice) -> pipeline.Means:
    """What a command may use to read pages, and a progress bar where a person watches."""
    from specglot.commands.bar import Bar

    return pipeline.Means(
        cache=cache_of(arguments, config),
        jobs=arguments.jobs,
        progress=Bar() if voice.interactive else pipeline.SILENT,
    )


def folder_of(given: Path | None, config: Config, default: str) -> Path:
    """Where a book's files go: below the folder that the command line gives, or where the config says."""
    return given / config.name if given else config.root / default


def emit(folder: Path, outputs: Sequence[Output], command: str, check: bool, voice: Voice) -> int:
    """Write outputs into a folder, or tell whether that would change anything."""
    from dataclasses import replace as changed

    from specglot.emit import manifest

    planned, there = disk.plan(folder, outputs, command)
    name = shown(folder)
    if check:
        if planned.fresh:
            return 0
        voice.say(manifest.diff(planned, there, outputs, folder=name))
        voice.note(f"{name}: not what `{command}` writes; run `specglot build` and commit the result")
        return 1
    disk.carry_out(folder, planned)
    for line in manifest.explain(changed(planned, extra=()), name):
        voice.note(line)
    voice.note(
        f"{name}: {len(planned.write)} written, {len(planned.unchanged)} unchanged, {len(planned.remove)} removed"
    )
    return 1 if planned.kept_edited else 0


def shown(folder: Path) -> str:
    """A folder as messages name it: from here, where it lies below."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(folder)


def listed(given: Sequence[str]) -> tuple[str, ...]:
    """The names of an option that may be repeated and may hold several with commas."""
    return tuple(name for item in given for name in item.split(",") if name)


def counts(findings: Iterable[Diagnostic]) -> str:
    """How many findings there are of each level, in words."""
    number = Counter(finding.severity for finding in findings)
    return ", ".join(counted(number[level], level) for level in SEVERITIES)


def counted(number: int, noun: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def at_least(finding: Diagnostic, level: str) -> bool:
    """Whether a finding is as severe as a level."""
    return SEVERITIES.index(finding.severity) <= [*SEVERITIES].index(level)  # type: ignore[arg-type]


def status_of(findings: Iterable[Diagnostic], fail_on: str) -> int:
    """The exit status that findings give."""
    return 1 if any(at_least(finding, fail_on) for finding in findings) else 0
