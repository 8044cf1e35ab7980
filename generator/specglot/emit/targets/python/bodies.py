"""An operation's body → the models it may be: the general one, and one for each value that has a form of its own."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from specglot.emit.names import pascal, snake, unique
from specglot.emit.targets.python.classes import (
    Body,
    Conditions,
    Model,
    Models,
    OnlyWith,
    Property,
    RequiredWhen,
    add,
)
from specglot.emit.targets.python.reserved import FIELDS
from specglot.emit.targets.python.schemas import (
    allowed_values,
    collect_enums,
    described,
    make_property,
    reference,
    rows_of,
)
from specglot.model.page import ANY
from specglot.model.spec import Field, Operation, Spec


def collect(spec: Spec, *, package: str, lang: str, fallback: tuple[str, ...]) -> Models:
    """Every class that the operations of a spec need."""
    models = Models(package=package, lang=lang, fallback=fallback, spec=spec)
    collect_enums(models)
    for operation in spec.operations:
        if operation.body:
            models.bodies[operation.id] = _body(models, operation)
    return models


def _body(models: Models, operation: Operation) -> Body:
    prefix = pascal(operation.id)
    attributes = unique((found.name.value for found in operation.body), snake, FIELDS)
    keyed = _keyed(models, operation)
    plain = {found.name.value: make_property(models, prefix, found, attributes) for found in operation.body}
    conditions = _conditions(models, operation, attributes, keyed)
    base = f"{models.package}._conditions.{conditions.name}" if conditions else None
    doc = models.text(operation.summary)
    only = {value for table in keyed.values() for value in table.allowed} if keyed else set[str]()
    single = next(iter(only)) if len(only) == 1 else None
    general_properties = tuple(
        _with_table(models, property_, keyed.get(property_.wire), single) for property_ in plain.values()
    )
    general = add(models, Model(name=f"{prefix}Body", doc=doc, properties=general_properties, base=base))
    variants: list[tuple[str, str]] = []
    if single is None:
        for value in dict.fromkeys(value for table in keyed.values() for value in table.values):
            properties = _variant(operation, models, plain, keyed, value)
            name = add(models, Model(name=f"{prefix}{pascal(value)}", doc=doc, properties=properties))
            variants.append((value, name))
    required = any(property_.required for property_ in plain.values())
    return Body(general=general, variants=tuple(variants), required=required)


class _Keyed(Struct, frozen=True, kw_only=True):
    """A field whose keys are rows of tables that say with which value of another field they go."""

    by: str
    rows: tuple[Field, ...]
    values: tuple[str, ...]
    allowed: tuple[str, ...]


def _keyed(models: Models, operation: Operation) -> dict[str, _Keyed]:
    """Field → its table, for the fields of a body whose keys depend on one other field."""
    found: dict[str, _Keyed] = {}
    for member in operation.body:
        rows = rows_of(models.spec, member)
        named = {value for row in rows if row.set_on for value in row.set_on.value if value != ANY}
        if not named:
            continue
        for other in operation.body:
            allowed = allowed_values(models.spec, other)
            if other is not member and named.intersection(allowed):
                values = tuple(value for value in allowed if value in named)
                found[member.name.value] = _Keyed(
                    by=other.name.value, rows=rows, values=values, allowed=allowed
                )
                break
    by = next((table.by for table in found.values()), "")
    return {wire: table for wire, table in found.items() if table.by == by}


def _goes_with(row: Field, value: str) -> bool:
    return row.set_on is None or ANY in row.set_on.value or value in row.set_on.value


def _with_table(models: Models, property_: Property, table: _Keyed | None, single: str | None) -> Property:
    """A field of the general body: typed where only one value is possible, a plain object otherwise."""
    if table is None or single is None:
        return property_
    model = _params(models, property_.wire, table, single)
    return Property(
        wire=property_.wire,
        name=property_.name,
        schema=reference(model, property_.schema.get("description")),
        required=property_.required or any(one.required for one in models.models[model].properties),
        model=model,
    )


def _variant(
    operation: Operation,
    models: Models,
    plain: Mapping[str, Property],
    keyed: Mapping[str, _Keyed],
    value: str,
) -> tuple[Property, ...]:
    properties: list[Property] = []
    for member in operation.body:
        wire = member.name.value
        property_ = plain[wire]
        by = next(iter(keyed.values())).by
        if member.condition and member.condition_on == by and value not in member.condition.value:
            property_ = Property(wire=wire, name=property_.name, schema={"type": "null"}, required=False)
        elif wire == by:
            schema = described({"type": "string", "const": value, "default": value}, property_.schema)
            property_ = Property(
                wire=wire, name=property_.name, schema=schema, required=False, constant=value
            )
        elif wire in keyed:
            property_ = _with_table(models, property_, keyed[wire], value)
        properties.append(property_)
    return tuple(properties)


def _params(models: Models, wire: str, table: _Keyed, value: str) -> str:
    """The class of a field's object where the deciding field has this value: `AdStartParams`."""
    rows = [row for row in table.rows if _goes_with(row, value)]
    attributes = unique((row.name.value for row in rows), snake, FIELDS)
    name = pascal(value) + pascal(wire)
    properties = tuple(make_property(models, name, row, attributes) for row in rows)
    return add(models, Model(name=name, doc=None, properties=properties))


def _conditions(
    models: Models, operation: Operation, attributes: Mapping[str, str], keyed: Mapping[str, _Keyed]
) -> Conditions | None:
    only_with = tuple(
        OnlyWith(
            name=attributes[member.name.value],
            other=attributes[member.condition_on],
            values=member.condition.value,
        )
        for member in operation.body
        if member.condition and member.condition_on and member.condition_on in attributes
    )
    required_when = tuple(
        RequiredWhen(name=attributes[wire], other=attributes[table.by], keys=keys)
        for wire, table in keyed.items()
        if len(table.allowed) > 1 and (keys := _required_keys(table))
    )
    if not (only_with or required_when):
        return None
    prefix = pascal(operation.id)
    conditions = Conditions(
        name=f"{prefix}Conditions", body=f"{prefix}Body", only_with=only_with, required_when=required_when
    )
    models.conditions.append(conditions)
    return conditions


def _required_keys(table: _Keyed) -> tuple[tuple[str, tuple[str, ...]], ...]:
    keys = (
        (
            value,
            tuple(
                row.name.value
                for row in table.rows
                if _goes_with(row, value) and row.required and row.required.value
            ),
        )
        for value in table.values
    )
    return tuple((value, names) for value, names in keys if names)
