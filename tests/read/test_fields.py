"""Nested bullet lists as fields."""

from __future__ import annotations

from typing import cast

import pytest
from reading import ENDPOINT, blocks_of, body_of, operation_of, page_of

from specglot.model.page import FieldRow
from specglot.read.blocks import ListBlock
from specglot.read.fields import is_field_list, is_value_list

MARKED = {
    "zh": ("必需", "可选"), "ja": ("必須", "オプション"), "de": ("Obligatorisch", "Optional"), "fr": ("Obligatoire", "Facultatif"),
    "pt": ("Obrigatório", "Opcional"), "ko": ("필수", "선택 사항"), "en": ("Required", "Optional"),
}  # fmt: skip


def body(listed: str, locale: str = "en") -> dict[str, FieldRow]:
    return cast("dict[str, FieldRow]", body_of(listed, locale))


@pytest.mark.parametrize("locale", MARKED)
@pytest.mark.parametrize("indent", [2, 3, 4])
@pytest.mark.parametrize("brackets", ["()", "（）"])
def test_nested_lists_at_any_indent(locale: str, indent: int, brackets: str) -> None:
    required, optional = MARKED[locale]
    left, right = brackets
    pad = " " * indent
    listed = f"* `wind` {left}{required}{right}\n{pad}* `speed` - x\n{pad}* `gusts` {left}{optional}{right}\n* `crew` {left}{optional}{right}"
    found = body(listed, locale)
    assert list(found) == ["wind", "crew"]
    assert [child.name.value for child in found["wind"].children] == ["speed", "gusts"]
    presence = {
        row.name.value: row.presence and row.presence.value
        for row in (*found.values(), *found["wind"].children)
    }
    assert presence == {"wind": True, "crew": False, "speed": None, "gusts": False}


@pytest.mark.parametrize("mark", ["*", "-", "+", "1."])
def test_any_list_marker(mark: str) -> None:
    assert list(body(f"{mark} `a` (Required)\n{mark} `b` (Optional)")) == ["a", "b"]


def test_three_levels() -> None:
    found = body("* `a` (Required)\n  * `b`\n    * `c` - in Sekunden\n", "de")
    c = found["a"].children[0].children[0]
    assert (c.name.value, c.unit and c.unit.value) == ("c", "s")


def test_allowed_values_in_a_paragraph_below() -> None:
    found = body("* `eventType` (Required)\n\n  **Valid value:** `sessionStart`\n\n* `params` (Optional)\n")
    values = found["eventType"].values
    assert values is not None
    assert values.value == ("sessionStart",)
    assert (values.span.line, values.span.column) == (10, 20)


def test_a_nested_list_that_is_text_gives_no_children() -> None:
    found = body("* `a` (Required)\n  * erst dies\n  * dann das\n* `b` (Optional)", "en")
    assert found["a"].children == ()


def test_places_of_names_and_rows() -> None:
    operation = operation_of(
        f"# T\n\n{ENDPOINT}* `窓` 不是键\n* `wind`（必需）\n* `a` （可选）\n* `b` (可选)\n", "zh"
    )
    assert next((field.name.value, str(field.name.span), str(field.span)) for field in operation.body) == (
        "wind", "x/page.md:9:3", "x/page.md:9:1",
    )  # fmt: skip


def test_description_is_what_is_left() -> None:
    found = body("* `ts` (Obrigatório) - Instante do evento, em milissegundos.", "pt")
    assert found["ts"].prose is not None
    assert found["ts"].prose.text == "Instante do evento, em milissegundos."
    assert body("* `ts` (Obrigatório)\n* `x` (Opcional)", "pt")["ts"].prose is None


@pytest.mark.parametrize("listed", ["* `a`\n* Text\n* Text", "* Text `a`\n* Text `b`", "* `a b c`\n* `d e`"])
def test_lists_that_hold_no_fields(listed: str) -> None:
    (block,) = blocks_of(listed)
    assert isinstance(block, ListBlock)
    assert not is_field_list(block)


def test_value_list_or_field_list() -> None:
    (values,) = blocks_of("* `a`\n* `b`")
    (fields,) = blocks_of("* `a` - x\n* `b`")
    assert isinstance(values, ListBlock)
    assert isinstance(fields, ListBlock)
    assert (is_value_list(values), is_value_list(fields)) == (True, False)


def test_a_field_list_without_an_endpoint_is_a_table() -> None:
    (table,) = page_of("# 参数\n\n* `a`（必需）\n* `b`（可选）\n", "zh").tables
    assert [row.name.value for row in table.fields] == ["a", "b"]
