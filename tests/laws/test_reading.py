"""Laws of reading: places are exact, nothing is lost, nothing raises."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from specglot.lexicon import available, lexicon_for, neutral
from specglot.model.page import Page
from specglot.model.source import Source, Span
from specglot.read.blocks import Block, Heading, Inline, ListBlock, Paragraph, Quote, Run, Table
from specglot.read.columns import columns
from specglot.read.markdown import blocks
from specglot.read.page import read_page
from specglot.read.samples import read_sample

WORDS = st.sampled_from(
    [
        "再生ヘッド",
        "秒単位",
        "必須",
        "字段",
        "请求主体",
        "可选",
        "Größe",
        "événement",
        "à",
        "ação",
        "매개변수",
        "사용",
        "field",
        "A",
        "𝒜𝒷",
        "e\u0301",
        "１２",
    ]
)
CODE = st.sampled_from(["`ts`", "`playerTime`", "`` a`b ``", "`a  b`", "`{sid}`", "`值`"])
ODD = st.sampled_from(
    [
        "&lt;",
        "&amp;",
        "&nbsp;",
        "&#x4e2d;",
        r"\*",
        r"\_",
        r"\|",
        r"\\",
        "\u200b",
        "\u00a0",
        "!",
        "<br/>",
        "（",
        "）",
        "「",
    ]
)
STYLED = st.builds("{0}{1}{0}".format, st.sampled_from(["**", "*", "***"]), WORDS)
LINKED = st.builds(
    "[{}]({})".format,
    st.one_of(WORDS, CODE, STYLED),
    st.sampled_from(["a.md", "/help/é.md#x", "<b c.md>", 'd.md "題"', "e_(f).md"]),
)
INLINE = st.lists(st.one_of(WORDS, CODE, ODD, STYLED, LINKED), min_size=1, max_size=6).map(" ".join)
GLUED = st.lists(st.one_of(WORDS, CODE, ODD), min_size=1, max_size=6).map("".join)
LINE = (
    st.one_of(INLINE, GLUED)
    .map(str.strip)
    .filter(lambda text: bool(text) and not re.match(r"[-+*>#`~|!<=0-9]", text))
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Markdown as pages are written: headings, nested lists at any indent, tables, quotes, in several scripts."""
    parts: list[str] = []
    for kind in draw(
        st.lists(st.sampled_from(["heading", "paragraph", "list", "table", "quote"]), min_size=1, max_size=4)
    ):
        if kind == "heading":
            parts.append(f"## {draw(LINE)}" + draw(st.sampled_from(["", " {#slug}", "{#slug}"])))
        elif kind == "paragraph":
            parts.append("\n".join(draw(st.lists(LINE, min_size=1, max_size=3))))
        elif kind == "list":
            mark, indent = draw(st.sampled_from(["*", "-", "+"])), draw(st.sampled_from([2, 3, 4]))
            lines: list[str] = []
            for _ in range(draw(st.integers(1, 3))):
                lines.append(f"{mark} {draw(LINE)}")
                lines += [f"{' ' * indent}{mark} {draw(LINE)}" for _ in range(draw(st.integers(0, 2)))]
            parts.append("\n".join(lines))
        elif kind == "table":
            cells = st.lists(st.one_of(LINE, st.just("")), min_size=2, max_size=3)
            rows = [draw(cells), *draw(st.lists(cells, max_size=3))]
            rows[0] = [cell or "h" for cell in rows[0]]
            shape = "| {} |" if draw(st.booleans()) else "|{}|"
            written = [shape.format(" | ".join(row)) for row in rows]
            parts.append("\n".join([written[0], "|" + "---|" * len(rows[0]), *written[1:]]))
        else:
            parts.append("\n".join(f"> {line}" for line in draw(st.lists(LINE, min_size=1, max_size=3))))
    return "\n\n".join(parts) + "\n"


def inlines(found: tuple[Block, ...]) -> list[Inline]:
    got: list[Inline] = []
    for block in found:
        if isinstance(block, ListBlock):
            for item in block.items:
                got += inlines(item.blocks)
        elif isinstance(block, Quote):
            got += inlines(block.blocks)
        elif isinstance(block, Table):
            got += [cell for line in (block.header, *block.rows) for cell in line.cells]
        elif isinstance(block, Heading | Paragraph):
            got.append(block.inline)
    return got


def written_as(run: Run, raw: str, *, escaped: bool) -> bool:
    """Whether a run may come from a piece of source. In a table cell `\\|` is a pipe, in code too."""
    if escaped:
        raw = raw.replace("\\|", "|") if run.kind == "code" else raw
    if run.kind == "code":
        ticks = re.match(r"`+", raw)
        inner = raw[ticks.end() : -ticks.end()] if ticks else raw
        inner = re.sub(
            r"\n[ \t>]*", " ", inner
        )  # the marks of a quote or the indent of an item on the next line
        bare = inner[1:-1] if inner[:1] == inner[-1:] == " " and inner.strip() else inner
        return ticks is not None and bare == run.text
    if run.kind == "html":
        return raw == run.text
    return (
        raw == run.text
        or html.unescape(raw) == run.text
        or re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", raw) == run.text
    )


