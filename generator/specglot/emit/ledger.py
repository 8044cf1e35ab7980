"""Spec → ledger.json: every fact with every claim and its place, and the JSON Schema of that file."""

from __future__ import annotations

import json
from typing import Any

from specglot.model.spec import Spec

FORMAT = 1
"""Raised when a reader of the file would have to change."""

SCHEMA_NAME = "ledger.schema.json"


def ledger(spec: Spec) -> str:
    """The ledger as JSON text, ending in a newline."""
    import msgspec

    body: dict[str, Any] = msgspec.to_builtins(spec)
    return _text({"$schema": SCHEMA_NAME, "format": FORMAT, **body})


def schema() -> str:
    """The JSON Schema (2020-12) of the ledger, ending in a newline."""
    import msgspec

    (out,), components = msgspec.json.schema_components([Spec], ref_template="#/$defs/{name}")
    definitions = dict(components)
    name = str(out["$ref"]).rsplit("/", 1)[-1]
    top = dict(definitions.pop(name))
    properties = {"$schema": {"type": "string"}, "format": {"const": FORMAT}, **top.pop("properties")}
    return _text(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "specglot ledger",
            **top,
            "properties": properties,
            "required": ["format", *top.get("required", [])],
            "$defs": dict(sorted(definitions.items())),
        }
    )


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
