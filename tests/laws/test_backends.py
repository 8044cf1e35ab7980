"""Laws of parsing: whoever parses a page, and however fast, it is the same page."""

from __future__ import annotations

import random
import unicodedata
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from damage import SIGNS, damaged
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin
from reading import WHOLE, by_pulldown

from specglot.model.source import Source
from specglot.read import markdownit, tokens
from specglot.read.inline import place
from specglot.read.markdown import blocks
from specglot.read.pipes import BLANKS
from specglot.read.places import Line, Places
from specglot.read.simple import simple

ROOT = Path(__file__).parent.parent.parent
HTML = """\
<table><thead><tr><th>Feld</th><th>Typ</th></tr></thead>
<tr><td><code>a_b</code></td><td>Zahl <a href="x.md?a&amp;b">s. dort</a><br/>mehr</td></tr></table>
"""
WRAPPED = """\
Ein Satz mit **fetter
Schrift** und [einem
Verweis](a/b.md "t") und `Kode
auf zwei Zeilen`.

* a
  b `c`

  > d *e*
  > f\\
  g

1. | a | b |
   |---|---|
   | x \\| y | `z` |

   ```http
   GET /v1/{id}
   ```
2.   weit
     weg
"""
LINES = [
    *(
        "* a\n",
        " * b\n",
        "  * c\n",
        "   * d\n",
        "    * e\n",
        "- f\n",
        "1. g\n",
        "   2. h\n",
        "*\n",
        "  *\n",
        "2. w\n",
    ),
    *(
        "\n",
        "\n",
        "\n",
        "   \n",
        " \t\n",
        "  i\n",
        " j\n",
        "   k\n",
        "    l\n",
        "m\n",
        "\tx\n",
        "+++ t\n",
        "  [u](v)\n",
    ),
    *("> n\n", ">  o\n", "> * p\n", "```\n", "  ```\n", "   ```\n", "***\n", " ***\n", " # q\n", "## y\n"),
    *("| r\n", "  | s |\n", "  |---|\n", "| r |\n", "|---|\n", "<p>\n", "  <p>\n", "<!-- z\n", "-->\n"),
]
HARMLESS = [WHOLE, HTML, WRAPPED]


@cache
def pages() -> list[str]:
    """Pages of our own."""
    files = sorted((ROOT / "docs").rglob("*.md"))
    return [*HARMLESS, *(file.read_text("utf-8") for file in files)]


def damaged_pages(seed: int, count: int, more: list[str] | None = None) -> list[str]:
    chance = random.Random(seed)
    return [damaged(more or pages(), chance) for _ in range(count)]


@cache
def library() -> MarkdownIt:
    """The library as it comes, with the settings that make a difference."""
    parser = MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
    parser.disable("text_join")
    parser.normalizeLink = lambda url: url
    parser.normalizeLinkText = lambda url: url
    parser.validateLink = lambda url: True
    return parser


FIELDS = ("type", "tag", "nesting", "attrs", "map", "level", "content", "markup", "info", "block", "hidden")


def plain(token: Any) -> tuple[Any, ...]:
    children = [plain(child) for child in token.children or ()]
    return (*(getattr(token, field) for field in FIELDS), children)


def by_library(text: str) -> list[Any]:
    """The library's tokens; of a table its lines and the content of its cells."""
    found: list[Any] = []
    table: list[Any] | None = None
    for token in library().parse(text):
        if token.type == "table_open":
            table = [token.map]
        elif token.type == "table_close":
            found.append(table)
            table = None
        elif table is None:
            found.append(plain(token))
        elif token.type == "tr_open":
            assert token.map
            table.append((token.map[0], []))
        elif token.type == "inline":
            table[-1][1].append((token.content, [plain(child) for child in token.children or ()]))
    return found


def by_us(text: str) -> list[Any]:
    """The same of our calls of its rules."""
    found: list[Any] = []
    made, env = markdownit.parse(text)

    def inline(content: str) -> list[Any]:
        if children := markdownit.parse_inline(content, env):
            return children
        return [Token("text", "", 0, content=content)] if content else []

    for token in made:
        if token.type == "table":
            width = token.meta["width"]
            rows = [
                (line, ([cell[0] for cell in cells] + [""] * width)[:width])
                for line, cells in token.meta["rows"]
            ]
            found.append(
                [
                    token.map,
                    *(
                        (line, [(cell, [plain(one) for one in inline(cell)]) for cell in cells])
                        for line, cells in rows
                    ),
                ]
            )
        else:
            if token.type == "inline":
                token.children = inline(token.content)
            found.append(plain(token))
    return found


def test_the_rules_are_called_as_the_library_calls_them() -> None:
    for text in (*pages(), *damaged_pages(1, 300)):
        if text.startswith("- -"):  # the library also looks for front matter in a list
            continue
        assert by_us(text) == by_library(text), text


def test_blanks_are_those_of_the_library() -> None:
    from markdown_it.common.utils import MD_TRIM_CHARS

    assert BLANKS == MD_TRIM_CHARS


CONTENT = st.lists(
    st.sampled_from(
        [
            *"*_`[]()!<>&\\ab. \n",
            *(
                "**",
                "``",
                "](",
                "](x)",
                "[a](b)",
                "`c`",
                " **d** ",
                "_e_",
                "e_f",
                "__",
                "中",
                "。",
                "[!D ",
                "&amp;",
            ),
            *(
                "<br>",
                "</b>",
                "<a b>",
                '<a b="c">',
                "`<d>`",
                "`](`",
                "`\\`",
                "&#39;",
                "&#x200B;",
                "&nope;",
                "![a](b)",
            ),
            *("![](c.png)", "![a", "\\*", "\\_", "\\[", "\\`", "é", "\u0301", "\u200b", "\u00a0", "—"),
        ]
    ),
    max_size=14,
).map("".join)


