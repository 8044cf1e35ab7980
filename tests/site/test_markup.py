"""Prose of untrusted pages becomes harmless HTML."""

import pytest
from markdown_it import MarkdownIt

from specglot.model.page import Atom, Prose
from specglot.model.source import Span
from specglot.site.markup import Renderer, dropped_links, safe, scheme

SPAN = Span(path="de/a.md", line=3, column=1, end_line=3, end_column=2)


def prose(markdown: str, *atoms: Atom) -> Prose:
    return Prose(markdown=markdown, text=markdown, span=SPAN, atoms=atoms)


def resolve(page: str, target: str) -> str | None:
    kind = scheme(target)
    if kind:
        return target if kind in ("http", "https", "mailto") else None
    return "b.html" if page == "de/a.md" and target == "b.md" else None


def html(markdown: str) -> str:
    return Renderer(markdown=MarkdownIt("commonmark", {"html": True}).render)(prose(markdown), resolve)


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)></svg>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=' jAvA\tscript:alert(1)'>x</a>",
        "<a href='&#106;avascript:alert(1)'>x</a>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](https://elsewhere.example/pixel.png)",
        "<iframe src=https://elsewhere.example></iframe>",
        "<p style='background:url(//elsewhere.example)'>x</p>",
        "<form action=//elsewhere.example><input></form>",
        "<math><mi//xlink:href='data:x,<script>alert(4)</script>'>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "{{ 7 * 7 }} {% include '/etc/passwd' %} {# x #}",
    ],
)
def test_attacks_leave_nothing_that_runs_or_loads(attack: str) -> None:
    made = html(f"before {attack} after").lower()
    for bad in (
        "<script",
        "onerror=",
        "onload=",
        "javascript:",
        "data:",
        "<img",
        "<iframe",
        "style=",
        "<form",
        "src=",
    ):
        if bad in made:
            # What is left of an attack may only be text.
            assert f"&lt;{bad.strip('<')}" in made or (
                "<" not in made.split(bad)[0][-1:] and "<a" not in made
            )
    assert "49" not in made


def test_breaks_code_and_lists_stay() -> None:
    assert html("**a** `b` <br/> c") == "<strong>a</strong> <code>b</code> <br> c"
    assert html("x <ul><li>0 - y</li></ul>").count("<li>") == 1


def test_local_links_are_resolved_and_dead_ones_keep_their_text() -> None:
    assert html("[b](b.md)") == '<a href="b.html">b</a>'
    assert "href" not in html("[b](gone.md)")
    assert "b" in html("[b](gone.md)")


def test_code_is_text() -> None:
    assert html("`<b>{uri}</b>`") == "<code>&lt;b&gt;{uri}&lt;/b&gt;</code>"


def test_several_paragraphs_keep_their_tags() -> None:
    assert html("a\n\nb").count("<p>") == 2
    assert safe("<p>one</p>", lambda _: None) == "one"


def test_a_dropped_link_is_a_finding_at_its_place() -> None:
    there = Span(path="de/a.md", line=9, column=4, end_line=9, end_column=20)
    bad = Atom(kind="link", text="x", span=there, target="JavaScript:alert(1)")
    good = Atom(kind="link", text="y", span=SPAN, target="https://example.org")
    found = dropped_links(prose("[x](JavaScript:alert(1))", bad, good))
    assert [(item.rule, item.primary) for item in found] == [("unsafe-link", there)]
