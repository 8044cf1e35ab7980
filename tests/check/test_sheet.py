"""A page's texts end to end are what they are one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specglot.check.sheet import Sheet, sheet_of
from specglot.check.text import SEAM, mask
from specglot.pipeline import read_texts

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.glob("[a-z][a-z]/*.md"))

PIECES = st.sampled_from(
    ["`a b`", "``", "`", "[x](y.md)", "](", "<br/>", "<code>", "</code>", "<!--", "-->", "<", ">", "\n> ", "[!NOTE]", "[!DNL X", "]",
     "https://a.b/c", "(", ")", '"', "\\`", "漢字", "a ", "**b**"]
)  # fmt: skip


def sheet(path: str, text: str) -> Sheet:
    book = read_texts({path: text})
    return sheet_of(book.pages[0], book.sources[0])


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), min_size=1, max_size=5))
def test_many_texts_are_masked_as_each_alone(raws: list[str]) -> None:
    assert mask(SEAM.join(raws)) == SEAM.join(map(mask, raws))


@pytest.mark.parametrize("path", PAGES)
def test_each_text_is_the_source_at_its_place(path: str) -> None:
    text = (DOCS / path).read_text("utf-8")
    book = read_texts({path: text})
    page, source = book.pages[0], book.sources[0]
    found = sheet_of(page, source)
    for index, row in enumerate(page.texts):
        raw = source.slice(row.prose.span) or row.prose.markdown
        assert (found.text(index).raw, found.text(index).masked) == (raw, mask(raw))
        assert found.index(found.starts[index]) == index
        assert found.index(found.starts[index] + len(raw)) == index
        inside = [
            link
            for link in sorted(page.links, key=lambda link: link.target.span)
            if (row.prose.span.line, row.prose.span.column)
            <= (link.target.span.line, link.target.span.column)
            < (row.prose.span.end_line, row.prose.span.end_column)
        ]
        assert list(found.links[index]) == inside


def test_texts_that_hold_a_string() -> None:
    found = sheet("de/a.md", "# Eins\n\nZwei und zwei und drei.\n\nVier.\n\nUnd.\n")
    assert list(found.holding(["und", "Und"])) == [1, 3]
    assert list(found.holding(["nichts"])) == []


def test_without_its_source_a_text_is_its_markdown() -> None:
    book = read_texts({"de/a.md": "Ein `Wort`.\n"})
    assert sheet_of(book.pages[0], None).raw == "Ein `Wort`."
