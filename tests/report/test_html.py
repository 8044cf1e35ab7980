"""The HTML report: one file, no requests, no text of a page read as markup."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

from hypothesis import given
from msgspec.structs import replace
from report_samples import RUN, golden, hostile, many, runs

from specglot.report.finding import Run
from specglot.report.html import render

ALLOWED = {
    "a": {"class", "href", "data-page", "data-locale", "title", "rel"},
    "details": {"class", "data-severity", "data-page", "data-locale"},
    "pre": {"dir", "lang"},
    "span": {"class", "title"},
    "figure": {"class"},
    "section": {"id"},
    "mark": {"class"},
    "p": {"class"},
    "th": {"scope"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "html": {"lang"},
    "meta": {"charset", "http-equiv", "content", "name"},
    "form": {"hidden"},
    "input": {"type", "name", "placeholder", "aria-label", "value", "checked"},
    "label": {"class"},
    "button": {"type"},
    "output": {"class"},
}
BARE = {
    "head",
    "title",
    "style",
    "body",
    "h1",
    "h2",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "main",
    "summary",
    "b",
    "strong",
    "code",
    "figcaption",
    "script",
}


class Reader(HTMLParser):
    """Checks every tag and attribute, and collects text and links."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: set[str] = set()
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED or tag in BARE, tag
        assert {key for key, _ in attrs} <= ALLOWED.get(tag, set()), (tag, attrs)
        self.tags.append(tag)
        self.links |= {value or "" for key, value in attrs if key == "href"}

    def handle_data(self, data: str) -> None:
        self.text += data


def body(text: str) -> str:
    """The report without its style and script, and without what changes with them."""
    text = re.sub(r"'sha256-[^']*'", "'sha256-…'", text)
    return re.sub(r"<style>.*?</style>|<script>.*?</script>", "", text, flags=re.DOTALL)


def test_golden() -> None:
    text = body(render(RUN))
    assert text == golden("html.html", text)


def test_it_asks_nobody_for_anything() -> None:
    text = render(RUN)
    found = Reader(text)
    assert (found.tags.count("script"), found.tags.count("style")) == (1, 1)
    assert not re.search(r"url\(|@import|\bsrc=|fetch\(|XMLHttp|innerHTML|<link", text)
    assert {link for link in found.links if not link.startswith("#")} == {
        "https://example.org/rules/m/",
        "https://example.org/rules/required-differs/",
    }


def test_the_policy_allows_our_script_and_style_only() -> None:
    text = render(RUN)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    for kind, tag in (("script", "script"), ("style", "style")):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert content is not None
        digest = b64encode(sha256(content[1].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]


def test_the_matrix_tells_found_clean_and_missing_apart() -> None:
    row = re.search(r"<tr><th scope=\"row\">cart</th>(.*?)</tr>", render(RUN))
    assert row is not None
    assert re.findall(r">([^<>]+)</(?:a|span)>", row[1]) == ["2", "–", "✓", "1"]


def test_hostile_text_is_text() -> None:
    text = render(hostile())
    found = Reader(text)
    assert found.tags.count("script") == 1
    assert "<script>alert(1)</script>" in found.text
    assert found.links == {"https://example.org/", "#page-0"}
    assert not any(character in text for character in "\x1b\u202e\u200b\x00\ufeff")
    text.encode()


def test_a_link_that_is_not_http_is_not_made() -> None:
    told = tuple(replace(finding, url="javascript:alert(1)", suppressed=None) for finding in RUN.findings)
    assert "javascript:" not in render(replace(RUN, findings=told))


def test_the_most_severe_are_shown_and_the_rest_is_counted() -> None:
    text = render(many(30), limit=12)
    assert text.count("<details ") == 12
    assert text.count('data-severity="error"') == 10
    assert "<p>18 findings, the least severe, left out; --format json has all.</p>" in text


@given(runs())
def test_only_our_tags_and_attributes(run: Run) -> None:
    text = render(run)
    found = Reader(text)
    assert found.tags.count("script") == 1
    assert text.count("<details ") == sum(finding.suppressed is None for finding in run.findings)
