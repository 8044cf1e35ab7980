"""Headers, ids, pointers, languages, examples: the small parts."""

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mocking import media

from specglot.mock.example import example
from specglot.mock.headers import shown
from specglot.mock.ids import like, sample_id
from specglot.mock.language import accepted
from specglot.mock.prefer import ignored, preferences
from specglot.mock.problem import phrase
from specglot.mock.routes import fill
from specglot.mock.values import ABSENT, pointer_to, resolve, written
from specglot.mock.wording import _texts
from specglot.model.spec import Fact, Response, ResponseHeader


def header(name, example):
    fact = Fact(kind="header", pointer="x", group="g", value=name, claims=())
    return ResponseHeader(name=fact, example=example)


def response(*headers):
    fact = Fact(kind="code", pointer="x", group="g", value="200", claims=())
    return Response(pointer="x", code=fact, headers=headers)


# Prefer


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["code=500"], {"code": "500"}),
        (['Code = "410"'], {"code": "410"}),
        (['respond-async, wait=10; x="a,b", code=404'], {"respond-async": "", "wait": "10", "code": "404"}),
        (["code=400", "code=500"], {"code": "400"}),
        (['a="x\\"y"'], {"a": 'x"y'}),
        (["=", "", ",", "é"], {}),
    ],
)
def test_preferences(lines, found):
    assert preferences(lines) == found


@given(st.lists(st.text(max_size=30), max_size=3))
def test_any_prefer_header_can_be_read(lines):
    for name, value in preferences(lines).items():
        assert ignored(value, ["204"]).isascii(), name


# Accept-Language


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("de", ("de",)),
        ("fr;q=0.2, de;q=0.8,ja", ("ja", "de", "fr")),
        ("de, fr", ("de", "fr")),
        ("de;q=0, *, pt-BR;q=0.001", ("pt-BR",)),
        ("zh-Hant-TW ; Q=1.0", ("zh-Hant-TW",)),
        ("de_DE, 1, -", ()),
        ("", ()),
    ],
)
def test_accept_language(text, found):
    assert accepted(text) == found


def test_every_text_file_says_the_same_things():
    texts = _texts()
    gaps = {locale: {key: set(_gaps(text)) for key, text in words.items()} for locale, words in texts.items()}
    assert set(media()[0].spec.locales) | {"en"} <= set(texts)
    assert all(found == gaps["en"] for found in gaps.values())
    assert all(word.strip() for words in texts.values() for word in words.values())
    assert len({tuple(words.values()) for words in texts.values()}) == len(texts)


def _gaps(text):
    from string import Formatter

    return [name for _, name, _, _ in Formatter().parse(text) if name]


# Pointers


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("", {"a/b": [{"~": 1}], "0": 2}),
        ("/a~1b/0/~0", 1),
        ("/0", 2),
        ("/a~1b/1", ABSENT),
        ("/a~1b/-", ABSENT),
        ("/a~1b/²", ABSENT),
        ("/0/0", ABSENT),
        ("/nope/nope", ABSENT),
    ],
)
def test_a_pointer_names_a_value(pointer, value):
    assert resolve({"a/b": [{"~": 1}], "0": 2}, pointer) == value


@given(st.text())
def test_a_pointer_to_a_key_finds_it(key):
    assert resolve({key: 1}, pointer_to(key)) == 1


def test_a_pointer_as_a_fragment():
    assert written(["a/b", 0, "é~"]) == "#/a~1b/0/%C3%A9~0"
    assert written([]) == "#"


# Ids and addresses


@pytest.mark.parametrize(
    ("sample", "pattern"),
    [
        ("7e14c0d95a3bf268", r"[0-9a-f]{16}"),
        ("7E14C0D9", r"[0-9A-F]{8}"),
        ("8f14e45f-ceea-467f-9c36-0242ac120002", r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
        ("100234", r"[1-9]{6}"),
        ("ab12-zz99_Q", r"[A-Za-z0-9]{4}-[A-Za-z0-9]{4}_[A-Za-z0-9]"),
        ("{sid}", r"[0-9a-f]{32}"),
        ("your-id", r"[0-9a-f]{32}"),
        ("", r"[0-9a-f]{32}"),
        ("1", r"[0-9a-f]{32}"),
    ],
)
def test_an_id_like_a_sample(sample, pattern):
    import re

    assert re.fullmatch(pattern, like(sample))
    assert like(sample) != like(sample)


@pytest.mark.parametrize(
    ("example_", "template", "found"),
    [
        ("/v1/a/77", "/v1/a/{id}", "77"),
        ("https://h/v1/a/77?x=1", "/v1/a/{id}", ""),
        ("https://h/v1/a/77", "/v1/a/{id}", "77"),
        ("/v1/p/9/a/77", "/v1/p/{p}/a/{id}", "77"),
        ("/else/77", "/v1/a/{id}", ""),
        ("", "/v1/a/{id}", ""),
    ],
)
def test_the_id_in_a_sample(example_, template, found):
    assert sample_id(example_, template) == found


def test_a_template_is_filled_with_encoded_values():
    assert fill("/a/{x}/b/{y}/{z}", {"x": "../é", "y": "1 2"}) == "/a/..%2F%C3%A9/b/1%202/{z}"


# Response headers


def test_headers_that_cannot_be_true_are_left_out():
    made = response(
        header("Date", "Tue, 14 Mar 2023 09:26:53 GMT"),
        header("Content-Encoding", "gzip"),
        header("Content-Length", "999"),
        header("Connection", "upgrade"),
        header("X-Split", "a\r\nSet-Cookie: b"),
        header("Bad Name", "a"),
        header("X-Wide", "会"),
        header("X-Good", " b "),
    )
    assert shown(made) == [("X-Good", "b")]


# Examples


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string"},
        {"type": ["integer", "null"]},
        {"type": "array", "items": {"type": "boolean"}},
        {"type": "array"},
        {"enum": ["b", "a"]},
        {"const": None},
        {"type": "string", "default": "d"},
        {"oneOf": [{"type": "integer"}, {"type": "string"}]},
        {"allOf": [{"$ref": "#/components/schemas/A"}, {"properties": {"c": {"type": "null"}}}]},
        {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/components/schemas/A"}}},
    ],
)
def test_an_example_fits_its_schema(schema):
    root = {
        "components": {
            "schemas": {"A": {"type": "object", "required": ["b"], "properties": {"b": {"type": "number"}}}}
        }
    }
    jsonschema.validate(example(schema, root), {**schema, **root})


def test_a_schema_that_contains_itself_has_an_example():
    root = {
        "components": {
            "schemas": {"A": {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/A"}}}}
        }
    }
    assert "a" in example({"$ref": "#/components/schemas/A"}, root)


def test_a_status_that_nobody_registered_has_a_title():
    assert (phrase(410), phrase(499)) == ("Gone", "499")
