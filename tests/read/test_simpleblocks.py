"""Which blocks are read without a parser."""

from __future__ import annotations

import pytest

from specglot.model.source import Source
from specglot.read import tokens
from specglot.read.blocks import Paragraph
from specglot.read.simpleblocks import blocks, front_matter


class AskedError(Exception):
    """A parser was asked."""


def refuse(line: int) -> tuple[tuple[Paragraph, ...], int]:
    raise AskedError(line)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "# T {#t}\n## U\n\n### V\n",
        "a\n\nb",
        "a b\n**c** d\n`e` f\n",
        "2024 war es\n",
        "```json\n{}\n\n  []\n```\nb\n",
        "~~~\n```\n~~~~\n",
        "```\n```\n",
        "| a | b |\n|---|:-:|\n| c |\n| d | e | f |\n\ng",
        "a | b\n--- | ---\n",
        "* * *\n\n---\n___\n",
        "* a\n* b\n\n  c\n\n  ```\n  d\n\n    e\n  ```\n\n* f\n\ng",
        "1. a\n2. b\n   * c\n   * d\n",
        "a:\n- b\n- c\n",
        "- a\n\n+ b\n",
        "a\n\n  b\n\n c\n",
        "* a\n   * b\n   * c\n\n   d\n* e\n",
        "+++ a\n\nb\n\n+++\n",
        ">[!NOTE]\n>\n>a `b`\n>\n> * c\n>   d\n\ne",
        "> > a\n> > b\n",
        "<!-- a\n\nb -->\nc\n",
        "<table>\n<tr><th>a<th>b</tr>\n<tr><td>c<td>d</tr>\n</table>\n\ne",
        "<br>\na\n\nb",
        '<a name="x"></a>\n',
        "---\na: b\n---\n\n# T\n",
    ],
)
def test_simple_blocks_are_read_without_a_parser(text: str) -> None:
    source = Source.of("p.md", text)
    assert blocks(source, refuse) == tokens.blocks(source)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n    b", 2),
        ("  a\n  b", 0),
        (" # a", 0),
        ("  * a\nb", 0),
        ("  * a\n\n* b", 0),
        ("  * a\n\n\tb", 0),
        ("# T\n\na\n===", 2),
        ("a\n---", 0),
        ("a\n# b", 0),
        ("# a #", 0),
        ("#", 0),
        ("a\n> b\nc", 0),
        ("> a\nb", 0),
        ("* a\nb", 0),
        ("*\n  a", 0),
        ("* a\n\n*\n", 0),
        ("*     a", 0),
        ("* a\n\n b", 0),
        ("* a\n\n      b", 0),
        ("a\n2. b", 0),
        ("```\na", 0),
        ("<!-- a", 0),
        ("<pre>\n\n</pre>", 0),
        ("| a |\n|---|\nb", 0),
        ("| a |\n|---|---|", 0),
        ("<p>| a\n|---|", 0),
        ("a\n\n***b***", 2),
        ("> " * 7 + "a", 0),
        ("\u3000a", 0),
    ],
)
def test_where_there_is_a_doubt_a_parser_is_asked_for_the_block(text: str, line: int) -> None:
    source = Source.of("p.md", text)
    with pytest.raises(AskedError) as asked:
        blocks(source, refuse)
    assert asked.value.args == (line,)
    assert blocks(source, tokens.parser(source)) == tokens.blocks(source)


@pytest.mark.parametrize("text", ["a\n\n[a]: b\n", "a\0b", "---\na: b\n"])
def test_where_a_page_may_mean_something_else_as_a_whole_nothing_is_read(text: str) -> None:
    assert blocks(Source.of("p.md", text), refuse) is None


def test_front_matter_is_told_from_a_rule() -> None:
    found = front_matter(Source.of("p.md", "---\na: b\n---\nc"))
    assert found is not None
    assert (found.text, found.span.line, found.span.end_line) == ("a: b", 1, 3)
    assert front_matter(Source.of("p.md", "---\n\na")) is None
