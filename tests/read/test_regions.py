"""Endpoints and the sections that speak of them."""

from __future__ import annotations

from reading import page_of


def test_two_endpoints_each_with_what_is_below_them() -> None:
    text = (
        "# 船\n\n## 一 {#one}\n\n```\nGET https://h/v1/a\n```\n\n| 代码 | 描述 |\n|---|---|\n| 200 | 好 |\n| 404 | 无 |\n\n"
        "## 二 {#two}\n\n```\nDELETE https://h/v1/a/{id}\n```\n\n| 代码 | 描述 |\n|---|---|\n| 204 | 好 |\n| 410 | 无 |\n"
    )
    first, second = page_of(text, "zh").operations
    assert [row.code.value for row in first.statuses] == ["200", "404"]
    assert [row.code.value for row in second.statuses] == ["204", "410"]
    assert (first.sections, second.sections) == ((1,), (2,))


def test_one_endpoint_owns_the_whole_page() -> None:
    (operation,) = page_of(
        "# T\n\n## A\n\n```\nGET https://h/v1/a\n```\n\n## B\n\n| Code | Text |\n|---|---|\n| 200 | a |\n| 404 | b |\n",
        "de",
    ).operations
    assert operation.sections == (0, 1, 2)
    assert [row.code.value for row in operation.statuses] == ["200", "404"]


def test_a_table_of_endpoints_owns_nothing_and_repeats_nothing() -> None:
    text = (
        "# 船\n\n| 方法 | 路径 |\n|---|---|\n| `GET` | /v1/a |\n| DELETE | `/v1/a/{id}` |\n| POST | `/v1/b` |\n\n"
        "## 一\n\n```\nGET https://h/v1/a\n```\n\n| 代码 | 描述 |\n|---|---|\n| 200 | 好 |\n| 404 | 无 |\n"
    )
    page = page_of(text, "zh")
    assert [
        (row.method and row.method.value, row.path.value, len(row.statuses)) for row in page.operations
    ] == [
        ("DELETE", "/v1/a/{id}", 0),
        ("POST", "/v1/b", 0),
        ("GET", "/v1/a", 2),
    ]
    assert page.operations[0].sections == ()
    assert [str(row.path.span) for row in page.operations][:2] == ["x/page.md:6:12", "x/page.md:7:10"]


def test_a_table_that_describes_one_endpoint() -> None:
    text = "# T\n\n| Methode | POST |\n|---|---|\n| URL | `https://h/v1/a` |\n| Format | JSON |\n\n* `x` (Erforderlich)\n* `y` (Optional)\n"
    (operation,) = page_of(text, "de").operations
    assert (operation.method and operation.method.value, operation.server.value, operation.path.value) == (
        "POST",
        "https://h",
        "/v1/a",
    )
    assert [row.name.value for row in operation.body] == ["x", "y"]
