"""Books read as if some locales had no lexicon; and what their pages then say, fact by fact."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from specglot.config import Config
from specglot.lexicon import lookup
from specglot.model.page import Located, Page, Prose, SampleRow
from specglot.model.source import Span
from specglot.pipeline import Book, merge_book, read_book, words_for
from specglot.pipeline import book as pipeline_book
from specglot.read.markdown import blocks
from specglot.read.page import read_page

CONFIG = Config(root=Path())


def _unlearned(pages: tuple[Page, ...], *_: object) -> tuple[tuple[Page, ...], tuple[()]]:
    return pages, ()


@contextmanager
def without(*tags: str, learning: bool = True) -> Generator[None]:
    """Take the lexicons of some tags away; without `learning`, nothing is learned in their place either."""
    available = lookup.available
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "available", lambda: tuple(tag for tag in available() if tag not in tags))
        if not learning:
            patch.setattr(pipeline_book, "with_learned_words", _unlearned)
        lookup.lexicon_for.cache_clear()
        yield
    lookup.lexicon_for.cache_clear()


def whole(folder: Path) -> Book:
    """A folder, read with all lexicons."""
    return read_book([folder], CONFIG)


def bereft(book: Book, config: Config = CONFIG) -> Book:
    """The same pages inside `without`: those whose lexicon is gone read again, those of the others as they were."""
    sources = {source.path: source for source in book.sources}

    def again(page: Page) -> Page:
        source = sources[page.path]
        return read_page(
            source,
            blocks(source),
            locale=page.locale,
            locale_by=page.locale_by,
            neutral=page.neutral,
            words=words_for(page.locale, config),
        )

    pages = tuple(again(page) if lookup.lexicon_for(page.locale) is None else page for page in book.pages)
    return merge_book(book.sources, pages, config=config, root=book.root)


Said = tuple[str, str, Span]
"""What is stated (the attributes that lead to it), its value, and where."""


def said(page: Page) -> frozenset[Said]:
    """All that a page states: of its operations, tables and enumerations every value, text and sample."""
    found: set[Said] = set()
    for part in ("operations", "tables", "enums"):
        found.update(_said(getattr(page, part), part))
    found.update(
        ("section", section.kind, section.span) for section in page.sections if section.kind is not None
    )
    return frozenset(found)


def _said(node: Any, at: str) -> Iterator[Said]:
    if isinstance(node, Located):
        located = cast("Located[object]", node)
        yield at, repr(located.value), located.span
    elif isinstance(node, Prose):
        yield at, node.text, node.span
    elif isinstance(node, SampleRow):
        yield at, "sample", node.span
    elif isinstance(node, tuple):
        for item in cast("tuple[object, ...]", node):
            yield from _said(item, at)
    elif isinstance(node, msgspec.Struct) and not isinstance(node, Span):
        location = getattr(node, "location", "")
        for name in node.__struct_fields__:
            yield from _said(getattr(node, name), f"{at}.{location}{name}")


def by_path(book: Book) -> Mapping[str, Page]:
    """The pages of a book by path."""
    return {page.path: page for page in book.pages}
