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
    (operation,) = page_of("# T\n\n## A\n\n```\nGET https://h/v1/a\n```\n\n## B\n\n| Code | Text |\n|---|---|\n| 200 | a |\n| 404 | b |\n", "de").operations
    assert operation.sections == (0, 1, 2)
    assert [row.code.value for row in operation.statuses] == ["200", "404"]
