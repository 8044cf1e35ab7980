"""Endpoints of pages that name them in none of the usual forms."""

from __future__ import annotations

import pytest
from reading import page_of


@pytest.mark.parametrize(
    ("locale", "url", "method"),
    [
        ("zh", "请求URL", "请求方式"),
        ("ja", "リクエストURL", "リクエスト方式"),
        ("vi", "URL yêu cầu", "Phương thức"),
    ],
)
def test_a_label_above_its_value(locale: str, url: str, method: str) -> None:
    bold = f"# T\n\n**{url}：** \n- ` http://a.io/api/user/register `\n  \n**{method}：**\n- POST \n"
    headed = f"# T\n\n##### {url}\n\n- `http://a.io/api/user/register`\n\n##### {method}\n- POST\n"
    for text in (bold, headed):
        (operation,) = page_of(text, locale).operations
        assert operation.method is not None
        assert (operation.method.value, operation.path.value) == ("POST", "/api/user/register")


def test_a_list_of_methods_is_no_value() -> None:
    assert page_of("# T\n\n**Methods:**\n\n- GET\n- POST\n\n**URL:**\n\n- /v1/items\n").operations == ()
