"""A method and a URL behind labels, whatever the labels say."""

from __future__ import annotations

import pytest
from reading import page_of

from specglot.model.source import Source


@pytest.mark.parametrize(
    ("locale", "lines"),
    [
        ("ja", "- **メソッド**: GET\n- **URL**: `/v1/orders/{id}`\n"),
        ("en", "* Method: `GET`\n* Path: /v1/orders/{id}\n"),
        ("ko", "- 메서드: GET\n- 경로: `https://a.io/v1/orders/{id}`\n"),
        ("pt", "**Método:** GET\n\n**URL:** `https://a.io/v1/orders/{id}`\n"),
        ("zh", "请求方式：GET\n\n请求地址：https://a.io/v1/orders/{id}\n"),
        ("zh", "**请求方法：** GET<br/>**请求 URL：** `/v1/orders/{id}`\n"),
        ("de", "Adresse: `/v1/orders/{id}`\\\nMethode: GET\n"),
        ("tr", "Yöntem: GET\n\nAdres: `/v1/orders/{id}`\n"),
    ],
)
def test_an_endpoint(locale: str, lines: str) -> None:
    text = f"# T\n\n{lines}"
    (operation,) = page_of(text, locale, "page.md").operations
    assert operation.method is not None
    assert (operation.method.value, operation.path.value) == ("GET", "/v1/orders/{id}")
    source = Source.of("page.md", text)
    assert source.slice(operation.method.span).strip(" *`") == "GET"
    assert "/v1/orders/{id}" in source.slice(operation.path.span)


@pytest.mark.parametrize(
    "lines",
    [
        "GET\n\n/v1/orders\n",
        "Method: get\n\nURL: /v1/orders\n",
        "See: GET\n\none\n\ntwo\n\nthree\n\nfour\n\nURL: /v1/orders\n",
        "Method: GET or POST\n\nURL: /v1/orders\n",
        "Method: GET\n",
        "See https://a.io/v1/orders\n\nMethod: GET\n",
        "POST: GET\n\nURL: /v1\n",
    ],
)
def test_no_endpoint(lines: str) -> None:
    assert page_of(f"# T\n\n{lines}").operations == ()


def test_several_on_a_page() -> None:
    text = "# T\n\n## A\n\n- Method: GET\n- URL: /v1/a\n\n## B\n\n- Method: POST\n- URL: /v1/b\n\n### Request body\n\n* `x` (Required)\n"
    found = page_of(text).operations
    assert [(one.path.value, [row.name.value for row in one.body]) for one in found] == [
        ("/v1/a", []),
        ("/v1/b", ["x"]),
    ]
