"""Every piece of running text of a page, keyed by where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from sys import intern

from specglot.model.page import Prose, TextRow
from specglot.read import prose
from specglot.read.blocks import Block, Heading, Inline, ListBlock, Paragraph, Quote, Table
from specglot.read.outline import Section
from specglot.read.tables import key_of

_RUNNING = (Paragraph, Heading)


def text_rows(
    sections: Sequence[Section], titles: Sequence[Prose | None], role_of: Callable[[Block], str]
) -> tuple[TextRow, ...]:
    """The texts of all sections in page order, headings first.

    `titles` are what the sections' headings say, and `role_of` tells what a block was read as.
    """
    rows: list[TextRow] = []
    for section, title in zip(sections, titles, strict=True):
        if title is not None and section.heading is not None and section.heading.inline.runs:
            rows.append(
                TextRow(section=section.index, role="heading", key="h", prose=title, read_as="heading")
            )
        for number, block in enumerate(section.blocks):
            _add(rows, block, section.index, f"b{number}", "paragraph", role_of)
    return tuple(rows)


def _add(
    rows: list[TextRow], block: Block, section: int, key: str, role: str, role_of: Callable[[Block], str]
) -> None:
    if isinstance(block, _RUNNING):
        if block.inline.runs and (read_as := role_of(block)) != "markup":
            rows.append(_row(section, role, key, block.inline, read_as))
    elif isinstance(block, Table):
        _add_table(rows, block, section, key, role_of(block))
    elif isinstance(block, ListBlock):
        for number, item in enumerate(block.items):
            for part, child in enumerate(item.blocks):
                _add(rows, child, section, f"{key}/i{number}.{part}", "item", role_of)
    elif isinstance(block, Quote):
        inner = "alert" if block.alert else role
        for number, child in enumerate(block.blocks):
            _add(rows, child, section, f"{key}/q{number}", inner, role_of)


def _add_table(rows: list[TextRow], table: Table, section: int, key: str, read_as: str) -> None:
    for column, cell in enumerate(table.header.cells):
        if cell.runs:
            rows.append(_row(section, "cell", f"{key}/head/c{column}", cell, read_as))
    for number, line in enumerate(table.rows):
        row = f"{key}/r:{(line.cells and key_of(line.cells[0])) or number}/c"
        for column, cell in enumerate(line.cells):
            if cell.runs:
                rows.append(_row(section, "cell", f"{row}{column}", cell, read_as))


def _row(section: int, role: str, key: str, inline: Inline, read_as: str) -> TextRow:
    # Translations have the same keys: each is kept once.
    return TextRow(
        section=section, role=role, key=intern(key), prose=prose.of_inline(inline), read_as=read_as
    )
