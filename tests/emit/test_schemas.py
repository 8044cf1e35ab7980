"""Fields, tables and enumerations as JSON Schemas."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from speaking import document, of

from specglot.emit.schemas import SchemaWriter, coerced, sources


def page(listed: str, sample: str = "{}") -> dict[str, str]:
    return {"en/a.md": f"# A\n\n```\nPOST https://h/v1/a\n```\n\n```\n{sample}\n```\n\n{listed}\n"}


def body(listed: str, sample: str = "{}") -> dict[str, Any]:
    schema: dict[str, Any] = document(page(listed, sample), "en")["components"]["schemas"]["PostARequest"]
    return schema


def test_values_are_of_the_type_of_their_field() -> None:
    schema = body(
        "* `a` (integer, required; valid values: `1`, `2`)\n* `b` (Optional)\n\n  **Valid values:** `x`, `y`\n"
    )
    assert schema["properties"]["a"]["enum"] == [1, 2]
    assert (schema["properties"]["b"]["type"], schema["properties"]["b"]["enum"]) == ("string", ["x", "y"])


def test_defaults_only_where_they_fit() -> None:
    schema = body(
        "* `a` (integer, optional; default: `10`)\n* `b` (integer, optional; default: `ten`)\n* `c` (string, optional; default: `x`)"
    )
    assert (schema["properties"]["a"]["default"], schema["properties"]["c"]["default"]) == (10, "x")
    assert "default" not in schema["properties"]["b"]


def test_a_body_without_required_fields_is_optional() -> None:
    made = document(page("* `a` (Optional)\n* `b` (Optional)"), "en")
    assert "required" not in made["paths"]["/v1/a"]["post"]["requestBody"]


def test_a_sample_alone_gives_types_and_requires_nothing() -> None:
    schema = body("", '{"a": {"b": [1.5]}, "c/d": null}')
    assert schema == {
        "type": "object",
        "properties": {
            "a": {"type": "object", "properties": {"b": {"type": "array", "items": {"type": "number"}}}}, "c/d": {},
        },
    }  # fmt: skip


def test_the_sample_is_the_example_where_it_keeps_to_the_schema() -> None:
    media = document(page("* `a` (Required)", '{"a": 1}'), "en")["paths"]["/v1/a"]["post"]["requestBody"][
        "content"
    ]["application/json"]
    assert media["example"] == {"a": 1}
    for listed, sample in (
        ("* `a` (Required)", '{"a": <x>}'),
        ("* `a` (Required; valid values: `x`, `y`)\n* `b` (Optional)", '{"a": "{kind}"}'),
    ):
        media = document(page(listed, sample), "en")["paths"]["/v1/a"]["post"]["requestBody"]["content"][
            "application/json"
        ]
        assert "example" not in media


def test_the_condition_holds_for_instances() -> None:
    schema = body(
        "* `kind` (Required)\n\n  **Valid values:** `x`, `y`, `z`\n* `extra` (Optional; send only with `x` and `y`)",
        '{"kind": "x", "extra": {}}',
    )
    check = jsonschema.Draft202012Validator(schema)
    assert check.is_valid({"kind": "x", "extra": {}})
    assert check.is_valid({"kind": "z"})
    assert not check.is_valid({"kind": "z", "extra": {}})


def test_a_request_never_takes_the_name_of_a_table() -> None:
    table = "# T {#post-a-request}\n\n| Key | Required |\n|---|---|\n| a | Y |\n| b | N |\n"
    made = document({**page("* `a` (Required)"), "en/t.md": table}, "en")
    assert set(made["components"]["schemas"]) == {"PostARequest", "PostARequestBody"}


def test_enum_values_with_what_they_mean() -> None:
    text = "# Kinds {#kinds}\n\nAll kinds.\n\n## play\n\nPlays.\n\n## stop\n\n## seek\n\nSeeks `x`.\n"
    schema = document({"en/k.md": text}, "en")["components"]["schemas"]["Kinds"]
    assert schema["description"] == "All kinds.\n\n- `play`: Plays.\n- `stop`\n- `seek`: Seeks `x`."
    assert schema["x-sources"]["stop"] == ["en:en/k.md:9"]


def test_sources_name_locale_path_and_line() -> None:
    spec, _ = of(page("* `a` (Required)"))
    assert sources(spec.operations[0].body[0].name) == ["en:en/a.md:11"]


def test_bare_leaves_texts_out() -> None:
    spec, _ = of(page("* `a` (integer, required) - in seconds"))
    assert SchemaWriter(spec, "en", ()).bare(spec.operations[0].body[0]) == {"type": "integer", "x-unit": "s"}


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("1", "integer", 1),
        ("1.5", "number", 1.5),
        ("x", "integer", "x"),
        ("True", "boolean", True),
        ("false", "boolean", False),
        ("ja", "boolean", "ja"),
        ("1", None, "1"),
        ("1", "string", "1"),
    ],
)
def test_coerced(value: str, kind: str | None, expected: object) -> None:
    assert coerced(value, kind) == expected
    assert type(coerced(value, kind)) is type(expected)
