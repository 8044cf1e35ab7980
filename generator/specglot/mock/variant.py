"""A request schema and one value of its selector → the JSON Schema of that one kind of request.

The result accepts exactly those requests that the whole schema accepts and that carry the value: what is required
with it is plainly required, what is not allowed with it is `false`, and conditions on other values are gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import jsonschema_rs

from specglot.mock.values import listing, mapping, resolve

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_INTERNAL = ("x-sources", "x-inferred")
_COMPONENTS = "#/components/schemas/"


def variant(schema: Mapping[str, Any], root: Mapping[str, Any], field: str, value: Any) -> dict[str, Any]:
    """The schema of the requests whose `field` is `value`, on its own (2020-12, what it refers to in `$defs`).

    Args:
        schema: The request schema, or a reference to it.
        root: The OpenAPI document that the schema is part of.
        field: A key of the request.
        value: What it has to be.
    """
    while set(schema) == {"$ref"}:
        schema = resolve(root, str(schema["$ref"])[1:])
    out: dict[str, Any] = {"$schema": DIALECT}
    out.update({key: inner for key, inner in schema.items() if key not in ("allOf", "dependentSchemas")})
    out["properties"] = dict(schema.get("properties", {}))
    out["properties"][field] = _settled(out["properties"].get(field), value)
    out["required"] = _together(schema.get("required", ()), [field])
    beside: list[Any] = []
    for rule in schema.get("allOf", ()):
        decided = _decided(rule, field, value)
        if decided is not True and not _demand(out, decided):
            beside.append(decided)
    if beside:
        out["allOf"] = beside
    for name, condition in schema.get("dependentSchemas", {}).items():
        if not _about(condition, field):
            out.setdefault("dependentSchemas", {})[name] = condition
        elif not _fits(condition, field, value):
            out["properties"][name] = False
    return _with_definitions(out, root)


def _settled(schema: Any, value: Any) -> dict[str, Any]:
    """A selector's schema whose value is known."""
    texts = {key: inner for key, inner in (mapping(schema) or {}).items() if key in ("title", "description")}
    return {**texts, "const": value}


def _decided(rule: Any, field: str, value: Any) -> Any:
    """What an `if` comes to when the value is known; the rule itself where it asks for more than that."""
    parts = mapping(rule) or {}
    if "if" not in parts or not set(parts) <= {"if", "then", "else"} or not _about(parts["if"], field):
        return rule
    return parts.get("then" if _fits(parts["if"], field, value) else "else", True)


def _about(schema: Any, field: str) -> bool:
    """Whether a schema speaks of that key alone, and refers to nothing."""
    rules = mapping(schema)
    return (
        rules is not None
        and set(rules) <= {"properties", "required"}
        and set(rules.get("properties", ())) <= {field}
        and set(rules.get("required", ())) <= {field}
        and "$ref" not in str(rules)
    )


def _fits(schema: Any, field: str, value: Any) -> bool:
    return bool(jsonschema_rs.Draft202012Validator(schema).is_valid({field: value}))


def _demand(out: dict[str, Any], more: Any) -> bool:
    """Demand more of a schema in place; False, and nothing done, where it asks for more than what is required."""
    rules = mapping(more)
    if rules is None or not set(rules) <= {"required", "properties"}:
        return False
    inner = mapping(rules.get("properties", {})) or {}
    for name, one in inner.items():
        if set(mapping(one) or ()) != {"required"} or mapping(out["properties"].get(name)) is None:
            return False
    out["required"] = _together(out["required"], rules.get("required", ()))
    for name, one in inner.items():
        known = out["properties"][name]
        out["properties"][name] = {**known, "required": _together(known.get("required", ()), one["required"])}
    return True


def _together(some: Iterable[str], more: Iterable[str]) -> list[str]:
    return list(dict.fromkeys([*some, *more]))


def _with_definitions(schema: dict[str, Any], root: Mapping[str, Any]) -> dict[str, Any]:
    """The schema with everything that it refers to, and nothing that only concerns our own bookkeeping."""
    wanted: set[str] = set()
    body = _portable(schema, wanted)
    definitions: dict[str, Any] = {}
    while missing := sorted(wanted - set(definitions)):
        for name in missing:
            definitions[name] = _portable(root["components"]["schemas"][name], wanted)
    return {**body, "$defs": dict(sorted(definitions.items()))} if definitions else body


def _portable(node: Any, wanted: set[str]) -> Any:
    """A schema without our own keys, its references turned to `$defs` and collected."""
    if (array := listing(node)) is not None:
        return [_portable(one, wanted) for one in array]
    if (rules := mapping(node)) is None:
        return node
    out: dict[str, Any] = {}
    for key, inner in rules.items():
        if key == "properties":
            out[key] = {name: _portable(one, wanted) for name, one in inner.items()}
        elif key == "$ref" and str(inner).startswith(_COMPONENTS):
            wanted.add(str(inner).removeprefix(_COMPONENTS))
            out[key] = f"#/$defs/{str(inner).removeprefix(_COMPONENTS)}"
        elif key not in _INTERNAL:
            out[key] = _portable(inner, wanted)
    return out
