"""Front matter as it is written, and as it goes wrong."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from reading import page_of

from specglot.model.page import Page
from specglot.model.source import Source
from specglot.read.blocks import FrontMatter
from specglot.read.meta import read_meta


def meta(front: str) -> dict[str, str]:
    return {entry.key.value: entry.value.value for entry in page(front).meta}


def page(front: str) -> Page:
    return page_of(f"---\n{front}\n---\n\n# T\n")


def test_forms_of_values() -> None:
    front = (
        "title: 事件请求\ndescription: null\nuuid: b 237 f 0 a 0-dc 29\nquoted: \"a: b\"\nsingle: 'c'\nempty:\n"
        "curly: “x”\nlist:\n  - a\n  - b\nnested:\n  inner: 1\nblock: |\n  text\nms.assetid: 7"
    )
    assert meta(front) == {
        "title": "事件请求", "description": "", "uuid": "b 237 f 0 a 0-dc 29", "quoted": "a: b", "single": "c", "empty": "",
        "curly": "“x”", "list": "", "nested": "", "block": "", "ms.assetid": "7",
    }  # fmt: skip
    assert page(front).flaws == ()


def test_places() -> None:
    text = '---\ntitle:   見出し\nid: "a b"\n---\n'
    found = page_of(text)
    source = Source.of("x/page.md", text)
    assert [
        (str(entry.key.span), str(entry.value.span), source.slice(entry.value.span)) for entry in found.meta
    ] == [
        ("x/page.md:2:1", "x/page.md:2:10", "見出し"),
        ("x/page.md:3:1", "x/page.md:3:5", '"a b"'),
    ]


@pytest.mark.parametrize(
    ("front", "line", "column"),
    [
        ("title: Retour: le guide", 2, 14),
        ("a: 1\ntitle: [x", 4, 1),
        ("a: 1\n\tb: 2", 3, 1),
        ("- a\n- b", 2, 1),
        ("nur Text", 2, 1),
        ("a: *b", 2, 4),
        ("a: !!python/object/apply:os.system [x]", 2, 4),
    ],
)
def test_what_yaml_refuses_is_a_flaw_with_its_place(front: str, line: int, column: int) -> None:
    (flaw,) = page(front).flaws
    assert (flaw.kind, flaw.span.line, flaw.span.column) == ("front-matter-unreadable", line, column)


def test_plain_lines_of_a_broken_block_are_read_all_the_same() -> None:
    assert meta("uuid: 1-2\ntitle: a: b\nversion: 3")["uuid"] == "1-2"


def test_a_rule_later_on_the_page_is_no_front_matter() -> None:
    assert page_of("# T\n\n---\na: b: c\n---\n").meta == ()


VALUES = [
    "x",
    "'a'",
    '"b"',
    '"b\\x"',
    "'a' b",
    "a: b",
    "a:b",
    "a #c",
    "a#c",
    "https://x.y/z#q",
    "- a",
    "[a]",
    "{a}",
    "é è",
]
VALUES += [
    "a\u00a0b",
    "a, b",
    "8e0a1b2c-1111-2222-3333-444455556666",
    "71%",
    "0%",
    "a\tb",
    "",
    "a:",
    "a 'b",
    "*x",
    "&y",
]
VALUES += [
    "!t",
    "|",
    "%a",
    "@a",
    "`a`",
    "a\u2028b",
    "a\u0085b",
    "\uff41\uff1a",
    "（x",
    "~",
    "?",
    "? a",
    "-",
    "...",
    "日本：語",
]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one that reads; PyYAML's two disagree about a tab within a scalar."""
VALUE = st.sampled_from(VALUES)
LINE = st.one_of(
    VALUE.map("key: {}".format),
    VALUE.map("other:{}".format),
    st.just("empty:"),
    VALUE.map("  - id: {}".format),
    VALUE.map("  - {}".format),
    VALUE.map(" - {}".format),
    VALUE.map("- {}".format),
    VALUE,
    st.just(""),
)


@given(st.lists(LINE, min_size=1, max_size=5).map("\n".join))
def test_what_is_taken_for_plain_is_what_yaml_accepts(text: str) -> None:
    place = Source.of("a.md", "---").whole_line(1)
    flaws = read_meta(FrontMatter(text=text, span=place), Source.of("a.md", f"---\n{text}\n---\n"))[1]
    try:
        value = yaml.load(text, Loader=LOADER)
    except yaml.YAMLError:
        value = "unreadable"
    assert bool(flaws) == (value is not None and not isinstance(value, dict))
