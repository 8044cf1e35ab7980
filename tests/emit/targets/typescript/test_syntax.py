from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specglot.emit.targets.typescript.syntax import (
    LINE_LENGTH,
    Code,
    call,
    doc,
    key,
    literal_key,
    regex,
    string,
    tag,
    template,
    value,
)

ANY_TEXT = st.text(st.characters())


@given(ANY_TEXT)
def test_a_string_is_one_printable_line_that_says_exactly_the_token(token: str) -> None:
    literal = string(token)
    assert not re.search(
        "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]", literal
    )
    inside = literal[1:-1]
    if literal[0] == "'":
        inside = inside.replace('"', '\\"').replace("\\'", "'")
    inside = re.sub(r"\\u\{(\w+)\}", lambda found: json.dumps(chr(int(found[1], 16)))[1:-1], inside)
    assert json.loads(f'"{inside}"') == token


@pytest.mark.parametrize(
    ("token", "literal"),
    [
        ("adStart", '"adStart"'),
        ('say "hi"', "'say \"hi\"'"),
        ('it\'s "so"', "'it\\'s \"so\"'"),
        ("it's", '"it\'s"'),
        ("a\\b\n\u2028\u202e\U000e0041", '"a\\\\b\\n\\u2028\\u202e\\u{e0041}"'),
        ("日本", '"日本"'),
    ],
)
def test_string(token: str, literal: str) -> None:
    assert string(token) == literal


def test_keys_are_bare_where_they_can_be() -> None:
    assert [key(token) for token in ("adStart", "media.id", "1st", "", "日本", "$_")] == [
        "adStart",
        '"media.id"',
        '"1st"',
        '""',
        '"日本"',
        "$_",
    ]


def test_a_literal_never_sets_the_prototype() -> None:
    assert literal_key("__proto__") == '["__proto__"]'
    assert value({"__proto__": 1}) == '{ ["__proto__"]: 1 }'


def test_template_encodes_what_a_path_cannot_hold() -> None:
    assert template("/a b/{sid}/`${x}`/日", {"sid": "segment(sid)"}, "this.#server") == (
        "`${this.#server}/a%20b/${segment(sid)}/%60$%7Bx%7D%60/%E6%97%A5`"
    )
    assert template("/{unknown}", {}) == "`/%7Bunknown%7D`"


def test_regex_escapes_everything_but_words() -> None:
    assert regex("/api/v1.0/{sid}/x*y/{other}", "sid") == r"/\/api\/v1\.0\/([^/]+)\/x\*y\/[^/]+\/?$/"


@given(st.lists(ANY_TEXT))
def test_doc_cannot_end_its_comment_or_begin_a_tag(paragraphs: list[str]) -> None:
    lines = doc(*paragraphs)
    comment = "/**\n" + "\n".join(f" * {line}" for line in lines) + "\n */"
    assert comment.count("*/") == 1
    assert not re.search("[\r\u2028\u2029\u202a-\u202e\u2066-\u2069]", comment)
    assert not re.search(r"(?<![\w.+\\-])@", comment)
    for line in lines:
        assert f"/** {line} */".count("*/") == 1


def test_doc_keeps_addresses_and_wraps_lists() -> None:
    assert doc("mail sid@example.com or @deprecated", "", "second {@link x}") == (
        "mail sid@example.com or \\@deprecated",
        "",
        "second {\\@link x}",
    )
    assert doc("- " + "word " * 20, width=50) == (
        "- word word word word word word word word word",
        "  word word word word word word word word word",
        "  word word",
    )


def test_tag_hangs_its_later_lines() -> None:
    assert tag("@param sid -", "word " * 12, width=40) == (
        "@param sid - word word word word word",
        "  word word word word word",
        "  word word",
    )


def test_value_breaks_where_a_line_is_full() -> None:
    data = {"playerTime": {"playhead": 0, "ts": 1}, "flags": [True, Code("NaN")], "text": "x" * 60}
    assert value(data) == (
        '{\n  playerTime: { playhead: 0, ts: 1 },\n  flags: [true, NaN],\n  text: "' + "x" * 60 + '",\n}'
    )
    assert value({}) == "{}"
    assert value(["日" * 47, "日"]) == '[\n  "' + "日" * 47 + '",\n  "日",\n]'


def test_call_breaks_its_last_argument_first() -> None:
    assert call("send", ["a", {"b": 1}]) == 'send("a", { b: 1 })'
    assert call("send", ["a", {"b": "x" * 90}]) == 'send("a", {\n  b: "' + "x" * 90 + '",\n})'
    assert call("send", ["a" * 60, "b" * 60]) == 'send(\n  "' + "a" * 60 + '",\n  "' + "b" * 60 + '",\n)'
    assert len(call("send", ["a" * (LINE_LENGTH - 9)])) == LINE_LENGTH - 1
