"""Prose as Markdown that no generator can be hurt by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from specglot.model.page import Prose
from specglot.model.source import Span
from specglot.site.plaintext import fence, inline, line, span

SPAN = Span(path="a.md", line=1, column=1, end_line=1, end_column=1)
RAW = MarkdownIt("commonmark", {"html": True}).enable("table")


def prose(markdown: str) -> Prose:
    return Prose(markdown=markdown, text=markdown, span=SPAN)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a `<b>` c", "a `<b>` c"),
        ("a<br/>b", "a b"),
        ("<script>x</script>", "&lt;script>x&lt;/script>"),
        ("see [x](b.md)", "see [x](there.md)"),
        ("see [`x`](<b.md>)", "see [`x`](there.md)"),
        ("see [x](javascript:alert)", "see [x]"),
        ("a | b\nc", "a \\| b c"),
        ("{#id} {{ x }}", "&#123;#id} &#123;&#123; x }}"),
    ],
)
def test_inline(markdown: str, expected: str) -> None:
    assert inline(prose(markdown), lambda _, target: "there.md" if target == "b.md" else None) == expected


@given(st.text())
def test_no_raw_html_comes_out(text: str) -> None:
    tokens = [
        child
        for token in RAW.parse(inline(prose(text), lambda *_: None))
        for child in (token, *(token.children or ()))
    ]
    assert not [token for token in tokens if token.type in ("html_block", "html_inline")]


@given(st.text())
def test_plain_text_has_no_markup(text: str) -> None:
    tokens = [child.type for token in RAW.parse("x " + line(text)) for child in (token.children or ())]
    assert set(tokens) <= {"text", "text_special"}


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_a_code_span_holds_any_text(text: str) -> None:
    (paragraph,) = [token for token in RAW.parse("x " + span(text)) if token.type == "inline"]
    assert [child.type for child in paragraph.children or ()][-1] == "code_inline"


@given(st.text(alphabet="`~a\n "))
def test_a_fence_holds_any_text(text: str) -> None:
    tokens = RAW.parse("\n".join(fence("x", text)))
    assert [token.type for token in tokens] == ["fence"]
