"""Links, resolved to the page they mean."""

from __future__ import annotations

import pytest
from reading import page_of

from specglot.read.links import resolve, tail


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("events.md", "ja/ref/events"),
        ("./events.md#top", "ja/ref/events"),
        ("../overview.html?lang=de", "ja/overview"),
        ("../../de/ref/events.md", "de/ref/events"),
        ("/help/a/b.md", "/help/a/b"),
        ("/help/a/../b.md?lang=en#x", "/help/b"),
        ("%E4%BA%8B%E4%BB%B6.md", "ja/ref/事件"),
        ("v1.2-notes.md", "ja/ref/v1.2-notes"),
        ("https://example.com/a.md", None),
        ("//example.com/a.md", None),
        ("mailto:a@example.com", None),
        ("#events", None),
        ("", None),
    ],
)
def test_resolve(target: str, page: str | None) -> None:
    assert resolve(target, "ja/ref/page.md") == page


def test_tail_is_the_same_however_the_root_is_written() -> None:
    assert {
        tail(str(resolve(one, "ja/ref/page.md")))
        for one in ("/help/x/events.md", "../x/events.md", "events.html?lang=fr")
    } == {"events"}


def test_links_of_headings_paragraphs_items_cells_and_quotes() -> None:
    text = "# [t](1.md)\n\n[p](2.md)\n\n* [i](3.md)\n\n| [h](4.md) |\n|---|\n| [c](5.md) |\n\n> [q](6.md)\n"
    assert [(link.text, link.page) for link in page_of(text).links] == [
        ("t", "x/1"), ("p", "x/2"), ("i", "x/3"), ("h", "x/4"), ("c", "x/5"), ("q", "x/6"),
    ]  # fmt: skip


def test_a_destination_that_is_no_url() -> None:
    assert resolve("https://[x](b.md)", "de/a.md") is None
