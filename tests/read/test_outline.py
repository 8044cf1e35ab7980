"""Blocks as sections."""

from __future__ import annotations

from reading import blocks_of

from specglot.read.blocks import Item, ListBlock, Paragraph
from specglot.read.outline import first_paragraph, nested, outline


def tree(text: str) -> list[tuple[int, int | None, int]]:
    return [(section.level, section.parent, len(section.blocks)) for section in outline(blocks_of(text))]


def test_parents_are_the_nearest_higher_headings() -> None:
    assert tree("# A\n\nx\n\n## B\n\n### C\n\n## D\n\nx\n\ny\n") == [
        (1, None, 1),
        (2, 0, 0),
        (3, 1, 0),
        (2, 0, 2),
    ]


def test_text_before_the_first_heading_is_the_page() -> None:
    assert tree("x\n\n# A\n\ny\n") == [(1, None, 1), (1, 0, 1)]


def test_skipped_levels_and_second_titles() -> None:
    assert tree("# A\n\n#### B\n\n## C\n\n# D\n") == [(1, None, 0), (4, 0, 0), (2, 0, 0), (1, 0, 0)]


def test_a_page_has_one_section_at_least() -> None:
    assert tree("") == [(1, None, 0)]
    assert tree("---\na: b\n---\n") == [(1, None, 0)]


def test_nested_walks_items_and_quotes() -> None:
    found = [type(block).__name__ for block in nested(blocks_of("* a\n  * b\n\n> c\n"))]
    assert found == ["ListBlock", "Paragraph", "ListBlock", "Paragraph", "Quote", "Paragraph"]


def test_first_paragraph_of_an_item() -> None:
    (block,) = blocks_of("* a\n* ```\n  x\n  ```\n")
    assert isinstance(block, ListBlock)
    first, second = block.items
    assert isinstance(first_paragraph(first), Paragraph)
    assert isinstance(second, Item)
    assert first_paragraph(second) is None
