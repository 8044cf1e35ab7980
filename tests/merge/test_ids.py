"""Ids of wire tokens: ASCII, unique, the same on every run."""

from __future__ import annotations

import pytest
from merging import spec_of

from specglot.merge.ids import pascal


def ids(*endpoints: str) -> dict[str, str]:
    texts = {
        f"zh/p{number}.md": f"# 船只请求\n\n```\n{endpoint}\n```\n"
        for number, endpoint in enumerate(endpoints)
    }
    return {operation.pointer: operation.id for operation in spec_of(texts).operations}


def test_method_and_last_fixed_part() -> None:
    assert ids("POST https://{uri}/api/v1/sessions/{sid}/events", "POST https://{uri}/api/v1/sessions") == {
        "POST /api/v1/sessions": "postSessions", "POST /api/v1/sessions/{sid}/events": "postEvents",
    }  # fmt: skip


def test_more_of_the_path_where_that_is_taken() -> None:
    found = ids("GET https://h/a/items", "GET https://h/b/items", "GET https://h/a/items/{id}")
    assert found["GET /a/items"] == "getItems"
    assert len(set(found.values())) == 3
    assert found["GET /b/items"] == "getBItems"


def test_case_does_not_make_a_difference() -> None:
    found = ids("GET https://h/Items", "GET https://h/items")
    assert len({name.casefold() for name in found.values()}) == 2


def test_parts_without_letters_name_nothing() -> None:
    assert ids("GET https://h/1.0/{id}")["GET /1.0/{id}"] == "getRoot"


def test_schemas_and_enums_share_one_name_space() -> None:
    table = "| 键 | 必需 |\n|---|---|\n| `a` | 是 |\n| `b` | 否 |\n"
    spec = spec_of(
        {"zh/x.md": f"# 一 {{#kinds}}\n\n{table}", "zh/y.md": "# 二 {#kinds}\n\n* `a`\n* `b`\n* `c`\n"}
    )
    names = [*(schema.id for schema in spec.schemas), *(enum.id for enum in spec.enums)]
    assert len(set(names)) == 2
    assert all(name.isascii() and name[0].isalpha() for name in names)


@pytest.mark.parametrize(
    ("token", "name"),
    [
        ("request-parameters", "RequestParameters"),
        ("eventTypes", "EventTypes"),
        ("2fa", "N2fa"),
        ("", "N"),
        ("事件", "N"),
    ],
)
def test_pascal(token: str, name: str) -> None:
    assert pascal(token) == name


def test_names_that_are_taken_are_counted_on() -> None:
    found = ids(*(f"GET https://h/{number}.0/items" for number in range(1, 500)))
    counted = [f"getItems{number}" for number in range(2, 499)]
    assert sorted(found.values()) == sorted(["getItems", "getItemsBy", *counted])