@given(documents())
def test_a_span_covers_the_source_of_its_run(text: str) -> None:
    source = Source.of("p.md", text)
    for inline in inlines(blocks(source)):
        for run in inline.runs:
            if run.text.strip("\n"):
                raw = source.slice(run.span)
                assert written_as(run, raw, escaped="|" in source.line(run.span.line)), (run, raw)
        for link in inline.links:
            raw = source.slice(link.span)
            assert raw.startswith("[")
            assert raw.endswith(")")
            assert source.slice(link.target_span).strip("<>") == link.target


@given(documents())
def test_spans_of_an_inline_follow_one_another(text: str) -> None:
    for inline in inlines(blocks(Source.of("p.md", text))):
        places = [
            (run.span.line, run.span.column, run.span.end_line, run.span.end_column) for run in inline.runs
        ]
        assert places == sorted(places)
        assert all(one[2:] <= other[:2] for one, other in pairwise(places))


def page(text: str, locale: str = "ja") -> Page:
    source = Source.of("p.md", text)
    return read_page(
        source,
        blocks(source),
        locale=locale,
        locale_by="config",
        neutral="p.md",
        words=lexicon_for(locale) or neutral(),
    )


@given(documents(), st.sampled_from(available()))
def test_every_block_is_accounted_for(text: str, locale: str) -> None:
    """Each top-level block stands among the page's block rows with a role; what is unread keeps its place."""
    source = Source.of("p.md", text)
    rows = {(row.span, row.kind) for row in page(text, locale).blocks}
    for block in blocks(source):
        assert (block.span, type(block).__name__.lower().replace("listblock", "list")) in rows
    assert all(row.role for row in page(text, locale).blocks)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_a_page(text: str) -> None:
    assert page(text).sections


@given(st.text(alphabet="`~#*|>-[](){}:<!\"'\\&; \n\tab1必需", max_size=120))
def test_any_markup_is_a_page(text: str) -> None:
    found = page(text)
    lines = Source.of("p.md", text).lines
    assert all(1 <= row.span.line <= row.span.end_line <= len(lines) for row in found.blocks)


# Keys like `<name>` and `{name}` stand for many keys and are read as none.
KEYS = st.text(min_size=1, max_size=5).filter(lambda key: not re.fullmatch(r"<+[^<>]+>+|\{[^{}]+\}", key))
JSON = st.recursive(
    st.one_of(
        st.integers(),
        st.booleans(),
        st.none(),
        st.text(max_size=5),
        st.floats(allow_nan=False, allow_infinity=False),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=10,
)
KINDS = {
    dict: "object",
    list: "array",
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    type(None): "null",
}


def expected(value: object, pointer: str = "") -> list[tuple[str, str]]:
    found = [(pointer, KINDS[type(value)])]
    if isinstance(value, dict):
        for key, inner in value.items():
            found += expected(inner, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for inner in value:
            found += expected(inner, f"{pointer}/*")
    return found


@given(JSON.filter(lambda value: isinstance(value, dict | list)), st.sampled_from([None, 2, 4]))
def test_strict_json_reads_as_json(value: object, indent: int | None) -> None:
    import json

    text = json.dumps(value, indent=indent, ensure_ascii=False)
    if "\u2028" in text or "\x85" in text:
        return
    sample = read_sample(text, "p.md", 1, (), Span(path="p.md", line=1, column=1, end_line=1, end_column=1))
    assert sample.exact
    assert [(entry.path, entry.type) for entry in sample.entries] == expected(value)


@given(st.text(alphabet="{}[]\",:'<>./*#\\ \nab1truenl…“”", max_size=80))
def test_any_sample_is_read_to_its_end(text: str) -> None:
    sample = read_sample(text, "p.md", 1, (), Span(path="p.md", line=1, column=1, end_line=1, end_column=1))
    assert sample.text == text


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["`a.b`", "`c`", "d_e", "词"]),
            st.sampled_from(["Y", "N", "1", "0", "是", "否", ""]),
            st.text("ab \u4e2d", max_size=4),
        ),
        max_size=5,
    ),
    st.sampled_from(available()),
)
def test_columns_never_share_a_meaning(rows: list[tuple[str, str, str]], locale: str) -> None:
    lines = ["| A | B | C |", "|---|---|---|", *("| " + " | ".join(row) + " |" for row in rows)]
    (table, *_) = blocks(Source.of("p.md", "\n".join(lines)))
    assert isinstance(table, Table)
    found = columns(table, lexicon_for(locale) or neutral())
    assert len(set(found.values())) == len(found)
    assert all(0 <= index < 3 for index in found.values())
