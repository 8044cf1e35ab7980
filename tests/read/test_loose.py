"""What belongs to no endpoint."""

from __future__ import annotations

import pytest
from reading import ENDPOINT, page_of


def test_tables_and_values_of_one_page() -> None:
    text = "# 键\n\n| 键 | 必需 |\n|---|---|\n| `a` | 是 |\n| `b` | 否 |\n\n## 种类\n\n* `x`\n* `y`\n* `z`\n"
    page = page_of(text, "zh")
    assert [[row.name.value for row in table.fields] for table in page.tables] == [["a", "b"]]
    assert [[value.value.value for value in enum.values] for enum in page.enums] == [["x", "y", "z"]]
    assert (page.tables[0].section, page.enums[0].section) == (0, 1)


@pytest.mark.parametrize(
    ("fence", "role"),
    [
        ('{"a": 1}', "sample"),
        ("HTTP/1.1 204 No Content", "response-sample"),
        ("https://h/v1/a", "endpoint"),
        ("a -> b", "unread"),
    ],
)
def test_fences_of_a_page_without_endpoint(fence: str, role: str) -> None:
    assert page_of(f"# T\n\n```\n{fence}\n```\n", "fr").blocks[1].role == role


def test_a_list_that_explains_is_prose_beside_an_endpoint() -> None:
    page = page_of(f'# T\n\n{ENDPOINT}```\n{{"z": 1}}\n```\n\n* `a` dit ceci\n* `b` dit cela\n', "fr")
    assert page.unread == ()


def test_a_glossary_is_no_table_of_fields() -> None:
    page = page_of("# T\n\n| Wort | Sinn |\n|---|---|\n| `a` | eins |\n| `b` | zwei |\n", "de")
    assert page.tables == ()
    assert [block.kind for block in page.unread] == ["table"]
