"""What several commands do alike: read the book, write outputs, count findings."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from specglot import disk, pipeline
from specglot.config import Config, load_config, load_config_file
from specglot.model.diagnostic import SEVERITIES, Diagnostic

if TYPE_CHECKING:
    from specglot.emit.target import Output


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
    return load_config(Path.cwd()) if arguments.config is None else load_config_file(arguments.config)


def book_of(
    arguments: argparse.Namespace, voice: Voice, sources: Sequence[Path] | None = None
) -> pipeline.Book:
    """The pages that a command line names, read and merged."""
    given = sources if sources is not None else arguments.source
    book = pipeline.read_book(given, config_of(arguments), progress_of(voice))
    if arguments.verbose:
        for group in book.spec.groups:
            voice.note(f"{group.id}: pages tied by {group.by}")
            for page in group.pages:
                voice.note(f"  {page.locale} (by {page.locale_by}) {page.path}")
    return book


def progress_of(voice: Voice) -> pipeline.Progress:
    """A progress bar where a person watches."""

    def wrapped(pages: Iterable[disk.Found]) -> Iterable[disk.Found]:
        if not voice.interactive:
            return pages
        from tqdm import tqdm

        return tqdm(list(pages), desc="reading", unit="page", delay=1, leave=False)

    return wrapped


def emit(folder: Path, outputs: Sequence[Output], command: str, check: bool, voice: Voice) -> int:
    """Write outputs into a folder, or tell whether that would change anything."""
    from specglot.emit import manifest

    planned, there = disk.plan(folder, outputs, command)
    name = shown(folder)
    if check:
        if planned.fresh:
            return 0
        voice.say(manifest.diff(planned, there, outputs))
        voice.note(f"{name}: not what `{command}` writes; run `specglot build` and commit the result")
        return 1
    disk.carry_out(folder, planned)
    for line in manifest.explain(replace(planned, extra=()), name):
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
