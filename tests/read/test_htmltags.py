"""Raw HTML → tags and texts."""

from __future__ import annotations

import random
from html.parser import HTMLParser

import pytest

from specglot.read.htmltags import attribute, pieces


def shown(html: str) -> list[tuple[str, str]]:
    return [(kind, name or text) for kind, name, text, _ in pieces(html)]


def test_tags_and_texts_in_order() -> None:
    assert shown("<TD class='a>b'>x &lt; y<br/>é</td>\n") == [
        ("open", "td"),
        ("text", "x < y"),
        ("open", "br"),
        ("close", "br"),
        ("text", "é"),
        ("close", "td"),
        ("text", "\n"),
    ]


def test_every_piece_says_where_it_begins() -> None:
    html = "<p>a <!-- b --><b>c</b></p>"
    assert [offset for *_, offset in pieces(html)] == [0, 3, 15, 18, 19, 23]


@pytest.mark.parametrize("html", ["<!-- a -->", "<!-->x-->", "<!DOCTYPE html>", "<?xml a?>", "<![CDATA[a]>"])
def test_what_is_no_content_is_left_out(html: str) -> None:
    assert shown(html) == []


@pytest.mark.parametrize("html", ["a < b", "<", "<1>", "</", "<!-- a", "<td", "<?"])
def test_a_sign_that_begins_no_tag_is_text(html: str) -> None:
    assert "".join(text for kind, _, text, _ in pieces(html) if kind == "text") == html


def test_scripts_are_no_markup() -> None:
    assert shown("<script>if (a<b) {}</script>c") == [
        ("open", "script"),
        ("text", "if (a<b) {}"),
        ("close", "script"),
        ("text", "c"),
    ]


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        ('<a href="x.md?a&amp;b">', "x.md?a&b"),
        ("<a HREF = 'x'>", "x"),
        ("<a class=b href=x.md>", "x.md"),
        ('<a title="href=no">', ""),
        ("<a href>", ""),
    ],
)
def test_attribute(tag: str, value: str) -> None:
    assert attribute(tag, "href") == value


class Library(HTMLParser):
    """The same by the standard library."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.append(("open", tag))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(("close", tag))

    def handle_data(self, data: str) -> None:
        self.found.append(("text", data))


def joined(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    made: list[tuple[str, str]] = []
    for kind, text in found:
        if made and kind == made[-1][0] == "text":
            made[-1] = ("text", made[-1][1] + text)
        else:
            made.append((kind, text))
    return made


def test_whole_html_is_read_as_the_standard_library_reads_it() -> None:
    chance = random.Random(4)
    tags = [
        "<td>",
        "</td>",
        '<a href="x&amp;y">',
        "</a>",
        "<br/>",
        "<!-- c<d -->",
        "<ul><li>",
        "</li></ul>",
        "<TH a=b c='d>'>",
    ]
    for _ in range(300):
        html = "".join(chance.choice([*tags, "中 ", "&lt;", "a & b ", "\n"]) for _ in range(12))
        library = Library()
        library.feed(html)
        library.close()
        assert joined(shown(html)) == joined(library.found), html
