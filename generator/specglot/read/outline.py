"""Blocks → sections: each heading with the blocks below it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from specglot.read.blocks import Block, FrontMatter, Heading, Item, ListBlock, Paragraph, Quote


class Section(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A heading and the blocks up to the next one. `parent` indexes the outline; section 0 is the page itself."""

    index: int
    heading: Heading | None
    blocks: tuple[Block, ...]
    parent: int | None

    @property
    def level(self) -> int:
        """The heading's level, 1 for the page itself."""
        return self.heading.level if self.heading else 1


def outline(blocks: tuple[Block, ...]) -> tuple[Section, ...]:
    """Split a page at its headings. Blocks before the first heading belong to section 0."""
    heading: Heading | None = None
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
        sections.append(Section(index=index, heading=heading, blocks=tuple(held), parent=parent))

    started = False
    for block in blocks:
        if isinstance(block, FrontMatter):
            continue
        if isinstance(block, Heading):
            if started and (heading is not None or held):
                close()
                held = []
            heading, started = block, True
            continue
        held.append(block)
        started = True
    close()
    return tuple(sections)


def nested(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, those in items and quotes included, in page order."""
    for block in blocks:
        yield block
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from nested(item.blocks)
        elif isinstance(block, Quote):
            yield from nested(block.blocks)


def first_paragraph(item: Item) -> Paragraph | None:
    """The paragraph a list item begins with, if it begins with one."""
    return item.blocks[0] if item.blocks and isinstance(item.blocks[0], Paragraph) else None
