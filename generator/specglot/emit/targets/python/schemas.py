"""Spec fields, tables and enumerations → classes and their attributes, each with its JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from specglot.emit.filters import wrapped
from specglot.emit.names import pascal, snake, unique
from specglot.emit.schemas import coerced
from specglot.emit.targets.python.classes import Model, Models, Property, add, free_class
from specglot.emit.targets.python.reserved import FIELDS
from specglot.emit.texts import Text
from specglot.model.page import ANY, SampleRow
from specglot.model.spec import Enum, Field, Note, Spec

UNITS = {
    ("s", "number"): "Seconds",
    ("s", "integer"): "WholeSeconds",
    ("ms", "integer"): "Milliseconds",
    ("ms", "number"): "FractionalMilliseconds",
}
"""UCUM code and JSON type → the type in `_model.py` that takes times as well as numbers."""


def sample_schema(models: Models, name: str, sample: SampleRow) -> str:
    """Add a model for a JSON sample of a response and return its name; "" where the sample is no object."""
    members = {
        entry.path.removeprefix("/"): entry.type for entry in sample.entries if entry.path.count("/") == 1
    }
    members = {key.replace("~1", "/").replace("~0", "~"): kind for key, kind in members.items()}
    if not members or not sample.text.lstrip().startswith("{"):
        return ""
    attributes = unique(members, snake, FIELDS)
    properties = tuple(
        # A sample shows what can be there, not what must.
        Property(wire=key, name=attributes[key], schema=_typed(kind), required=False)
        for key, kind in members.items()
    )
    return add(models, Model(name=name, doc=None, properties=properties))


def collect_enums(models: Models) -> None:
    """An enumeration is called after the first field that takes its values, else after its own id."""
    known = {enum.id: enum for enum in models.spec.enums}
    fields = [found for operation in models.spec.operations for found in _walk(operation.body)]
    fields += [parameter.field for operation in models.spec.operations for parameter in operation.parameters]
    fields += [found for schema in models.spec.schemas for found in _walk(schema.fields)]
    for found in fields:
        for reference in found.refers:
            if reference in known and reference not in models.enum_names:
                models.enum_names[reference] = free_class(models, pascal(found.name.value))
                models.enums[models.enum_names[reference]] = _enum(models, known[reference])


def listed(member: Field) -> tuple[str | int, ...]:
    """The values that stand with a field itself, where the docs list several and they can be literals."""
    kind = member.type.value if member.type else "string"
    if member.values is None or kind not in ("string", "integer") or member.unit:
        return ()
    values = tuple(dict.fromkeys(coerced(value, kind) for value in member.values.value))
    fits = all(isinstance(value, int if kind == "integer" else str) for value in values)
    return values if fits and len(values) > 1 else ()


def _enum(models: Models, enum: Enum) -> Mapping[str, Any]:
    lines = [text.value] if (text := models.text(enum.title)) else []
    lines += [
        f"- `{value.value.value}`: {note.value}"
        for value in enum.values
        if (note := _first_note(models, value.notes)) is not None
    ]
    schema: dict[str, Any] = {"type": "string", "enum": [value.value.value for value in enum.values]}
    return schema | ({"description": wrapped("\n".join(lines))} if lines else {})


def _first_note(models: Models, notes: Sequence[Note]) -> Text | None:
    return next((text for note in notes if (text := models.text(note.texts)) is not None), None)


def rows_of(spec: Spec, member: Field) -> tuple[Field, ...]:
    """The rows of all tables that list a field's keys, each key once."""
    if not member.refers:
        return ()
    rows = [row for schema in spec.schemas if schema.id in member.refers for row in schema.fields]
    return tuple({row.name.value: row for row in reversed(rows)}.values())[::-1]


def allowed_values(spec: Spec, member: Field) -> tuple[str, ...]:
    """The values that a field can have as far as the docs list them."""
    if member.values:
        return member.values.value
    enums = [enum for enum in spec.enums if enum.id in member.refers] if member.refers else []
    return tuple(value.value.value for enum in enums for value in enum.values)


