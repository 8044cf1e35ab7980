"""Requests that show an endpoint at work."""

from __future__ import annotations

import pytest
from reading import page_of


def named(text: str, locale: str = "en") -> list[tuple[str, str]]:
    return [(one.server.value, one.path.value) for one in page_of(text, locale).operations]


def test_a_full_url_is_the_documented_path_at_its_server() -> None:
    text = "# T\n\n```http\nPOST https://a.io/v2/shops/{id}/pets HTTP/1.1\n```\n\n`POST /shops/{id}/pets`\n"
    assert named(text) == [("https://a.io/v2", "/shops/{id}/pets")]


def test_a_request_with_an_id_carries_the_sample() -> None:
    text = (
        "# T\n\n## Syntax\n\n    PUT /v1/clusters/{Id} HTTP/1.1\n    Content-Type: application/json\n\n"
        '## 示例\n\n```\nPUT /v1/clusters/c106f3 HTTP/1.1\nContent-Type: application/json\n\n{"a": 1}\n```\n'
    )
    (operation,) = page_of(text, "zh").operations
    assert operation.path.value == "/v1/clusters/{Id}"
    assert operation.sample is not None
    assert [entry.path for entry in operation.sample.entries] == ["", "/a"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/v1/users/{id}", "/v1/users/me"),
        ("/v1/orders", "/v1/users/{id}/orders"),
        ("/orders", "https://a.io/users/orders"),
        ("/orders", "https://a.io/v1/users/{id}/orders"),
    ],
)
def test_endpoints_of_their_own(one: str, other: str) -> None:
    assert len(named(f"# T\n\n## A\n\n```\nGET {one}\n```\n\n## B\n\n```\nGET {other}\n```\n")) == 2


def test_addresses_in_one_fence_are_ways_to_the_same() -> None:
    text = "# T\n\n```http\nPOST /me/events\nPOST /users/{id | name}/events\n```\n\n| A | B |\n|---|---|\n| `a` | Y |\n| `b` | N |\n"
    found = page_of(text).operations
    assert [(one.path.value, [row.name.value for row in one.body]) for one in found] == [
        ("/me/events", ["a", "b"]),
        ("/users/{id}/events", ["a", "b"]),
    ]


def test_what_curl_sends_is_the_sample() -> None:
    text = '# T\n\n```http\nPOST /badges\n```\n\n```shell\ncurl -X POST https://a.io/data/badges -d \'{"name": "x"}\'\n```\n'
    (operation,) = page_of(text, "de").operations
    assert operation.sample is not None
    assert [entry.path for entry in operation.sample.entries] == ["", "/name"]
