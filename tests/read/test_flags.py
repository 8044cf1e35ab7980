"""Cells that say whether a field is required."""

from __future__ import annotations

import pytest
from reading import page_of, words

from specglot.read.flags import reader


@pytest.mark.parametrize(
    ("locale", "cells", "expected"),
    [
        ("en", "O X", [True, False]), ("ja", "○ ×", [True, False]), ("de", "○ ✕ －", [True, False, None]), ("zh", "√ ", [True]),
        ("en", "M O C", [True, False, None]), ("fr", "M O", [True, False]), ("fr", "O N", [True, False]), ("de", "R O", [True, False]),
        ("en", "X", [None]), ("de", "X", [None]), ("ko", "X", [False]), ("ja", "×", [False]),
    ],
)  # fmt: skip
def test_the_values_of_a_column_decide_together(locale: str, cells: str, expected: list[bool | None]) -> None:
    texts = cells.split()
    assert [reader(texts, words(locale))(text) for text in texts] == expected


def test_a_cross_beside_blanks_is_a_tick() -> None:
    assert reader(["X", ""], words("en"))("X") is True


TABLE = "# T\n\n```\nPOST /v1/items\n```\n\n| {key} | {header} | {type} |\n|---|---|---|\n| a_b | {yes} | string |\n| c_d | {no} | string |\n"


@pytest.mark.parametrize(
    ("locale", "key", "header", "type_", "yes", "no"),
    [
        ("en", "Name", "Optional", "Type", "Yes", "No"),
        ("de", "Name", "Optional", "Typ", "Ja", "Nein"),
        ("zh", "名称", "是否可选", "类型", "是", "否"),
        ("fr", "Nom", "Facultatif", "Type", "Oui", "Non"),
    ],
)
def test_optional_is_required_the_other_way_round(
    locale: str, key: str, header: str, type_: str, yes: str, no: str
) -> None:
    text = TABLE.format(key=key, header=header, type=type_, yes=yes, no=no)
    (operation,) = page_of(text, locale).operations
    assert [row.presence and row.presence.value for row in operation.body] == [False, True]


@pytest.mark.parametrize(
    ("locale", "key", "header", "type_", "yes", "no"),
    [
        ("en", "Name", "Nullable", "Type", "Yes", "No"),
        ("ja", "名前", "読み取り専用", "型", "はい", "いいえ"),
        ("zh", "名称", "是否唯一", "类型", "是", "否"),
    ],
)
def test_another_yes_or_no_says_nothing_of_required(
    locale: str, key: str, header: str, type_: str, yes: str, no: str
) -> None:
    text = TABLE.format(key=key, header=header, type=type_, yes=yes, no=no)
    (operation,) = page_of(text, locale).operations
    assert [row.presence for row in operation.body] == [None, None]


def test_of_two_columns_of_flags_neither_is_known_to_be_it() -> None:
    table = (
        "| Rolle | Lesen | Schreiben |\n|---|---|---|\n| admin_all | Ja | Ja |\n| view_only | Ja | Nein |\n"
    )
    assert page_of(f"# Rollen\n\n{table}", "de").tables == ()


def test_mandatory_optional_and_conditional() -> None:
    table = (
        "| Name | M/O/C | Type |\n|---|---|---|\n| a | M | int |\n| b_c | O | string(3) |\n| d | C | bool |\n"
    )
    (operation,) = page_of(f"# T\n\n```\nPOST /v1/items\n```\n\n{table}").operations
    assert [row.presence and row.presence.value for row in operation.body] == [True, False, None]
