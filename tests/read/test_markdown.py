"""Source → blocks with exact places."""

from __future__ import annotations

import pytest
from reading import blocks_of

from specglot.model.source import Source
from specglot.read.blocks import Fence, FrontMatter, Heading, Html, ListBlock, Paragraph, Quote, Table, plain
from specglot.read.markdown import blocks, to_html
from specglot.read.pipes import split_row


def test_kinds_of_blocks_in_order() -> None:
    text = "---\na: b\n---\n\n# T\n\np\n\n* i\n\n> q\n\n```\nf\n```\n\n| a |\n|---|\n| b |\n\n<!-- c -->\n"
    assert [type(block) for block in blocks_of(text)] == [
        FrontMatter, Heading, Paragraph, ListBlock, Quote, Fence, Table, Html,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "written", ["# 事件 {#events}", "# 事件{#events}", "# 事件 { #events }", "# 事件 {#events} ##"]
)
def test_anchor_with_and_without_blank(written: str) -> None:
    source = Source.of("p.md", written)
    (heading,) = blocks(source)
    assert isinstance(heading, Heading)
    assert (heading.anchor, plain(heading.inline.runs)) == ("events", "事件")
    assert heading.anchor_span is not None
    assert source.slice(heading.anchor_span) == "events"
    assert source.slice(heading.inline.span) == "事件"


def test_anchor_by_name_element() -> None:
    (heading,) = blocks_of('## <a name="events"></a>Événements')
    assert isinstance(heading, Heading)
    assert (heading.anchor, plain(heading.inline.runs)) == ("events", "Événements")


def test_a_brace_in_a_title_is_no_anchor() -> None:
    (heading,) = blocks_of("# GET /v1/{id}")
    assert isinstance(heading, Heading)
    assert (heading.anchor, plain(heading.inline.runs)) == (None, "GET /v1/{id}")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_move_places(newline: str) -> None:
    source = Source.of("p.md", newline.join(["\ufeff# A", "", "* `k`", ""]))
    assert [str(block.span) for block in blocks(source)] == ["p.md:1:1", "p.md:3:1"]


def test_a_fence_keeps_the_indent_it_stands_at() -> None:
    text = "1. 見よ\n\n   ```http\n   GET /v1/x\n   ```\n"
    (block,) = blocks_of(text)
    assert isinstance(block, ListBlock)
    fence = block.items[0].blocks[1]
    assert isinstance(fence, Fence)
    assert (fence.info, fence.text, fence.first_line, fence.indents, fence.closed) == (
        "http",
        "GET /v1/x\n",
        4,
        (3,),
        True,
    )


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("```\na\n```\n", True),
        ("```\na\n```", True),
        ("```\na\n", False),
        ("```", False),
        ("~~~\na\n```\n", False),
        ("````\n```\n````\n", True),
        ("````\n```\n", False),
        ("```\na\n```js\n", False),
        ("```\na\n`````  \n", True),
        ("> ```\n> a\n> ```\n", True),
        ("> ```\n> a\n\nb", False),
        ("    eingerückt\n", True),
    ],
)
def test_whether_a_fence_is_closed(text: str, closed: bool) -> None:
    (block, *_) = blocks_of(text)
    fence = block.blocks[0] if isinstance(block, Quote) else block
    assert isinstance(fence, Fence)
    assert fence.closed is closed


@pytest.mark.parametrize(
    ("first", "alert"),
    [
        ("[!IMPORTANT]", "important"),
        ("[!NOTE] 一行", "note"),
        ("[!BEGINTABS]", "begintabs"),
        ("kein Alert", None),
    ],
)
def test_alerts(first: str, alert: str | None) -> None:
    (quote,) = blocks_of(f">{first}\n>\n>Text `a`\n")
    assert isinstance(quote, Quote)
    assert quote.alert == alert
    assert "[!" not in "".join(b.inline.markdown for b in quote.blocks if isinstance(b, Paragraph))


def test_the_rest_of_an_alert_line_keeps_its_place() -> None:
    source = Source.of("p.md", ">[!NOTE] 広告 `ad`\n")
    (quote,) = blocks(source)
    assert isinstance(quote, Quote)
    (paragraph,) = quote.blocks
    assert isinstance(paragraph, Paragraph)
    assert [source.slice(run.span) for run in paragraph.inline.runs] == ["広告 ", "`ad`"]


def test_ragged_rows_count_the_cells_as_written() -> None:
    (table,) = blocks_of("a | b | c\n--|--|--\n1 | 2\n1 | 2 | 3 | 4\n")
    assert isinstance(table, Table)
    assert [(line.width, len(line.cells)) for line in table.rows] == [(2, 3), (4, 3)]


def test_a_comment_hides_table_rows() -> None:
    (table, comment) = blocks_of("| a |\n|---|\n| b |\n<!--\n| c |\n-->\n")
    assert isinstance(table, Table)
    assert [plain(line.cells[0].runs) for line in table.rows] == ["b"]
    assert isinstance(comment, Html)
    assert comment.comment


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", [("a", 2), ("b", 6)]),
        ("a | b", [("a", 0), ("b", 4)]),
        ("| 表 ||", [("表", 2), ("", 5)]),
        ("|x \\| y|", [("x | y", 1)]),
        (r"|x \\| y|", [(r"x \| y", 1)]),
        ("| a |\u3000", [("a", 2)]),
    ],
)
def test_split_row(line: str, cells: list[tuple[str, int]]) -> None:
    assert [(text, column) for text, column, _ in split_row(line)] == cells


def test_a_row_that_begins_somewhere_in_its_line() -> None:
    assert split_row("| q \\| r |", 4) == (("q | r", 6, (2,)),)


def test_to_html_renders_tables() -> None:
    assert "<td><code>a</code></td>" in to_html("| k |\n|---|\n| `a` |\n")


def test_untrusted_nesting_does_not_break_the_reader() -> None:
    assert blocks_of("> " * 300 + "x")
    assert blocks_of("* " * 200 + "x")
    assert blocks_of("[" * 2000)
