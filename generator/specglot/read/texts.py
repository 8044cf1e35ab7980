"""Every piece of running text of a page, keyed by where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from specglot.model.page import TextRow
from specglot.read import prose
from specglot.read.blocks import Block, Heading, Inline, ListBlock, Paragraph, Quote, Table
from specglot.read.outline import Section
from specglot.read.tables import key_of


def text_rows(sections: tuple[Section, ...], role_of: Callable[[Block], str]) -> tuple[TextRow, ...]:
    """The texts of all sections in page order, headings first. `role_of` tells what a block was read as."""
    rows: list[TextRow] = []
    for section in sections:
        if section.heading is not None and section.heading.inline.runs:
            rows.append(_row(section.index, "heading", "h", section.heading.inline, "heading"))
        for number, block in enumerate(section.blocks):
            rows.extend(_of_block(block, section.index, f"b{number}", "paragraph", role_of))
    return tuple(rows)


def _of_block(
    block: Block, section: int, key: str, role: str, role_of: Callable[[Block], str]
) -> Iterable[TextRow]:
    if isinstance(block, Paragraph | Heading):
        if block.inline.runs:
            yield _row(section, role, key, block.inline, role_of(block))
    elif isinstance(block, Table):
        yield from _of_table(block, section, key, role_of(block))
    elif isinstance(block, ListBlock):
        for number, item in enumerate(block.items):
            for part, child in enumerate(item.blocks):
                yield from _of_block(child, section, f"{key}/i{number}.{part}", "item", role_of)
    elif isinstance(block, Quote):
        inner = "alert" if block.alert else role
        for number, child in enumerate(block.blocks):
            yield from _of_block(child, section, f"{key}/q{number}", inner, role_of)


def _of_table(table: Table, section: int, key: str, read_as: str) -> Iterable[TextRow]:
    for column, cell in enumerate(table.header.cells):
        if cell.runs:
            yield _row(section, "cell", f"{key}/head/c{column}", cell, read_as)
    for number, line in enumerate(table.rows):
        name = key_of(line.cells[0]) if line.cells else None
        for column, cell in enumerate(line.cells):
            if cell.runs:
                yield _row(section, "cell", f"{key}/r:{name or number}/c{column}", cell, read_as)


def _row(section: int, role: str, key: str, inline: Inline, read_as: str) -> TextRow:
    return TextRow(section=section, role=role, key=key, prose=prose.of_inline(inline), read_as=read_as)
