"""Fields, tables and enumerations → JSON Schemas (2020-12, as OpenAPI 3.1 uses them)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, cast

from specglot.emit.localize import say
from specglot.model.page import ANY, SampleRow
from specglot.model.spec import Enum, Fact, Field, Localized, Operation, Schema, Spec

_BODY_METHODS = ("POST", "PUT", "PATCH")


def sources(fact: Fact[Any]) -> list[str]:
    """`locale:path:line` of each witness of a fact."""
    return [f"{claim.locale}:{claim.span.path}:{claim.span.line}" for claim in fact.claims]


class SchemaWriter:
    """Writes the schemas of one document in one language."""

    def __init__(self, spec: Spec, lang: str, fallback: tuple[str, ...]) -> None:
        self.lang = lang
        self.fallback = fallback
        self.schemas = {schema.id: schema for schema in spec.schemas}
        self.enums = {enum.id: enum for enum in spec.enums}
        rows = {field.pointer for schema in spec.schemas for field in schema.fields}
        self.nested = {
            one.source: one.target for one in spec.ties if one.source in rows and one.kind == "schema"
        }
        self.requests: dict[str, dict[str, Any]] = {}

    def say(self, texts: Sequence[Localized]) -> str:
        """The document's text for what the locales say."""
        return say(texts, self.lang, self.fallback)

    def components(self) -> dict[str, Any]:
        """`components.schemas`: request bodies, tables, enumerations, sorted by name."""
        found = dict(self.requests)
        found.update({enum.id: self._enum(enum) for enum in self.enums.values()})
        found.update({schema.id: self._table(schema) for schema in self.schemas.values()})
        return dict(sorted(found.items()))

    def body(self, operation: Operation) -> dict[str, Any] | None:
        """The request body of an operation, its schema put among the components; None where none is documented."""
        if operation.body:
            schema = self._request(operation)
            required = any(field.required and field.required.value for field in operation.body)
        elif operation.sample and operation.method.value in _BODY_METHODS:
            schema, required = self.of_sample(operation.sample), False
        else:
            return None
        name = self._request_name(operation)
        self.requests[name] = schema
        media: dict[str, Any] = {"schema": {"$ref": f"#/components/schemas/{name}"}}
        example = self._example(operation)
        if example is not None:
            media["example"] = example
        out: dict[str, Any] = {"content": {"application/json": media}}
        if required:
            out["required"] = True
        return out

    def bare(self, field: Field) -> dict[str, Any]:
        """A field's schema without texts and sources."""
        for target in field.refers:
            if target in self.enums:
                return {"$ref": f"#/components/schemas/{target}"}
        out: dict[str, Any] = {}
        kind = field.type.value if field.type else None
        if kind:
            out["type"] = kind
        if field.values:
            out["enum"] = [coerced(value, kind) for value in field.values.value]
        if field.default and coerced(field.default.value, kind) != field.default.value:
            out["default"] = coerced(field.default.value, kind)
        elif (
            field.default
            and kind in (None, "string")
            and (not field.values or field.default.value in out["enum"])
        ):
            out["default"] = field.default.value
        if field.unit:
            out["x-unit"] = field.unit.value
        return out

    def of_sample(self, sample: SampleRow | None) -> dict[str, Any]:
        """What a sample alone shows: its keys and their types, nothing required."""
        if sample is None:
            return {}
        nodes: dict[str, dict[str, Any]] = {}
        for entry in sample.entries:
            node: dict[str, Any] = {} if entry.type in ("unknown", "null") else {"type": entry.type}
            parent, _, key = entry.path.rpartition("/")
            if entry.path in nodes:
                continue
            nodes[entry.path] = node
            if not entry.path:
                continue
            if key == "*":
                nodes[parent].setdefault("items", node)
            else:
                nodes[parent].setdefault("properties", {})[key.replace("~1", "/").replace("~0", "~")] = node
        return nodes.get("", {})

    def _request_name(self, operation: Operation) -> str:
        name = f"{operation.id[0].upper()}{operation.id[1:]}Request"
        while name in self.schemas or name in self.enums:
            name += "Body"
        return name

    def _request(self, operation: Operation) -> dict[str, Any]:
        out = self._object(operation.body)
        conditions = {
            field.name.value: {"properties": {field.condition_on: {"enum": list(field.condition.value)}}}
            for field in operation.body
            if field.condition and field.condition_on
        }
        if conditions:
            out["dependentSchemas"] = conditions
        if rules := self._required_when(operation):
            out["allOf"] = rules
        return out

    def _object(self, fields: Sequence[Field]) -> dict[str, Any]:
        out: dict[str, Any] = {"type": "object"}
        required = dict.fromkeys(
            field.name.value for field in fields if field.required and field.required.value
        )
        if required:
            out["required"] = list(required)
        properties: dict[str, Any] = {}
        for field in fields:  # of a key that stands twice, the first counts
            if field.name.value not in properties:
                properties[field.name.value] = self._property(field)
        out["properties"] = properties
        return out

    def _property(self, field: Field) -> dict[str, Any]:
        tables = [
            {"$ref": f"#/components/schemas/{target}"} for target in field.refers if target in self.schemas
        ]
        out: dict[str, Any] = {}
        if description := self.say(field.description):
            out["description"] = description
        if field.children:
            out.update(self._object(field.children))
        elif tables:
            out.update({"type": "object", **({"allOf": tables} if len(tables) > 1 else tables[0])})
        else:
            out.update(self.bare(field))
            if inner := self.nested.get(field.pointer):
                table = {"$ref": f"#/components/schemas/{inner}"}
                out.update({"items": table} if out.get("type") == "array" else table)
        if field.unit:
            out["x-unit"] = field.unit.value
        inferred = [
            fact.kind
            for fact in (field.required, field.type)
            if fact is not None and fact.basis == "inferred"
        ]
        if inferred:
            out["x-inferred"] = inferred
        out["x-sources"] = sources(field.name)
        return out

    def _table(self, schema: Schema) -> dict[str, Any]:
        """A table without an endpoint. Where rows name their events, what is required depends on the event."""
        conditional = any(field.set_on for field in schema.fields)
        titled = self.say(schema.title)
        out: dict[str, Any] = {"title": titled} if titled else {}
        out.update(self._object(schema.fields))
        if notes := "\n\n".join(text for note in schema.notes if (text := self.say(note.texts))):
            out["description"] = notes
        if conditional:
            out.pop("required", None)
        for field in schema.fields:
            prop: dict[str, Any] = out["properties"][field.name.value]
            if conditional and field.required:
                prop["x-required"] = field.required.value or prop.get("x-required", False)
            if field.set_on:
                events = ["any" if event == ANY else event for event in field.set_on.value]
                prop["x-set-on"] = list(dict.fromkeys([*prop.get("x-set-on", []), *events]))
        return out

    def _enum(self, enum: Enum) -> dict[str, Any]:
        out: dict[str, Any] = {}
        if title := self.say(enum.title):
            out["title"] = title
        lines: list[str] = [text for note in enum.notes if (text := self.say(note.texts))]
        bullets: list[str] = []
        for value in enum.values:
            text = " ".join(part for note in value.notes if (part := self.say(note.texts)))
            bullets.append(f"- `{value.value.value}`: {text}" if text else f"- `{value.value.value}`")
        lines.append("\n".join(bullets))
        out["description"] = "\n\n".join(lines)
        out["type"] = "string"
        out["enum"] = list(dict.fromkeys(value.value.value for value in enum.values))
        out["x-sources"] = {value.value.value: sources(value.value) for value in enum.values}
        return out

    def _required_when(self, operation: Operation) -> list[dict[str, Any]]:
        """What is required with one event only: `if` the event is adStart `then` its parameters are required."""
        selector = next((field for field in operation.body if self._events(field)), None)
        if selector is None:
            return []
        rules: list[dict[str, Any]] = []
        for event in self._events(selector):
            wanted: dict[str, dict[str, None]] = {}
            for field in operation.body:
                for target in field.refers:
                    for row in self.schemas[target].fields if target in self.schemas else ():
                        on = row.set_on.value if row.set_on else ()
                        if row.required and row.required.value and (event in on or ANY in on):
                            wanted.setdefault(field.name.value, {})[row.name.value] = None
            if wanted:
                rules.append(
                    {
                        "if": {
                            "properties": {selector.name.value: {"const": event}},
                            "required": [selector.name.value],
                        },
                        "then": {
                            "required": sorted(wanted),
                            "properties": {name: {"required": list(keys)} for name, keys in wanted.items()},
                        },
                    }
                )
        return rules

    def _events(self, field: Field) -> tuple[str, ...]:
        """The values of a field that selects what a request carries."""
        for target in field.refers:
            if target in self.enums:
                return tuple(dict.fromkeys(value.value.value for value in self.enums[target].values))
        return field.values.value if field.values else ()

    def _example(self, operation: Operation) -> Any:
        """The sample, where it is JSON and no placeholder stands where an enumeration allows only its values."""
        if operation.sample is None or not operation.sample.exact:
            return None
        value: Any = json.loads(operation.sample.text)
        if not isinstance(value, dict):
            return None
        for field in operation.body:
            events = self._events(field)
            if events and field.name.value in value and value[field.name.value] not in events:
                return None
        return cast("dict[str, Any]", value)


def coerced(value: str, kind: str | None) -> Any:
    """A value as written in a table, as its JSON type; the text itself where it is none."""
    try:
        if kind == "integer":
            return int(value)
        if kind == "number":
            return float(value)
    except ValueError:
        return value
    if kind == "boolean":
        return {"true": True, "false": False}.get(value.casefold(), value)
    return value
