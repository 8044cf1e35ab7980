"""Operation + reader → what the request builder needs: inputs, rules, example values."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from specglot.model.page import ANY
from specglot.model.spec import Field, Operation, Spec
from specglot.site.samples import Json, request_body, variables


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A part of the URL or a header to fill in. `place` is `server` or OpenAPI's `in`."""

    name: str
    place: str
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key that an object may carry, and the events (or `*`) it goes with."""

    name: str
    type: str
    required: bool
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A body field without fields of its own. `example` is JSON text, "" for none."""

    path: tuple[str, ...]
    type: str
    required: bool
    values: tuple[str, ...]
    only_on: str
    only: tuple[str, ...]
    example: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A request to build."""

    method: str
    server: str
    path: str
    variables: tuple[Variable, ...]
    inputs: tuple[Input, ...]

    def as_json(self) -> str:
        """The form as the browser reads it."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def form(spec: Spec, operation: Operation) -> Form:
    """The form of one operation; the same in every language, since it is made of wire tokens."""
    declared = tuple(
        Variable(
            name=item.field.name.value,
            place=item.location,
            required=item.location == "path" or bool(item.field.required and item.field.required.value),
        )
        for item in operation.parameters
    )
    servers = tuple(
        Variable(name=name, place="server", required=True) for name in variables(operation.server.value)
    )
    body = request_body(operation)
    return Form(
        method=operation.method.value,
        server=operation.server.value,
        path=operation.path.value,
        variables=(*servers, *declared),
        inputs=tuple(_inputs(spec, operation.body, body, ())),
    )


def _inputs(spec: Spec, fields: tuple[Field, ...], body: Json, above: tuple[str, ...]) -> Iterator[Input]:
    for field in fields:
        path = (*above, field.name.value)
        shown = body.get(field.name.value) if isinstance(body, dict) else None
        if field.children:
            yield from _inputs(spec, field.children, shown, path)
            continue
        values = _values(spec, field)
        kind = field.type.value if field.type else "string"
        if values and shown not in values:
            shown = values[0]
        yield Input(
            path=path,
            type=kind,
            required=bool(field.required and field.required.value),
            values=values,
            only_on=field.condition_on or "",
            only=field.condition.value if field.condition else (),
            example="" if shown is None or shown in ({}, []) else json.dumps(shown, ensure_ascii=False),
            keys=tuple(_keys(spec, field)),
        )


def _values(spec: Spec, field: Field) -> tuple[str, ...]:
    """The values a field may take: its own, else those of the enumeration it refers to."""
    if field.values:
        return field.values.value
    enums = (enum for enum in spec.enums if enum.id in field.refers)
    return tuple(value.value.value for enum in enums for value in enum.values)


def _keys(spec: Spec, field: Field) -> Iterator[Key]:
    for schema in spec.schemas:
        if schema.id in field.refers:
            for row in schema.fields:
                yield Key(
                    name=row.name.value,
                    type=row.type.value if row.type else "",
                    required=bool(row.required and row.required.value),
                    events=row.set_on.value if row.set_on else (ANY,),
                )
