"""Field tables."""

from __future__ import annotations

import pytest
from reading import blocks_of, page_of, words

from specglot.model.page import ANY, FieldRow
from specglot.read.blocks import Table
from specglot.read.columns import columns
from specglot.read.tables import field_columns, field_rows, key_of


def rows(text: str, locale: str) -> dict[str, FieldRow]:
    (table,) = page_of(f"# T\n\n{text}\n", locale).tables
    return {row.name.value: row for row in table.fields}


LOCALES = {
    "de": "| Schlüssel | Erforderlich | Typ | Zugehöriges Ereignis | Beschreibung |\n|---|---|---|---|---|\n"
    "| `trip.len` | J | Zahl | `start` | Dauer in Sekunden |\n| `trip.name` | N | Zeichenfolge | Alle | Name |",
    "ja": "| キー | 必須 | 型 | 設定するイベント | 説明 |\n|---|---|---|---|---|\n"
    "| `trip.len` | はい | 数値 | `start` | 長さ（秒） |\n| `trip.name` | いいえ | 文字列 | すべて | 名前 |",
    "zh": "| 键 | 必需 | 类型 | 设置于 | 描述 |\n|---|---|---|---|---|\n"
    "| `trip.len` | 是 | 数字 | `start` | 时长（秒） |\n| `trip.name` | 否 | 字符串 | 任意 | 名称 |",
    "fr": "| Clé | Obligatoire | Type | Événement associé | Description |\n|---|---|---|---|---|\n"
    "| `trip.len` | O | Nombre | `start` | Durée en secondes |\n| `trip.name` | N | Chaîne | Tous | Nom |",
    "pt": "| Chave | Obrigatório | Tipo | Evento associado | Descrição |\n|---|---|---|---|---|\n"
    "| `trip.len` | S | Número | `start` | Duração em segundos |\n| `trip.name` | N | Cadeia de caracteres | Qualquer | Nome |",
    "ko": "| 키 | 필수 | 유형 | 관련 이벤트 | 설명 |\n|---|---|---|---|---|\n"
    "| `trip.len` | 예 | 숫자 | `start` | 길이(초) |\n| `trip.name` | 아니요 | 문자열 | 모두 | 이름 |",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_one_table_in_many_languages(locale: str) -> None:
    found = rows(LOCALES[locale], locale)
    length, name = found["trip.len"], found["trip.name"]
    assert length.presence is not None
    assert name.presence is not None
    assert (length.presence.value, name.presence.value) == (True, False)
    assert (length.type and length.type.value, name.type and name.type.value) == ("number", "string")
    assert length.unit is not None
    assert (length.unit.value, name.unit) == ("s", None)
    assert length.set_on is not None
    assert name.set_on is not None
    assert (length.set_on.value, name.set_on.value) == (("start",), (ANY,))
    assert (length.span.line, length.name.span.line, length.name.span.column) == (5, 5, 3)


def test_values_listed_in_a_cell() -> None:
    cell = "Art <ul><li>0 - offen</li><li>1 - zu</li></ul>"
    found = rows(
        f"| Schlüssel | Typ | Beschreibung |\n|---|---|---|\n| `a` | Ganzzahl | {cell} |\n| `b` | Zahl | x |",
        "de",
    )
    assert found["a"].values is not None
    assert found["a"].values.value == ("0", "1")
    assert found["b"].values is None


def test_values_and_default_columns() -> None:
    found = rows(
        "| Field | Type | Default | Allowed values | Description |\n|---|---|---|---|---|\n| a | string | `x` | `x`, `y` | t |\n| b | int | - | | t |",
        "en",
    )
    assert (
        found["a"].default and found["a"].default.value,
        found["a"].values and found["a"].values.value,
    ) == ("x", ("x", "y"))
    assert (found["b"].default, found["b"].values) == (None, None)


def test_without_outer_pipes_and_ragged() -> None:
    found = rows(
        "Key | Required | Description\n---|---|---\n`a` | Y | eins\n`b` | N\n`c` | Y | x | zu viel", "en"
    )
    assert [(name, row.presence and row.presence.value) for name, row in found.items()] == [
        ("a", True),
        ("b", False),
        ("c", True),
    ]
    assert found["b"].prose is None


def test_keys_with_zero_width_spaces() -> None:
    (table,) = blocks_of("| a\u200b | b c | `d.e` |\n|---|---|---|\n")
    assert isinstance(table, Table)
    assert [key_of(cell) for cell in table.header.cells] == ["a", None, "d.e"]


@pytest.mark.parametrize(
    "text",
    [
        "| Begriff | Bedeutung |\n|---|---|\n| Boot | Ein Fahrzeug. |\n| Kai | Ein Ort. |",
        "| 204 | ok |\n|---|---|\n| 404 | nein |",
        "| Aktion | Sekunden |\n|---|---|\n| Knopf drücken | 10 |\n| Warten hier | 20 |",
    ],
)
def test_other_tables_are_no_field_tables(text: str) -> None:
    page = page_of(f"# T\n\n{text}\n", "de")
    assert page.tables == ()
    assert [block.kind for block in page.unread] == ["table"]


def test_a_status_table_has_no_field_columns() -> None:
    (table,) = blocks_of("| Code | Key |\n|---|---|\n| 204 | `a` |\n")
    assert isinstance(table, Table)
    assert field_columns(columns(table, words("en"))) is None
    (table,) = blocks_of("| Key | Required |\n|---|---|\n| `a` | Y |\n| zwei Wörter | N |\n")
    assert isinstance(table, Table)
    found = field_columns(columns(table, words("en")))
    assert found == {"key": 0, "required": 1}
    assert [row.name.value for row in field_rows(table, found, words("en"))] == ["a"]
