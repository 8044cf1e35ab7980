"""Links that mean one page agree however they are written."""

from __future__ import annotations

import pytest

from specglot.check.links import canonical, meaning, same
from specglot.model.page import LinkRow, Located
from specglot.model.source import Span
from specglot.read.links import resolve

HERE = Span(path="de/ref/a.md", line=1, column=1, end_line=1, end_column=2)


def means(target: str, path: str = "de/ref/a.md") -> tuple[str, ...]:
    return meaning(
        LinkRow(text="x", target=Located(value=target, raw=target, span=HERE), page=resolve(target, path))
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/help/media/ref/b.md", "../../media/ref/b.md"),
        ("b.md", "/help/media/ref/b.md?lang=de"),
        ("b.md#x", "./b.md"),
        ("https://example.com/de/docs/b.html", "https://example.com/docs/b"),
        ("https://www.example.com/ja-JP/b", "http://example.com/b/"),
    ],
)
def test_same(one: str, other: str) -> None:
    assert same(means(one), means(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("b.md", "c.md"),
        ("/help/media/ref/b.md", "/help/media/impl/b.md"),
        ("https://example.com/b", "https://example.com/c"),
    ],
)
def test_different(one: str, other: str) -> None:
    assert not same(means(one), means(other))


def test_canonical_gives_one_name_to_one_page() -> None:
    named = canonical([means("b.md"), means("/help/media/ref/b.md"), means("c.md")])
    assert len(set(named.values())) == 2


def test_a_target_that_is_no_url_means_itself() -> None:
    odd = "https://[x](b.md)"
    assert meaning(LinkRow(text="x", target=Located(value=odd, raw=odd, span=HERE), page=None)) == ("", odd)
