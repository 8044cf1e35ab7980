"""Which lines an ignore comment speaks for."""

from __future__ import annotations

import pytest

from specglot.check.comment import suppressions
from specglot.model.source import Source


def read(text: str) -> list[tuple[tuple[str, ...], str, tuple[tuple[int, int], ...]]]:
    found = suppressions(Source.of("p.md", text))
    return [(one.rules, one.reason, one.lines) for one in found]


MARK = "<!-- specglot: ignore unit-differs"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("* `ttl`：秒 " + MARK + " 引用 -->\n* `size`", ((1, 1),)),
        (MARK + " why -->\nerste\nzweite\n\ndritte", ((1, 1), (2, 3))),
        (MARK + " why -->\n\n\n| a |\n|---|\n| 行 |\n\nx", ((1, 1), (4, 6))),
        (MARK + " why -->\n```json\n{\n\n}\n```\nx", ((1, 1), (2, 6))),
        (MARK + " why -->\n## 見出し\n本文", ((1, 1), (2, 2))),
        (">" + MARK + " why -->\n> Hinweis\n> mehr\n\nx", ((1, 1), (2, 3))),
        (MARK + "\nwhy\n-->\nText\n", ((1, 3), (4, 4))),
        (MARK + " why -->", ((1, 1),)),
        ("---\ntitle: x\n# specglot: ignore unit-differs why\nuuid: 1\ntype: y\n---\n", ((3, 3), (4, 4))),
        ("---\nuuid: 1 # specglot: ignore unit-differs why\ntype: y\n---\n", ((2, 2),)),
    ],
    ids=[
        "end of line",
        "paragraph",
        "table",
        "fence",
        "heading",
        "quote",
        "three lines",
        "last",
        "meta",
        "meta end",
    ],
)
def test_lines(text: str, lines: tuple[tuple[int, int], ...]) -> None:
    (found,) = read(text)
    assert found[0] == ("unit-differs",)
    assert found[2] == lines


def test_comments_in_a_row_speak_for_the_same_block() -> None:
    text = "<!-- specglot: ignore a x -->\n<!-- specglot: ignore b y -->\nText\n"
    assert [lines[-1] for _, _, lines in read(text)] == [(3, 3), (3, 3)]


def test_two_comments_on_one_line() -> None:
    text = "<!-- specglot: ignore a x --> <!-- specglot: ignore b y -->\nText\n"
    assert read(text) == [(("a",), "x", ((1, 1), (2, 2))), (("b",), "y", ((1, 1), (2, 2)))]


@pytest.mark.parametrize(
    ("body", "rules", "reason"),
    [
        ("ignore a,b because of c", ("a", "b"), "because of c"),
        ("ignore a , b: 原文のまま", ("a", "b"), "原文のまま"),
        ("ignore a — zitiert", ("a",), "zitiert"),
        ("ignore a", ("a",), ""),
        ("ignore", (), ""),
        ("ignore a\n  two\n  lines ", ("a",), "two lines"),
    ],
)
def test_rules_and_reason(body: str, rules: tuple[str, ...], reason: str) -> None:
    assert [(found[0], found[1]) for found in read(f"<!-- specglot: {body} -->")] == [(rules, reason)]


def test_a_tight_comment_ends_where_it_ends() -> None:
    assert read("<!--specglot:ignore a-->\ntext <!-- other -->") == [(("a",), "", ((1, 1), (2, 2)))]


@pytest.mark.parametrize(
    "text",
    [
        "```\n<!-- specglot: ignore a b -->\n```",
        "~~~~\n```\n<!-- specglot: ignore a b -->\n~~~~",
        "schreibe `<!-- specglot: ignore a b -->` davor",
        "``<!-- specglot: ignore ` a b -->``",
        "<!-- specglot: ignored a b -->",
        "<!-- ignore a b -->",
        "# specglot: ignore a b",
    ],
)
def test_what_is_no_comment(text: str) -> None:
    assert read(text) == []