def make_property(models: Models, owner: str, member: Field, attributes: Mapping[str, str]) -> Property:
    """The attribute for a field.

    Args:
        models: Where its own classes are kept.
        owner: The class that it is an attribute of.
        member: The field.
        attributes: Wire name → attribute, for all fields of the owner.
    """
    wire = member.name.value
    kind = member.type.value if member.type else None
    allowed = allowed_values(models.spec, member)
    enum = next((models.enum_names[ref] for ref in member.refers if ref in models.enum_names), None)
    model: str | None = None
    constant: str | None = None
    if len(allowed) == 1 and kind in ("string", None):
        constant = allowed[0]
        schema: Mapping[str, Any] = {"type": "string", "const": constant, "default": constant}
    elif enum is not None:
        schema = {"anyOf": [{"$ref": f"#/components/schemas/{enum}"}, {"type": "string"}]}
    elif values := listed(member):
        known = {"enum": list(values), "x-enum-field-as-literal": True}
        schema = {"anyOf": [{"type": kind or "string", **known}, {"type": kind or "string"}]}
    elif member.children and kind in ("object", "array", None):
        model = _nested(models, owner, member)
        schema = (
            reference(model, None) if kind != "array" else {"type": "array", "items": reference(model, None)}
        )
        model = model if kind != "array" else None
    elif (
        kind == "object"
        and (rows := rows_of(models.spec, member))
        and not any(_keys_differ(row) for row in rows)
        and not any(one is member for one in models.open)  # a table may, in the end, refer to itself
    ):
        models.open.append(member)
        model = _table(models, wire, rows)
        models.open.pop()
        schema = reference(model, None)
    else:
        schema = _typed(kind)
        unit = UNITS.get((member.unit.value, kind or "")) if member.unit else None
        if unit:
            models.units.add(unit)
            schema = {**schema, "x-python-type": f"{models.package}._model.{unit}"}
    description = _description(models, member)
    return Property(
        wire=wire,
        name=attributes[wire],
        schema={**schema, "description": description} if description else schema,
        required=member.required is not None and member.required.value and constant is None,
        model=model,
        constant=constant,
    )


def _nested(models: Models, owner: str, member: Field) -> str:
    attributes = unique((child.name.value for child in member.children), snake, FIELDS)
    name = pascal(member.name.value)
    properties = tuple(make_property(models, name, child, attributes) for child in member.children)
    return add(models, Model(name=name, doc=models.text(member.description), properties=properties), owner)


def _table(models: Models, wire: str, rows: Sequence[Field]) -> str:
    attributes = unique((row.name.value for row in rows), snake, FIELDS)
    name = pascal(wire)
    properties = tuple(make_property(models, name, row, attributes) for row in rows)
    return add(models, Model(name=name, doc=None, properties=properties))


def _keys_differ(row: Field) -> bool:
    return row.set_on is not None and ANY not in row.set_on.value


def _description(models: Models, member: Field) -> str:
    text = models.text(member.description)
    parts = [text.value] if text else []
    if member.unit:
        parts.append(f"[{member.unit.value}]")
    if member.default:
        parts.append(f"(= {member.default.value})")
    if member.condition:
        parts.append(f"({member.condition_on or ''}: {', '.join(member.condition.value)})")
    return wrapped(" ".join(parts))


def _typed(kind: str | None) -> dict[str, Any]:
    match kind:
        case "object":
            return {"type": "object", "additionalProperties": True}
        case "array":
            return {"type": "array", "items": {}}
        case "string" | "integer" | "number" | "boolean":
            return {"type": kind}
        case _:
            return {}


def reference(model: str, description: str | None) -> dict[str, Any]:
    """The schema of a value of one of our classes."""
    schema = {"$ref": f"#/components/schemas/{model}"}
    return {**schema, "description": description} if description else schema


def described(schema: dict[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """A schema with the description of another one."""
    return {**schema, "description": other["description"]} if "description" in other else schema


def _walk(members: Iterable[Field]) -> Iterable[Field]:
    for member in members:
        yield member
        yield from _walk(member.children)
