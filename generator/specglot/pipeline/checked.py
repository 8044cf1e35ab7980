"""What a check leaves: findings, and of the book as much as a report needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from specglot.config import Config
from specglot.model.diagnostic import Diagnostic
from specglot.model.source import Source
from specglot.model.spec import PageGroup
from specglot.model.word import Learned
from specglot.pipeline.book import Book


class Texts(Mapping[str, Source]):
    """Path → source, made when it is asked for: a report quotes few pages of many."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._made: dict[str, Source] = {}

    def __getitem__(self, path: str) -> Source:
        if path not in self._made:
            self._made[path] = Source.of(path, self._texts[path])
        return self._made[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def holding(self, word: str) -> list[Source]:
        """The sources in whose text a word stands."""
        return [self[path] for path, text in self._texts.items() if word in text]


class Checked(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The findings of one book. `groups` name their pages, and may have nothing else; `pages` counts them."""

    config: Config
    root: Path
    findings: tuple[Diagnostic, ...]
    sources: Texts
    groups: tuple[PageGroup, ...]
    locales: tuple[str, ...]
    learned: tuple[Learned, ...]
    pages: int


def checked(book: Book, findings: tuple[Diagnostic, ...]) -> Checked:
    """What was found in a book that is at hand as a whole."""
    return Checked(
        config=book.config,
        root=book.root,
        findings=findings,
        sources=Texts({source.path: source.text for source in book.sources}),
        groups=book.spec.groups,
        locales=book.spec.locales,
        learned=book.spec.learned,
        pages=len(book.pages),
    )
