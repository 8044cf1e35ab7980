"""Masked text is as long as its source, and places in it are places in the file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from specglot.check.text import CODE, DESTINATION, TAG, Text, bare, mask
from specglot.model.source import Source, Span

PIECES = st.sampled_from(
    ["`a b`", "[x](y.md)", "<br/>", "**b**", "漢字", "a ", "\n> ", "`", "](", "<", ">", "[!DNL X]", "https://a.b/c", "\\*", "<code>", "</code>"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_masking_keeps_length_and_lines(raw: str) -> None:
    masked = mask(raw)
    assert len(masked) == len(raw)


def test_what_is_masked() -> None:
    masked = mask("a `b` <br/> [c](d.md) [!DNL E] https://f.g")
    assert masked == f"a {CODE * 3} {TAG * 5} [c]{DESTINATION * 6} {CODE * 8} {CODE * 11}"


def test_a_place_over_several_lines() -> None:
    source = Source.of("x.md", "one\n> two three\n> four\n")
    span = Span(path="x.md", line=2, column=3, end_line=3, end_column=7)
    raw = source.slice(span)
    text = Text(raw=raw, masked=mask(raw), span=span)
    start = raw.index("four")
    assert source.slice(text.at(start, start + 4)) == "four"
    start = raw.index("three")
    assert source.slice(text.at(start, start + 5)) == "three"


def test_bare_folds_typography() -> None:
    assert bare("Ａ\u00a0\u200bb&nbsp;&amp;  c") == "A b & c"
