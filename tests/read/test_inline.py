"""Columns of inline content, to the code point."""

from __future__ import annotations

import pytest
from reading import blocks_of

from specglot.model.source import Source
from specglot.read.blocks import Block, Inline, Item, ListBlock, Paragraph, Quote, Table
from specglot.read.markdown import blocks


def inlines(found: tuple[Block, ...]) -> list[Inline]:
    got: list[Inline] = []
    for block in found:
        if isinstance(block, ListBlock):
            for item in block.items:
                assert isinstance(item, Item)
                got += inlines(item.blocks)
        elif isinstance(block, Quote):
            got += inlines(block.blocks)
        elif isinstance(block, Table):
            got += [cell for line in (block.header, *block.rows) for cell in line.cells]
        elif hasattr(block, "inline"):
            got.append(block.inline)
    return got


def pieces(text: str) -> list[tuple[str, str]]:
    """Each run: its text, and what the source has at its place."""
    source = Source.of("p.md", text)
    return [(run.text, source.slice(run.span)) for inline in inlines(blocks(source)) for run in inline.runs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "再生ヘッド `playhead` は秒",
            [("再生ヘッド ", "再生ヘッド "), ("playhead", "`playhead`"), (" は秒", " は秒")],
        ),
        ("a &lt; b", [("a ", "a "), ("<", "&lt;"), (" b", " b")]),
        (r"1 \* 2", [("1 ", "1 "), ("*", r"\*"), (" 2", " 2")]),
        ("``a`b`` c", [("a`b", "``a`b``"), (" c", " c")]),
        ("**粗体**后", [("粗体", "粗体"), ("后", "后")]),
        ("𝒜 `k`", [("𝒜 ", "𝒜 "), ("k", "`k`")]),
        ("<http://例。jp/%E4>", [("http://例。jp/%E4", "http://例。jp/%E4")]),
    ],
)
def test_a_run_lies_where_its_source_stands(text: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(text) == expected


def test_code_in_a_nested_item_of_a_cjk_list() -> None:
    source = Source.of("p.md", "* `外` - 説明\n   * 内側 `ts` - ミリ秒\n     続き `x`\n")
    spans = [run.span for inline in inlines(blocks(source)) for run in inline.runs if run.kind == "code"]
    assert [(span.line, span.column, source.slice(span)) for span in spans] == [
        (1, 3, "`外`"),
        (2, 9, "`ts`"),
        (3, 9, "`x`"),
    ]


def test_cells_of_a_table_in_a_quote_with_escaped_pipes() -> None:
    text = "> | キー | 値 |\n> |---|---|\n> | `a` | x \\| `b` |\n"
    assert [found for found in pieces(text) if found[1].startswith("`")] == [("a", "`a`"), ("b", "`b`")]


def test_an_escaped_pipe_moves_what_follows_it() -> None:
    source = Source.of("p.md", "| a | b |\n|---|---|\n| 左 \\| 右 `k` | z |\n")
    (code,) = [run for inline in inlines(blocks(source)) for run in inline.runs if run.kind == "code"]
    assert (code.span.line, code.span.column) == (3, 10)


def test_a_dropped_backslash_belongs_to_what_follows() -> None:
    source = Source.of("p.md", "| a | &lt;\\| |\n|---|---|\n")
    runs = [run for inline in inlines(blocks(source)) for run in inline.runs]
    assert [(run.text, source.slice(run.span)) for run in runs][1] == ("<", "&lt;")


def test_links_carry_the_place_of_their_destination() -> None:
    source = Source.of("p.md", '見る: [イベント `e`](../a/イベント.md#x "題")。')
    (paragraph,) = blocks(source)
    assert isinstance(paragraph, Paragraph)
    (link,) = paragraph.inline.links
    assert link.target == "../a/イベント.md#x"
    assert source.slice(link.target_span) == "../a/イベント.md#x"
    assert source.slice(link.span) == '[イベント `e`](../a/イベント.md#x "題")'


def test_runs_of_a_link_know_it() -> None:
    (paragraph,) = blocks_of("a [b `c`](d.md) e")
    assert isinstance(paragraph, Paragraph)
    assert [(run.text, run.link) for run in paragraph.inline.runs] == [
        ("a ", None),
        ("b ", 0),
        ("c", 0),
        (" e", None),
    ]


def test_reference_links_and_autolinks() -> None:
    source = Source.of("p.md", "[eins][1] <https://example.com/a>\n\n[1]: zwei.md\n")
    paragraph = blocks(source)[0]
    assert isinstance(paragraph, Paragraph)
    assert [(link.target, source.slice(link.span)) for link in paragraph.inline.links] == [
        ("zwei.md", "[eins][1]"),
        ("https://example.com/a", "<https://example.com/a>"),
    ]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("1. 1", 4),
        ("- - -a", 5),
        ("> # >", 5),
        ("2. # 2 #", 6),
        ("- | a | b |\n  |---|---|", 5),
        ("> 1. | a | b |\n>    |---|---|", 8),
        ("  a\n===", 3),
        ("\u3000全角", 2),
    ],
)
def test_content_begins_behind_all_marks(text: str, column: int) -> None:
    """Also where a mark looks like the content."""
    first = inlines(blocks(Source.of("p.md", text)))[0]
    assert first.runs[0].span.column == column
    assert blocks(Source.of("p.md", text), "pyromark") == blocks(Source.of("p.md", text))
