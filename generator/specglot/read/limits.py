"""A page that is too long, or nested too deeply → the part that is read, and what is said of the rest.

Reading takes time that grows with the page. Nobody writes pages of megabytes by hand: where one lies among the
sources, a program put it there, or a mistake, and all other pages must not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specglot.model.late import late
from specglot.model.page import Flaw
from specglot.model.source import Source, Span
from specglot.read.blocks import Block, ListBlock, Quote

LONGEST = 2_000_000
"""How many characters of a page are read."""

LONGEST_LINE = 100_000
"""How many characters of a line are read."""

DEEPEST = 20
"""Levels of quotes (one each) and list items (two each) that are read: markdown-it's `maxNesting` for CommonMark."""

_MARKS = late(r"(?:[>*+\s-]|\d+[.)](?=\s|$))*")


def readable(source: Source) -> Source:
    """The source with its lines cut at the limit, and cut behind the last of them that ends within the page's."""
    if len(source.text) <= LONGEST_LINE:
        return source
    lines = tuple([line[:LONGEST_LINE] for line in source.lines])
    text = "\n".join(lines)
    if len(text) > LONGEST:
        text = text[: text.rfind("\n", 0, LONGEST) + 1]
        lines = (*lines[: text.count("\n")], "")
    return Source(path=source.path, text=text, lines=lines, newline=source.newline)


def left_out(source: Source, blocks: tuple[Block, ...]) -> Iterator[Flaw]:
    """What was not read of a page because of a limit.

    Args:
        source: the whole page.
        blocks: its blocks, quotes and lists not opened.
    """
    if len(source.text) > LONGEST_LINE:
        yield from _too_long(source)
    for span in _too_deep(blocks, source, 0):
        yield Flaw(
            kind="page-too-deep",
            message="quotes and lists are nested too deeply: what stands here was not read",
            span=span,
        )


def _too_long(source: Source) -> Iterator[Flaw]:
    read = readable(source).lines
    for number, (line, part) in enumerate(zip(source.lines, read, strict=False), start=1):
        if len(part) == LONGEST_LINE < len(line):
            yield Flaw(
                kind="line-too-long",
                message=f"the line is longer than {LONGEST_LINE:,} characters: what follows here was not read",
                span=Span(
                    path=source.path,
                    line=number,
                    column=LONGEST_LINE + 1,
                    end_line=number,
                    end_column=len(line) + 1,
                ),
            )
    if len(read) < len(source.lines):
        yield Flaw(
            kind="page-too-long",
            message=f"the page is longer than {LONGEST:,} characters: what follows here was not read",
            span=source.whole_line(len(read)),
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
