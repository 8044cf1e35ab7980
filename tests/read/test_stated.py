"""Values and defaults that a sentence states."""

from __future__ import annotations

import pytest
from reading import inline_of, words

from specglot.read.stated import Stated, stated_in


@pytest.mark.parametrize(
    ("locale", "text", "values", "default"),
    [
        ("en", "Role. Allowed values: `admin`, `user`. Default: `user`", ("admin", "user"), "user"),
        ("de", "Zulässige Werte: `a`, `b` und `c`.", ("a", "b", "c"), None),
        ("fr", "Valeurs possibles : `a` (défaut), `b`", ("a", "b"), None),
        ("en", "one of `a` or `b`.", ("a", "b"), None),
        (
            "zh",
            "类型。可选值：<br>- `open`：内<br>- `user`：外<br>**默认值**：`open`",
            ("open", "user"),
            "open",
        ),
        ("zh", "币种。取值：CNY、USD。示例值：CNY", ("CNY", "USD"), None),
        ("ja", "通知。デフォルト値は`false`です。", (), "false"),
        ("ko", "크기(기본값: 10, 최대: 50)", (), "10"),
        ("en", "Default: 1.5.", (), "1.5"),
    ],
)
def test_stated(locale: str, text: str, values: tuple[str, ...], default: str | None) -> None:
    assert stated_in(inline_of(text).runs, words(locale)) == Stated(values=values, default=default)


@pytest.mark.parametrize(
    "text",
    [
        "Valid values: `1` to `100`.", "Possible values are `a`, `b` etc.", "Valid values: `a`.", "Valid values: `a`-`f`", "if omitted `b` must be set", "The default is 10 seconds",
        "Default: none of these", "Allowed values: JSON, XML format", "Either `a` or `b`", "Possible values: `a`, `a`.",
    ],
)  # fmt: skip
def test_what_may_mean_something_else_is_left(text: str) -> None:
    assert stated_in(inline_of(text).runs, words("en")) == Stated()