def places(content: str) -> Line | Places:
    """Places of content whose lines begin at the same column."""
    if "\n" not in content:
        return Line("p.md", 3, 7)
    lengths = [len(line) + 1 for line in content.split("\n")]
    starts = list(accumulate(lengths[:-1], initial=0))
    return Places("p.md", starts, range(3, 3 + len(lengths)), [7] * len(lengths))


@given(CONTENT)
def test_what_takes_no_parser_is_what_the_parser_makes_of_it(written: str) -> None:
    content = written.strip(BLANKS)
    found = simple(content, places(content))
    if found is not None:
        assert found == place(content, markdownit.parse_inline(content, {}), places(content))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "Ein Satz.",
        "`a` und ` b ` und `  `",
        "**fett** und **`kode`** sind *",
        "*kursiv*",
        "中**重要**：",
        "[a](b.md), [`c` d](e_f.md#g) [!DNL h]",
        "a_b_c [x] !",
        "a < b & c > d",
        "`<id>` `&amp;` `\\_` <br/> **<b>x</b>** d",
        "`/a/`*`<b>`*`/c` und _(d)_, **e** *f*",
        r"a\*b &lt;c&gt; d&#39;e &#x200B;f &nope;",
        "![a b](c/d.png) [x](y) ![](z)",
        "a\n**b** `c`\nd",
        "d_ [e_] f* 「**[!D g]**」_h_。",
        '<a name="b">c</a>',
    ],
)
def test_simple_content_is_read_without_a_parser(content: str) -> None:
    found = simple(content, places(content))
    assert found == place(content, markdownit.parse_inline(content, {}), places(content))


@pytest.mark.parametrize(
    "content",
    [
        "a  \nb",
        r"\a",
        r"\__a_",
        "`a\nb`",
        "``a``",
        "<br a=b>",
        "&#7;",
        "[a](b 'c')",
        "![a *b*](c)",
        "_a*b_",
        "[](a`b)`c",
        "***a***",
        "*a **b***",
        "`a",
        "€*(a)*",
    ],
)
def test_where_there_is_a_doubt_the_parser_is_asked(content: str) -> None:
    assert simple(content, Line("p.md", 1, 1)) is None


def test_brackets_may_be_links_where_the_page_defines_some() -> None:
    assert simple("[a]", Line("p.md", 1, 1), references=True) is None


def disagreement(text: str) -> tuple[Any, Any] | None:
    """What the reference says of a page, and what is said otherwise.

    That is by the other parser, where it reads the page, and by reading what is simple without a parser, with either of
    them for the rest.
    """
    source = Source.of("p.md", text)
    slow = tokens.blocks(source)
    for fast in (by_pulldown(source), blocks(source, "markdown-it"), blocks(source, "pyromark")):
        if fast is not None and fast != slow:
            return fast, slow
    return None


def test_both_parsers_give_the_same_blocks_of_our_pages() -> None:
    read = 0
    for text in pages():
        read += by_pulldown(Source.of("p.md", text)) is not None
        assert disagreement(text) is None, text
    assert read > 0.8 * len(pages())  # else it would prove little


@pytest.mark.parametrize("seed", range(4))
def test_both_parsers_give_the_same_blocks_of_damaged_pages(seed: int) -> None:
    read = 0
    for text in damaged_pages(seed, 300):
        read += by_pulldown(Source.of("p.md", text)) is not None
        assert disagreement(text) is None, text
    assert read > 150


@given(st.lists(st.sampled_from(LINES), max_size=12).map("".join))
def test_both_parsers_give_the_same_blocks_of_lines_in_any_order(text: str) -> None:
    assert disagreement(text) is None


@given(st.lists(st.sampled_from([*SIGNS, "a", "b", "\n", "\n"]), max_size=20).map("".join))
def test_both_parsers_give_the_same_blocks_of_anything(text: str) -> None:
    assert disagreement(text) is None


@pytest.mark.parametrize("content", ["a*{}b*", "*a{}*b", "**a**{}b", "a{}**b**", "_a{}_", "{}_a_"])
def test_both_parsers_know_the_same_punctuation(content: str) -> None:
    """Stars beside every sign of the plane that pages are written in, and the signs and pictures above it."""
    codes = (*range(0xA1, 0xD800), *range(0xF900, 0xFFFE), *range(0x1F000, 0x1FB00))
    signs = [chr(code) for code in codes if unicodedata.category(chr(code))[0] != "L"]
    for start in range(0, len(signs), 500):
        some = [content.format(sign) for sign in signs[start : start + 500]]
        if disagreement("\n\n".join(some)) is not None:
            assert [one for one in some if disagreement(one) is not None] == []


@pytest.mark.shared
@pytest.mark.parametrize(
    "book", ["corpus/media-collection", "corpus/audience-manager", "corpus/bk-job", "seeds"]
)
def test_both_parsers_give_the_same_blocks_of_the_example_books(shared: Path, book: str) -> None:
    texts = [
        file.read_text("utf-8")
        for file in sorted((shared / book).rglob("*"))
        if file.suffix in {".md", ".txt"}
    ]
    assert texts
    read = 0
    for text in texts:
        read += by_pulldown(Source.of("p.md", text)) is not None
        assert disagreement(text) is None, text
    assert read > 0.8 * len(texts)
    for text in damaged_pages(5, 300, texts):
        assert disagreement(text) is None, text
