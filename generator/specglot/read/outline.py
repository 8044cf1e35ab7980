"""Blocks → sections: each heading with the blocks below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from specglot.read.blocks import Block, FrontMatter, Heading, Item, ListBlock, Paragraph, Quote

_HOLDERS = (ListBlock, Quote)


class Section(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A heading and the blocks up to the next one. `parent` indexes the outline; section 0 is the page itself.

    `every` are the blocks with those in items and quotes, in page order.
    """

    index: int
    heading: Heading | None
    blocks: tuple[Block, ...]
    every: tuple[Block, ...]
    parent: int | None

    @property
    def level(self) -> int:
        """The heading's level, 1 for the page itself."""
        return self.heading.level if self.heading else 1


def outline(blocks: tuple[Block, ...]) -> tuple[Section, ...]:
    """Split a page at its headings. Blocks before the first heading belong to section 0."""
    heading: Heading | None = None
    holds = False
    held: list[Block] = []
    sections: list[Section] = []
    open_levels: list[tuple[int, int]] = []

    def close() -> None:
        if heading is None and sections:
            return
        index = len(sections)
        level = heading.level if heading else 0
        while open_levels and open_levels[-1][0] >= level:
            open_levels.pop()
        parent = open_levels[-1][1] if open_levels else (0 if index else None)
        open_levels.append((level, index))
        every = tuple(nested(held)) if holds else tuple(held)
        sections.append(Section(index=index, heading=heading, blocks=tuple(held), every=every, parent=parent))

    started = False
    for block in blocks:
        if isinstance(block, FrontMatter):
            continue
        if isinstance(block, Heading):
            if started and (heading is not None or held):
                close()
                held, holds = [], False
            heading, started = block, True
            continue
        held.append(block)
        holds = holds or isinstance(block, _HOLDERS)
        started = True
    close()
    return tuple(sections)


def nested(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, those in items and quotes included, in page order."""
    open_: list[Iterator[Block]] = [
        iter(blocks)
    ]  # no recursion: each level would pass on all that is below it
    while open_:
        for block in open_[-1]:
            yield block
            if isinstance(block, _HOLDERS):
                inner = block.blocks if isinstance(block, Quote) else _of_items(block)
                open_.append(iter(inner))
                break
        else:
            open_.pop()


def _of_items(block: ListBlock) -> Iterator[Block]:
    for item in block.items:
        yield from item.blocks


def first_paragraph(item: Item) -> Paragraph | None:
    """The paragraph a list item begins with, if it begins with one."""
    return item.blocks[0] if item.blocks and isinstance(item.blocks[0], Paragraph) else None
