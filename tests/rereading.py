"""Pages given as path → text → their findings; a page that was read before is not read again."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from specglot.config import Config
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page
from specglot.model.source import Source
from specglot.pipeline import check_book, merge_book, read_source

_CONFIG = Config(root=Path())


@lru_cache(maxsize=512)
def _read(path: str, text: str) -> tuple[Source, Page]:
    source = Source.of(path, text)
    return source, read_source(source, _CONFIG)


def findings(texts: dict[str, str]) -> tuple[Diagnostic, ...]:
    """What `check_book(read_texts(texts))` gives, for tests that change one page of a group over and over."""
    read = [_read(path, text) for path, text in sorted(texts.items())]
    sources, pages = tuple(source for source, _ in read), tuple(page for _, page in read)
    return check_book(merge_book(sources, pages, config=_CONFIG, root=_CONFIG.root))
