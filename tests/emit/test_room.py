"""Specs as deep as pages may make them."""

from __future__ import annotations

import sys
import threading

import pytest
from media_spec import media, member, operation, response, said, spec

from specglot.emit.openapi import document
from specglot.emit.room import depth, with_room
from specglot.emit.target import TargetRequest, produce
from specglot.model.spec import Schema, Spec

LEVELS = 500


def nested() -> Spec:
    """A body with an object in an object in an object …"""
    found = member("leaf", "string", True)
    for number in range(LEVELS):
        found = member(f"n{LEVELS - number}", "object", True, children=(found,))
    return spec([operation("send", "POST", "/x", body=[found], responses=[response(204)])], locales=("de",))


def chained() -> Spec:
    """A body whose table has a row that refers to a table whose row refers to a table …, and the last one to the first."""
    tables = tuple(
        Schema(
            id=f"t{number}",
            anchor=f"t{number}",
            group="g",
            title=said(de=f"T{number}"),
            fields=(
                member("name", "string", True),
                member(f"next{number}", "object", True, refers=(f"t{(number + 1) % LEVELS}",)),
            ),
        )
        for number in range(LEVELS)
    )
    body = [member("first", "object", True, refers=("t0",))]
    return spec(
        [operation("send", "POST", "/x", body=body, responses=[response(204)])],
        schemas=tables,
        locales=("de",),
    )


@pytest.mark.parametrize("made", [nested, chained])
@pytest.mark.parametrize("target", ["python", "typescript"])
def test_a_chain_of_objects_has_room(made, target: str) -> None:
    limit, size = sys.getrecursionlimit(), threading.stack_size()
    outputs = produce(target, TargetRequest(spec=made(), openapi={}, lang="de"))
    models = next(output.text for output in outputs if output.path.endswith(("models.py", "types.ts")))
    assert models.count("\nclass ") + models.count("\nexport interface ") >= LEVELS
    assert (sys.getrecursionlimit(), threading.stack_size()) == (limit, size)


def test_a_document_of_a_deep_spec() -> None:
    schema = document(nested(), lang="de")["components"]["schemas"]["SendRequest"]
    levels = 0
    while "properties" in schema:
        (schema,) = schema["properties"].values()
        levels += 1
    assert levels == LEVELS + 1


def test_a_shallow_spec_needs_no_thread() -> None:
    assert depth(media()) < 5
    assert with_room(media(), threading.get_ident) == threading.get_ident()
    assert with_room(nested(), threading.get_ident) != threading.get_ident()


def test_what_goes_wrong_there_goes_wrong_here() -> None:
    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        with_room(nested(), fail)
