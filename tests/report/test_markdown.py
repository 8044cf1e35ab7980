"""A pull-request comment: rendered, it says what was found and nothing else."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace
from report_samples import RUN, golden, hostile, many, runs

from specglot.report.finding import Run
from specglot.report.markdown import escaped, prose, render
from specglot.report.visible import one_line

OURS = {
    "details",
    "summary",
    "code",
    "sub",
    "br",
    "a",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "h3",
    "p",
}


class Reader(HTMLParser):
    """Collects tags, link targets and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: set[str] = set()
        self.text = ""
        self.feed(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links |= {value or "" for key, value in attrs if key in ("href", "src")}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_golden() -> None:
    text = render(RUN)
    assert text == golden("markdown.md", text)


def test_nothing_found() -> None:
    assert render(replace(RUN, findings=())) == (
        "<!-- specglot -->\n### specglot: no findings\n\n<sub>3 pages in 4 locales, specglot 1.2.3</sub>\n"
    )


def test_hostile_text_is_text() -> None:
    text = render(hostile())
    found = Reader(text)
    assert found.tags <= OURS
    assert found.links == {"https://example.org/"}
    assert not re.search(r"[@#]\w", re.sub(r"&#\d+;", "", text))
    assert "<script>alert(1)</script>" in found.text


def test_a_comment_fits_and_says_what_it_left_out() -> None:
    text = render(many(10_000))
    assert 50_000 < len(text.encode()) < 65_536
    assert text.count("| 🔴 error |") > 100
    assert "| 🔵 note |" not in text
    assert re.search(r"… and 9,\d\d\d findings more, the least severe; `--format json` has all\.", text)


def test_hostile_text_fits_too() -> None:
    run = hostile("`|<" * 20_000)
    assert len(render(run).encode()) < 65_536


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`items` 必須", "<code>items</code> 必須"),
        ("a | b", "a &#124; b"),
        ("@team #12", "@<!-- -->team #<!-- -->12"),
        ("`<x|y>`", "<code>&#60;x&#124;y&#62;</code>"),
        ("zwei\nZeilen", "zwei Zeilen"),
        ("un`paired", "un&#96;paired"),
    ],
)
def test_prose(text: str, expected: str) -> None:
    assert prose(text) == expected


@given(st.text())
def test_escaped_text_renders_as_itself(text: str) -> None:
    shown = one_line(text)
    found = Reader(f"| h |\n|---|\n| .{escaped(shown)}. |\n")
    assert found.tags <= {"table", "thead", "tbody", "tr", "th", "td"}
    assert f".{shown}." in found.text


@given(runs())
def test_rendered_it_holds_our_tags_only(run: Run) -> None:
    text = render(run)
    assert len(text.encode()) < 65_536
    found = Reader(text)
    assert found.tags <= OURS
    assert found.links <= {"https://example.org/"}


def test_pages_with_errors_come_first() -> None:
    blank = RUN.findings[0]
    early = replace(
        blank, diagnostic=replace(blank.diagnostic, primary=replace(blank.diagnostic.primary, path="a"))
    )
    text = render(replace(RUN, findings=(*RUN.findings, early)))
    assert re.findall(r"<summary><code>([^<]*)<", text) == ["de/cart.md", "a", "zh/cart.md"]
