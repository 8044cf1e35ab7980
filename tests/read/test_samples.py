"""JSON as documentation writes it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specglot.model.page import SampleRow
from specglot.model.source import Source, Span
from specglot.read.blocks import Fence
from specglot.read.markdown import blocks
from specglot.read.samples import escape, looks_like_json, read_sample, uncommented


def sample(text: str) -> SampleRow:
    return read_sample(text, "p.md", 1, (), Span(path="p.md", line=1, column=1, end_line=1, end_column=1))


def paths(text: str) -> dict[str, str]:
    return {entry.path: entry.type for entry in sample(text).entries}


def repairs(text: str) -> list[str]:
    return [repair.value for repair in sample(text).repairs]


@pytest.mark.parametrize(
    ("text", "entries", "repaired"),
    [
        ('{"a": 1, "b": 1.5, "c": "x", "d": true, "e": null, "f": [1]}',
         {"": "object", "/a": "integer", "/b": "number", "/c": "string", "/d": "boolean", "/e": "null", "/f": "array", "/f/*": "integer"}, []),
        ('{"a": {}, ...}', {"": "object", "/a": "object"}, ["ellipsis"]),
        ('{"a": 1, …}', {"": "object", "/a": "integer"}, ["ellipsis"]),
        ('{a: 1, b.c: "x"}', {"": "object", "/a": "integer", "/b.c": "string"}, ["unquoted key", "unquoted key"]),
        ("{'a': 'x'}", {"": "object", "/a": "string"}, ["quotes"]),
        ("{“a”: “x”}", {"": "object", "/a": "string"}, ["quotes"]),
        ('{"a": <id>, "b": {event-type}}', {"": "object", "/a": "unknown", "/b": "unknown"}, ["placeholder", "placeholder"]),
        ('{"a": 1, // 注\n "b": 2 /* x */ # y\n}', {"": "object", "/a": "integer", "/b": "integer"}, ["comment", "comment", "comment"]),
        ('{"a": 1 "b": 2,}', {"": "object", "/a": "integer", "/b": "integer"}, []),
        ('{"a": {"b": 1}', {"": "object", "/a": "object", "/a/b": "integer"}, ["unclosed"]),
        ('{"a": [1, 2}', {"": "object", "/a": "array", "/a/*": "integer"}, ["unbalanced"]),
        ('{"a": True, "b": None}', {"": "object", "/a": "boolean", "/b": "null"}, []),
        ('{"a/b": {"~": 1}}', {"": "object", "/a~1b": "object", "/a~1b/~0": "integer"}, []),
        ('{"<key>": "v", <key2>: 1}', {"": "object"}, None),
    ],
)  # fmt: skip
def test_what_is_read_and_what_is_said_of_it(
    text: str, entries: dict[str, str], repaired: list[str] | None
) -> None:
    found = paths(text)
    if repaired is None:
        assert found[""] == "object"
        assert "/<key2>" not in found
        return
    assert found == entries
    assert repairs(text) == repaired


def test_exactness() -> None:
    assert sample('{"a": 1}').exact
    assert not sample('{"a": 1,}').exact
    assert not sample('{"a": <x>}').exact


def test_nothing_is_evaluated() -> None:
    assert paths('{"a": __import__("os").system("x")}')["/a"] == "unknown"


def test_deep_nesting_ends() -> None:
    found = sample("[" * 5000)
    assert found.entries
    assert "too deep" in [repair.value for repair in found.repairs]


def test_places_under_cjk_and_indent() -> None:
    text = '1. 例\n\n   ```json\n   {\n     "名前": "値",\n     "ts": 1\n   }\n   ```\n'
    source = Source.of("p.md", text)
    (block,) = blocks(source)
    fence = block.items[0].blocks[1]  # type: ignore[union-attr]
    assert isinstance(fence, Fence)
    row = read_sample(fence.text, "p.md", fence.first_line, fence.indents, fence.span)
    assert [(source.slice(entry.span), str(entry.span)) for entry in row.entries[1:]] == [
        ('"名前"', "p.md:5:6"), ('"ts"', "p.md:6:6"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "is_json"),
    [
        ('{"a": 1}', True),
        ("[]", True),
        ("{}", True),
        ("// c\n{a: 1}", True),
        ("{sid}", False),
        ("GET /a", False),
        ("", False),
        ('&#123;"a": 1}', True),
    ],
)
def test_looks_like_json(text: str, is_json: bool) -> None:
    assert looks_like_json(text) is is_json


def test_escape() -> None:
    assert escape("a/b~c") == "a~1b~0c"


@given(
    st.lists(st.sampled_from(["/*", "*/", "//", "/", "*", "#", "\n", "a", "{", ":"]), max_size=12).map(
        "".join
    )
)
def test_comments_that_nothing_closes_stay(text: str) -> None:
    comment = re.compile(r"//[^\n]*|/\*.*?\*/|#[^\n]*", re.DOTALL)
    assert uncommented(text) == comment.sub("", text)
