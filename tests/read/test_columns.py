"""What the columns of a table mean, by their cells first."""

from __future__ import annotations

import pytest
from reading import blocks_of, words

from specglot.read.blocks import Table
from specglot.read.columns import cell_text, columns, is_code, status_code
from specglot.read.flags import reader


def table_of(*rows: str) -> Table:
    width = rows[0].count("|") - 1
    (table,) = blocks_of("\n".join([rows[0], "|" + "---|" * width, *rows[1:]]))
    assert isinstance(table, Table)
    return table


def meaning(locale: str, *rows: str) -> dict[str, int]:
    return columns(table_of(*rows), words(locale))


@pytest.mark.parametrize(
    ("locale", "yes", "no"),
    [
        ("en", "Y", "N"), ("pt", "S", "N"), ("fr", "O", "N"), ("de", "J", "N"), ("ja", "はい", "いいえ"), ("zh", "是", "否"),
        ("zh", "必选", "可选"), ("ko", "예", "아니요"), ("ko", "O", "X"), ("fr", "true", "false"), ("de", "1", "0"), ("pt", "Sim", "Não"),
        ("ko", "필수입니다", "선택 사항입니다"), ("zh", "必需", "可选；仅 `a`"),
    ],
)  # fmt: skip
def test_a_pair_of_values_decides_what_is_required(locale: str, yes: str, no: str) -> None:
    rows = ("| A | B | C |", f"| `a.b` | {yes} | x |", f"| `c.d` | {no} | y |", f"| `e.f` | {yes} | z |")
    found = meaning(locale, *rows)
    assert (found["key"], found["required"]) == (0, 1)
    cells = [cell_text(line.cells[1]) for line in table_of(*rows).rows]
    assert list(map(reader(cells, words(locale)), cells)) == [True, False, True]


def test_forms_of_one_language_are_no_forms_of_another() -> None:
    assert "required" not in meaning(
        "de", "| A | B | C |", "| `a` | O | x |", "| `b` | N | y |", "| `c` | O | z |"
    )
    assert reader(["O"], words("fr"))("O") is True
    assert reader(["O"], words("de"))("O") is None


def test_one_digit_alone_is_no_flag() -> None:
    assert "required" not in meaning("en", "| A | B | C |", "| `a` | 0 | x |", "| `b` | 0 | y |")


def test_a_header_that_names_the_flag_is_believed_where_the_cells_agree() -> None:
    rows = ("| Schlüssel | Erforderlich | Beschreibung |", "| `a` | J | x |", "| `b` | J | y |")
    assert meaning("de", *rows) == {"key": 0, "required": 1, "description": 2}
    rows = ("| Schlüssel | Erforderlich | Beschreibung |", "| `a` | irgendwas | x |", "| `b` | anderes | y |")
    assert meaning("de", *rows).get("key") == 0


@pytest.mark.parametrize(
    ("locale", "head"),
    [
        ("zh", "HTTP 响应代码 | 描述 | 客户端操作"),
        ("ja", "コード | 説明 | 対応"),
        ("fr", "A | B | C"),
        ("ko", "응답 코드 | 설명 | 조치"),
    ],
)
def test_status_columns_whatever_they_are_called(locale: str, head: str) -> None:
    found = meaning(
        locale,
        f"| {head} |",
        "| **204** | 好好好好好好好好好好 | - |",
        "| `404` | x | y |",
        "| 5xx | z | w |",
    )
    assert (found["status"], found["description"], found["action"]) == (0, 1, 2)


def test_columns_in_any_order() -> None:
    rows = (
        "| Beschreibung | Typ | Erforderlich | Schlüssel |",
        "| eins | String | J | `a` |",
        "| zwei | Zahl | N | `b` |",
    )
    assert meaning("de", *rows) == {"description": 0, "type": 1, "required": 2, "key": 3}


def test_a_column_of_code_at_the_end_says_when() -> None:
    rows = (
        "| ? | ?? | ??? |",
        "| media.id | le nom du contenu | `sessionStart` |",
        "| media.len | la durée du contenu | `play` |",
    )
    assert meaning("fr", *rows) == {"key": 0, "description": 1, "set-on": 2}


@pytest.mark.parametrize(
    ("cell", "code"),
    [("**204**", "204"), ("`404`", "404"), ("404 Not Found", "404"), ("\u200b500", "500"), ("****410****", "410"), ("5xx", "5xx"), ("４０４", "404"),
     ("2041", None), ("Code 204", None), ("600", None), ("", None)],
)  # fmt: skip
def test_status_code(cell: str, code: str | None) -> None:
    assert status_code(table_of("| A | B |", f"| {cell} | x |").rows[0].cells[0]) == code


def test_cells_as_text() -> None:
    line = table_of("| A | B |", "| **a** `b`<br/>c | `d` |").rows[0]
    assert (cell_text(line.cells[0]), is_code(line.cells[0]), is_code(line.cells[1])) == (
        "a b c",
        False,
        True,
    )
