"""The ledger: every fact with every claim, and a schema that it keeps to."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from speaking import of, shipped

from specglot.check.samples import keys, parcels
from specglot.emit.ledger import FORMAT, SCHEMA_NAME, ledger, schema
from specglot.model.spec import facts


@pytest.fixture(scope="module")
def checker() -> jsonschema.Draft202012Validator:
    made = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


def body(texts: dict[str, str]) -> Any:
    return json.loads(ledger(of(texts)[0]))


def test_what_ships_keeps_to_the_schema(checker: jsonschema.Draft202012Validator) -> None:
    assert [error.message for error in checker.iter_errors(json.loads(ledger(shipped().spec)))] == []


def test_the_schema_refuses_something(checker: jsonschema.Draft202012Validator) -> None:
    good = body(parcels("de"))
    assert checker.is_valid(good)
    for damage in ({"format": FORMAT + 1}, {"operations": [{}]}, {"locales": "de"}):
        assert not checker.is_valid({**good, **damage})
    assert not checker.is_valid({key: value for key, value in good.items() if key != "operations"})


def test_every_claim_with_its_place() -> None:
    made = body(parcels("de", "ja"))
    method = made["operations"][0]["method"]
    assert (made["$schema"], made["format"]) == (SCHEMA_NAME, FORMAT)
    assert [
        (claim["locale"], claim["value"], claim["span"].rsplit(":", 2)[0]) for claim in method["claims"]
    ] == [
        ("de", "PUT", "de/update-parcel.md:9"),
        ("ja", "PUT", "ja/update-parcel.md:9"),
    ]


def test_every_fact_is_in_it() -> None:
    texts = {**parcels(), **keys()}
    spec, _ = of(texts)
    written = ledger(spec)
    made = json.loads(written)
    counted = [0]

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            counted[0] += {"kind", "pointer", "claims", "value"} <= set(node)
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(made)
    assert counted[0] == len(tuple(facts(spec)))


def test_how_locale_and_group_were_decided_is_visible() -> None:
    (group,) = body({"a.de.md": "# A"})["groups"]
    assert (group["by"], group["pages"][0]["locale"], group["pages"][0]["locale_by"]) == (
        "path",
        "de",
        "name",
    )


def test_it_is_text_that_people_can_diff() -> None:
    made = ledger(of(parcels("ja"))[0])
    assert made.endswith("}\n")
    assert "荷物の更新" in made
