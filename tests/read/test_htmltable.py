"""HTML tables, read like pipe tables."""

from __future__ import annotations

from reading import blocks_of, page_of

from specglot.model.source import Source
from specglot.read.blocks import Table
from specglot.read.columns import cell_text
from specglot.read.markdown import blocks

TABLE = """\
<table>
  <thead>
    <tr><th>キー</th><th>必須</th><th>説明</th></tr>
  </thead>
  <tr><th colspan="3">分類</th></tr>
  <tr>
    <td><code>wind.speed</code></td><td>はい</td>
    <td>速さ <b>（秒）</b>、<a href="a.md">表</a></td>
  </tr>
  <tr><td>wind.name</td><td>いいえ</td></tr>
</table>
"""


def test_cells_rows_and_places() -> None:
    source = Source.of("p.md", f"# T\n\n{TABLE}")
    table = blocks(source)[1]
    assert isinstance(table, Table)
    assert [[cell_text(cell) for cell in line.cells] for line in (table.header, *table.rows)] == [
        ["キー", "必須", "説明"], ["wind.speed", "はい", "速さ （秒）、表"], ["wind.name", "いいえ", ""],
    ]  # fmt: skip
    assert [line.width for line in table.rows] == [3, 2]
    (code,) = [run for run in table.rows[0].cells[0].runs if run.kind == "code"]
    assert (source.slice(code.span), str(code.span)) == ("wind.speed", "p.md:9:15")
    (link,) = table.rows[0].cells[2].links
    assert (link.target, source.slice(link.target_span)) == ("a.md", "a.md")


def test_it_is_a_field_table() -> None:
    (table,) = page_of(f"# T\n\n{TABLE}", "ja").tables
    assert [(row.name.value, row.presence and row.presence.value, row.unit and row.unit.value) for row in table.fields] == [
        ("wind.speed", True, "s"), ("wind.name", False, None),
    ]  # fmt: skip


def test_in_a_list_item() -> None:
    text = "* 表\n\n" + "".join(f"  {line}\n" for line in TABLE.splitlines())
    (table,) = page_of(text, "ja").tables
    assert next(str(row.name.span) for row in table.fields) == "x/page.md:9:17"


def test_what_is_no_table_stays_html() -> None:
    for text in ("<table></table>\n", "<table><tr><td>a</td></tr></table>\n", "<table\n"):
        assert not any(isinstance(block, Table) for block in blocks_of(text))


def test_broken_html_ends() -> None:
    for text in (TABLE.replace("</td>", ""), TABLE.replace("</tr>", ""), TABLE[:-9], "<table>" * 50 + TABLE):
        assert blocks_of(text)


def test_cells_over_several_rows_and_columns() -> None:
    html = (
        '<table>\n<tr><th>Name</th><th>Ort</th><th>Typ</th><th colspan="2">Text</th></tr>\n'
        '<tr><td>a</td><td rowspan="3">Pfad</td><td>int</td><td>1</td><td>2</td></tr>\n'
        '<tr><td>b</td><td rowspan="2">bool</td><td colspan="2">3</td></tr>\n<tr><td>c</td><td>4</td><td>5</td></tr>\n'
        "<tr><td>d</td><td>Kopf</td><td>int</td><td>6</td><td>7</td></tr>\n</table>\n"
    )
    (table,) = blocks_of(html)
    assert isinstance(table, Table)
    assert [[cell_text(cell) for cell in row.cells] for row in table.rows] == [
        ["a", "Pfad", "int", "1", "2"],
        ["b", "Pfad", "bool", "3", "3"],
        ["c", "Pfad", "bool", "4", "5"],
        ["d", "Kopf", "int", "6", "7"],
    ]


def test_a_first_row_with_code_is_no_header() -> None:
    (table,) = blocks_of(
        "<table><tr><td><code>a</code></td><td>1</td></tr><tr><td><code>b</code></td><td>2</td></tr></table>\n"
    )
    assert isinstance(table, Table)
    assert [cell_text(cell) for cell in table.header.cells] == ["", ""]
    assert [cell_text(row.cells[0]) for row in table.rows] == ["a", "b"]
