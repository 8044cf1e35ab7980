"""A JSON Schema → the plainest value that fits it, for an answer whose body pages describe but do not show."""

from __future__ import annotations

from typing import Any

from specglot.mock.values import ABSENT, listing, mapping, resolve

_PLAIN: dict[str, Any] = {"string": "string", "integer": 0, "number": 0.0, "boolean": True, "null": None}
_DEEPEST = 20
"""A schema that contains itself has to end somewhere."""


def example(schema: Any, root: Any, depth: int = 0) -> Any:
    """A value for a schema of an OpenAPI document; `{}` where the schema says nothing.

    Args:
        schema: The schema; `$ref`s are pointers into the document.
        root: The OpenAPI document.
        depth: How far down this schema is.
    """
    rules = mapping(schema)
    if not rules or depth > _DEEPEST:
        return {}
    if (found := _named(rules)) is not ABSENT:
        return found
    target = [resolve(root, str(rules["$ref"])[1:])] if "$ref" in rules else []
    parts = [*target, *rules.get("allOf", ()), *rules.get("oneOf", ())[:1], *rules.get("anyOf", ())[:1]]
    values = [example(part, root, depth + 1) for part in parts]
    kinds = listing(rules.get("type")) or [rules.get("type")]
    if kinds[0] == "array" or "items" in rules:
        return [example(rules["items"], root, depth + 1)] if "items" in rules else []
    plain = next((value for value in values if mapping(value) is None), ABSENT)
    if plain is not ABSENT or kinds[0] in _PLAIN:
        return _PLAIN[kinds[0]] if plain is ABSENT else plain
    out: dict[str, Any] = {}
    for value in values:
        out.update(value)
    for name, inner in rules.get("properties", {}).items():
        out[name] = example(inner, root, depth + 1)
    return out


def _named(rules: dict[str, Any]) -> Any:
    """What the schema itself gives as a value."""
    for key in ("const", "example", "default"):
        if key in rules:
            return rules[key]
    for key in ("examples", "enum"):
        if options := listing(rules.get(key)):
            return options[0]
    return ABSENT
