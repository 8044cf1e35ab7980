"""The schema of one kind of request."""

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mocking import START, event, media

from specglot.mock.values import resolve
from specglot.mock.variant import variant

BOOK, BASE, DOCUMENTS = media()
DOCUMENT = DOCUMENTS[BASE]
EVENTS = {"$ref": "#/components/schemas/PostEventsRequest"}
KINDS = resolve(DOCUMENT, "/components/schemas/EventTypes/enum")


def whole(reference):
    return jsonschema.Draft202012Validator({**reference, "components": DOCUMENT["components"]})


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_schema_that_stands_alone(kind):
    schema = variant(EVENTS, DOCUMENT, "eventType", kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "#/components" not in str(schema)
    assert "x-sources" not in str(schema)
    assert "if" not in str(list(schema))
    assert "allOf" not in schema
    assert schema["properties"]["eventType"]["const"] == kind
    assert jsonschema.Draft202012Validator(schema).is_valid(event(kind))


def test_what_goes_with_one_event_is_refused_with_another():
    assert variant(EVENTS, DOCUMENT, "eventType", "play")["properties"]["customMetadata"] is False
    assert variant(EVENTS, DOCUMENT, "eventType", "adStart")["properties"]["customMetadata"] is not False


junk = st.sampled_from([None, 0, 1.5, "x", True, {}, []])
keys = st.sampled_from(
    ["media.ad.id", "media.ad.length", "media.ad.podPosition", "media.ad.playerName", "media.id", "x"]
)
bodies = st.fixed_dictionaries(
    {"eventType": st.sampled_from([*KINDS, "jump", 1])},
    optional={
        "playerTime": st.one_of(junk, st.just({"playhead": 0.5, "ts": 1})),
        "params": st.one_of(
            junk, st.dictionaries(keys, junk), st.just(event("adStart")["params"]), st.just(START["params"])
        ),
        "customMetadata": junk,
        "qoeData": st.one_of(junk, st.just({"media.qoe.bitrate": 1})),
    },
)


@given(st.sampled_from(KINDS), bodies)
def test_it_accepts_just_what_the_whole_accepts(kind, body):
    alone = jsonschema.Draft202012Validator(variant(EVENTS, DOCUMENT, "eventType", kind))
    assert alone.is_valid(body) == (whole(EVENTS).is_valid(body) and body["eventType"] == kind)


def test_what_it_cannot_decide_it_leaves():
    schema = {
        "type": "object",
        "properties": {"k": {"type": "string"}, "n": {"$ref": "#/components/schemas/N"}},
        "allOf": [
            {"if": {"properties": {"n": {"const": 1}}}, "then": {"required": ["m"]}},
            {
                "if": {"properties": {"k": {"const": "a"}}},
                "then": {"minProperties": 2},
                "else": {"required": ["z"]},
            },
            {"if": {"properties": {"k": {"const": "a"}}}, "then": {"properties": {"n": {"maximum": 5}}}},
            {"required": ["n"]},
        ],
        "dependentSchemas": {"m": {"required": ["n"]}, "o": {"properties": {"k": {"const": "b"}}}},
    }
    root = {"components": {"schemas": {"N": {"type": "integer", "x-sources": ["de:a:1"]}}}}
    assert variant(schema, root, "k", "a") == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {"k": {"const": "a"}, "n": {"$ref": "#/$defs/N"}, "o": False},
        "required": ["k", "n"],
        "allOf": [schema["allOf"][0], {"minProperties": 2}, {"properties": {"n": {"maximum": 5}}}],
        "dependentSchemas": {"m": {"required": ["n"]}},
        "$defs": {"N": {"type": "integer"}},
    }
    assert "z" in variant(schema, root, "k", "b")["required"]
