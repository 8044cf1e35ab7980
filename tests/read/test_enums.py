"""Enumerations by heading and by list."""

from __future__ import annotations

import pytest
from reading import page_of

from specglot.model.page import EnumRow


def enums(text: str, locale: str = "ja") -> tuple[EnumRow, ...]:
    return page_of(text, locale).enums


def names(row: EnumRow) -> list[str]:
    return [value.value.value for value in row.values]


def test_one_heading_per_value() -> None:
    text = "# イベントタイプ {#event-types}\n\n概要。\n\n## sessionStart\n\n開始します。\n\n## play\n\n再生します。\n\n二段落目。\n\n## ping\n\n知らせます。\n"
    (row,) = enums(text)
    assert names(row) == ["sessionStart", "play", "ping"]
    assert [[prose.text for prose in value.prose] for value in row.values] == [
        ["開始します。"], ["再生します。", "二段落目。"], ["知らせます。"],
    ]  # fmt: skip
    assert row.section == 0
    assert {section.kind for section in page_of(text, "ja").sections[1:]} == {"enumeration-value"}


def test_a_heading_among_values_that_is_none() -> None:
    text = "# Types\n\n" + "".join(
        f"## {name}\n\nTexte.\n\n" for name in ("play", "ping", "stop", "seek", "Remarques finales")
    )
    (row,) = enums(text, "fr")
    assert names(row) == ["play", "ping", "stop", "seek"]


@pytest.mark.parametrize(
    "headings",
    [
        ("Overview", "Usage", "Support"),
        ("play", "ping"),
        ("play", "Der Rest", "Noch mehr"),
        ("Übersicht", "ping", "play"),
    ],
)
def test_headings_that_are_no_values(headings: tuple[str, ...]) -> None:
    assert enums("# T\n\n" + "".join(f"## {heading}\n\nText.\n\n" for heading in headings), "de") == ()


def test_headings_that_name_keys_of_a_table_are_remarks() -> None:
    table = "| Key | Required |\n|---|---|\n| a.b | Y |\n| c.d | N |\n| e.f | N |\n\n"
    assert enums(f"# T\n\n{table}## a.b\n\nx\n\n## c.d\n\nx\n\n## e.f\n\nx\n", "en") == ()


def test_a_list_of_bare_code_spans() -> None:
    text = "# 종류\n\n* `car`\n* `tram`\n* **`boat`**\n"
    (row,) = enums(text, "ko")
    assert names(row) == ["car", "tram", "boat"]
    assert [value.value.span.line for value in row.values] == [3, 4, 5]


@pytest.mark.parametrize(
    "listed",
    ["* `a`\n* `b`", "* `a`\n* `b` - Text\n* `c`", "* eins\n* zwei\n* drei", "* `a b`\n* `c`\n* `d`"],
)
def test_lists_that_are_no_enumeration(listed: str) -> None:
    assert enums(f"# T\n\n{listed}\n", "de") == ()
