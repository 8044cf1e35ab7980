"""A page that is too long, or nested too deeply → the part that is read, and what is said of the rest.

Reading takes time that grows with the page. Nobody writes pages of megabytes by hand: where one lies among the
sources, a program put it there, or a mistake, and all other pages must not wait for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from specglot.model.page import Flaw
from specglot.model.source import Source, Span
from specglot.read.blocks import Block, ListBlock, Quote

LONGEST = 2_000_000
"""How many characters of a page are read."""

DEEPEST = 20
"""Levels of quotes (one each) and list items (two each) that are read: markdown-it's `maxNesting` for CommonMark."""

_MARKS = re.compile(r"(?:[>*+\s-]|\d+[.)](?=\s|$))*")


def readable(source: Source) -> Source:
    """The source, cut behind its last line that ends within the limit."""
    if len(source.text) <= LONGEST:
        return source
    end = source.text.rfind("\n", 0, LONGEST) + 1 or LONGEST
    return Source.of(source.path, source.text[:end])


def left_out(source: Source, blocks: tuple[Block, ...]) -> Iterator[Flaw]:
    """What was not read of a page because of a limit.

    Args:
        source: the whole page.
        blocks: its blocks, quotes and lists not opened.
    """
    if len(source.text) > LONGEST:
        unread = source.text.count("\n", 0, len(readable(source).text)) + 1
        yield Flaw(
            kind="page-too-long",
            message=f"the page is longer than {LONGEST:,} characters: line {unread} and what follows were not read",
            span=source.whole_line(unread),
        )
    for span in _too_deep(blocks, source, 0):
        yield Flaw(
            kind="page-too-deep",
            message="quotes and lists are nested too deeply: what stands here was not read",
            span=span,
        )


def _too_deep(blocks: Iterable[Block], source: Source, level: int) -> Iterator[Span]:
    """The innermost quotes and items that hold text and were not opened."""
    for block in blocks:
        if isinstance(block, Quote):
            inside = [(block.blocks, block.span, level + 1)]
        elif isinstance(block, ListBlock):
            inside = [(item.blocks, item.span, level + 2) for item in block.items]
        else:
            continue
        for children, span, deep in inside:
            if children:
                yield from _too_deep(children, source, deep)
            elif deep >= DEEPEST and _MARKS.fullmatch(source.slice(span)) is None:
                yield span
