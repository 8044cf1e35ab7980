"""What a check leaves: findings, and of the book as much as a report needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from specglot.config import Config
from specglot.model.diagnostic import Diagnostic
from specglot.model.source import Source
from specglot.model.spec import PageGroup
from specglot.model.word import Learned
from specglot.pipeline.book import Book
from specglot.pipeline.cards import COMMENT
from specglot.pipeline.pages import digest_of


class Texts(Mapping[str, Source]):
    """Path → source, made when it is asked for: a report quotes few pages of many."""

    def __init__(
        self,
        paths: Sequence[str],
        text: Callable[[str], str],
        *,
        digest: Callable[[str], bytes],
        commented: Sequence[str],
    ) -> None:
        """Know where texts come from.

        Args:
            paths: the pages' paths.
            text: path → the text as the file has it.
            digest: path → a digest of that.
            commented: the paths of the pages that may have comments for us.
        """
        self._paths = dict.fromkeys(paths)
        self._text = text
        self._made: dict[str, Source] = {}
        self._commented = commented
        self.digest = digest

    def __getitem__(self, path: str) -> Source:
        if path not in self._made:
            if path not in self._paths:
                raise KeyError(path)
            self._made[path] = Source.of(path, self._text(path))
        return self._made[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def commented(self) -> list[Source]:
        """The sources that may have comments for us."""
        return [self[path] for path in self._commented]


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
        sources=_texts_of(book),
        groups=book.spec.groups,
        locales=book.spec.locales,
        learned=book.spec.learned,
        pages=len(book.pages),
    )


def _texts_of(book: Book) -> Texts:
    texts = {source.path: source.text for source in book.sources}
    return Texts(
        tuple(texts),
        texts.__getitem__,
        digest=lambda path: digest_of(texts[path]),
        commented=[path for path, text in texts.items() if COMMENT in text],
    )
