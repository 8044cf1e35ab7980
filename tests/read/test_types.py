"""Types as pages write them."""

from __future__ import annotations

import pytest
from reading import words

from specglot.read.types import type_in


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("en", "String(64)", "string"), ("en", "String[1,32]", "string"), ("en", "varchar(32)", "string"), ("zh", "字符串（最长 64）", "string"), ("fr", "Chaîne (64)", "string"),
        ("en", "integer(int64)", "integer"), ("en", "integer <int64>", "integer"), ("en", "Number (integer)", "integer"), ("en", "string <date-time>", "string"),
        ("en", "Item[]", "array"), ("en", "object[][]", "array"), ("en", "[]string", "array"), ("en", "[string]", "array"), ("en", "[[number]]", "array"), ("zh", "对象[]", "array"),
        ("en", "List<Item>", "array"), ("en", "array[object]", "array"), ("en", "Array of Item", "array"), ("de", "Array von Objekten", "array"), ("fr", "tableau d'objets", "array"), ("es", "lista de cadenas", "array"),
        ("en", "Map<String, Object>", "object"), ("en", "enum(string)", "string"), ("en", "enum<int>", "integer"), ("en", "String | null", "string"), ("en", "string, optional", "string"),
        ("de", "[!DNL Boolean]", "boolean"), ("en", "`string`", "string"),
    ],
)  # fmt: skip
def test_more_than_a_word(locale: str, text: str, expected: str) -> None:
    assert type_in(text, words(locale)) == expected


@pytest.mark.parametrize(
    "text",
    ["Item", "array or string", "string, number", "string(boolean)", "char[32]", "[Pet](#pet)", "[!UICONTROL Cookie]", "", "a list of what is left when all else was taken away from what was there"],
)  # fmt: skip
def test_what_may_be_several_types_is_none(text: str) -> None:
    assert type_in(text, words("en")) is None
