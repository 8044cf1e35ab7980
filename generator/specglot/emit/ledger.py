"""Spec → ledger.json: every fact with every claim and its place, and the JSON Schema of that file."""

from __future__ import annotations

import json
from typing import Any, cast

from specglot.model.spec import Spec

FORMAT = 1
"""Raised when a reader of the file would have to change."""

SCHEMA_NAME = "ledger.schema.json"


def ledger(spec: Spec) -> str:
    """The ledger as JSON text, ending in a newline."""
    import msgspec

    required = frozenset(
        key for definition in _definitions().values() for key in definition.get("required", ())
    )
    body: dict[str, Any] = _short(msgspec.to_builtins(spec), required)
    return _text({"$schema": SCHEMA_NAME, "format": FORMAT, **body})


def schema() -> str:
    """The JSON Schema (2020-12) of the ledger, ending in a newline."""
    definitions = _definitions()
    definitions["Span"] = {
        "type": "string",
        "description": "path:line:column-end_line:end_column, 1-based, in code points, the end exclusive",
        "pattern": r"^.*:\d+:\d+-\d+:\d+$",
    }
    top = definitions.pop("Spec")
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


def _definitions() -> dict[str, dict[str, Any]]:
    import msgspec

    _, components = msgspec.json.schema_components([Spec], ref_template="#/$defs/{name}")
    return dict(components)


def _short(node: Any, required: frozenset[str]) -> Any:
    """Places as one string, optional values left out where they are empty: a ledger is mostly places."""
    if isinstance(node, list | tuple):
        return [_short(item, required) for item in cast("list[Any]", node)]
    if not isinstance(node, dict):
        return node
    table = cast("dict[str, Any]", node)
    if "end_column" in table:
        return "{path}:{line}:{column}-{end_line}:{end_column}".format(**table)
    return {
        key: _short(value, required)
        for key, value in table.items()
        if key in required or value not in (None, (), [])
    }


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
