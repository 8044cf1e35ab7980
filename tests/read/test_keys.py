"""Key cells: nesting, and what stands beside the key."""

from __future__ import annotations

import pytest
from reading import ENDPOINT, page_of

from specglot.model.page import FieldRow
from specglot.read.keys import key_in


def tree(rows: tuple[FieldRow, ...]) -> list[object]:
    return [[row.name.value, tree(row.children)] if row.children else row.name.value for row in rows]


@pytest.mark.parametrize(
    ("text", "key"),
    [("└ id", "id"), ("»» id", "id"), ("> id", "id"), ("{ITEM_ID}", "ITEM_ID"), (":id", "id"), ("<item-id>", "item-id"), ("name*", "name"), ("two words", None), ("-", None), ("2nd", None)],
)  # fmt: skip
def test_a_key_among_signs(text: str, key: str | None) -> None:
    assert key_in(text) == key


@pytest.mark.parametrize(
    ("one", "two"),
    [("└ ", "&emsp;└ "), ("» ", "»» "), ("- ", "-- "), ("&gt; ", "&gt;&gt; "), ("&nbsp;&nbsp;", "&nbsp;&nbsp;&nbsp;&nbsp;"), ("├─ ", "│  └─ "), ("↳ ", "↳ ↳ ")],
)  # fmt: skip
@pytest.mark.parametrize("locale", ["de", "ja", "zh"])
def test_fields_below_fields(locale: str, one: str, two: str) -> None:
    rows = [("order", "object"), (f"{one}buyer", "object"), (f"{two}name", "string"), (f"{one}sum", "int"), ("note", "string")]  # fmt: skip
    table = "| A | B |\n|---|---|\n" + "".join(f"| {key} | {kind} |\n" for key, kind in rows)
    (operation,) = page_of(f"# T\n\n{ENDPOINT}{table}", locale).operations
    assert tree(operation.body) == [["order", [["buyer", ["name"]], "sum"]], "note"]


def test_a_child_that_repeats_its_parents_name() -> None:
    table = "| A | B |\n|---|---|\n| address | object |\n| &nbsp;&nbsp;address.city | string |\n"
    (operation,) = page_of(f"# T\n\n{ENDPOINT}{table}", "fr").operations
    assert tree(operation.body) == [["address", ["city"]]]


def test_options_of_a_command_are_no_fields() -> None:
    table = "| Parameter | Type | Required |\n|---|---|---|\n| --output | string | Yes |\n| --all | boolean | No |\n"
    assert page_of(f"# T\n\n## Parameters\n\n{table}").tables == ()


@pytest.mark.parametrize(
    ("locale", "required", "optional"),
    [("ja", "必須", "任意"), ("en", "Required", "Optional"), ("ko", "필수", "선택"), ("fr", "Obligatoire", "Facultatif")],
)  # fmt: skip
def test_type_and_presence_beside_the_key(locale: str, required: str, optional: str) -> None:
    rows = f"| to_id<br>String<br>*{required}* | 1. |\n| `tags`<br>Array<br>*{optional}* | 2. |\n"
    (operation,) = page_of(f"# T\n\n{ENDPOINT}| A | B |\n|---|---|\n{rows}", locale).operations
    assert [
        (row.name.value, row.type and row.type.value, row.presence and row.presence.value)
        for row in operation.body
    ] == [("to_id", "string", True), ("tags", "array", False)]


def test_values_with_a_remark_are_no_keys() -> None:
    table = "| Ziel | Text |\n|---|---|\n| `PUSH` (oder 2) | Adresse |\n| `ADS` (oder 4) | Keks |\n"
    assert page_of(f"# T\n\n{table}", "de").tables == ()
