"""Spec operations → operation views and error classes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from specglot.emit import statuses
from specglot.emit.names import constant, pascal, snake, unique
from specglot.emit.responses import Status, advice, description, documented
from specglot.emit.targets.python.classes import Body, Models
from specglot.emit.targets.python.examples import call
from specglot.emit.targets.python.names import Names
from specglot.emit.targets.python.reserved import ARGUMENTS
from specglot.emit.targets.python.schemas import listed, sample_schema
from specglot.emit.targets.python.view import (
    Argument,
    BodyType,
    ErrorView,
    OperationView,
    Part,
    Raise,
    Success,
)
from specglot.emit.texts import Text, marked, wire
from specglot.model.spec import Operation, Parameter, Spec

_TYPES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


def error_views(names: Names, operations: Sequence[OperationView]) -> tuple[ErrorView, ...]:
    """The error classes, each with what every operation says of its status."""
    uses: dict[int, list[tuple[str, Text]]] = {}
    for operation in operations:
        for one in operation.raises:
            uses.setdefault(one.code, []).append((operation.name, one.doc))
    return tuple(
        ErrorView(
            name=name,
            code=code,
            reason=statuses.name(code),
            uses=tuple(uses[code]),
            retryable=code in statuses.RETRYABLE,
        )
        for code, name in names.errors.items()
    )


def operation_view(spec: Spec, models: Models, names: Names, operation: Operation) -> OperationView:
    """All that the templates print of one operation."""
    statuses_ = documented(operation)
    body = models.bodies.get(operation.id)
    located = {parameter.field.name.value: parameter for parameter in operation.parameters}
    python = unique(located, snake, ARGUMENTS)
    everything = [_argument(models, parameter, python[token]) for token, parameter in located.items()]
    positional = [argument for argument in everything if argument.location == "path"]
    if body:
        positional.append(_body_argument(operation, body))
    success = tuple(_success(spec, models, operation, status) for status in statuses_ if status.success)
    return OperationView(
        id=wire(operation.id),
        name=names.methods[operation.id],
        constant=constant(names.methods[operation.id]),
        method=wire(operation.method.value),
        server=wire(operation.server.value),
        path=wire(operation.path.value),
        data=_data_type(success),
        success=success or (Success(code=200, reader="nothing", headers="{}", body="b''"),),
        errors=tuple((status.code, names.errors[status.code]) for status in statuses_ if not status.success),
        arguments=tuple(positional),
        keywords=tuple(argument for argument in everything if argument.location != "path"),
        parts=_parts(everything, body),
        raises=tuple(
            Raise(
                name=names.errors[status.code],
                code=status.code,
                doc=_told(models, status),
            )
            for status in statuses_
            if not status.success
        ),
        summary=models.text(operation.summary) or wire(operation.id),
        endpoint=wire(f"{operation.method.value} {operation.server.value}{operation.path.value}"),
        example=call(models, operation, body, python),
        path_example=call(models, operation, body, python, "value"),
        empty_example=call(models, operation, body, python, "''"),
    )


def body_type(models: Models, names: Names, operation: Operation) -> BodyType | None:
    """The alias for an operation's bodies, where there is more than one model."""
    body = models.bodies.get(operation.id)
    if body is None or not body.variants:
        return None
    by = next(
        property_.wire for property_ in models.models[body.variants[0][1]].properties if property_.constant
    )
    return BodyType(
        name=_alias(operation),
        models=body.models,
        method=names.methods[operation.id],
        by=wire(by),
    )


def _told(models: Models, status: Status) -> Text:
    """What a status means and what to do, on one line."""
    said = marked(description(status.response, models.lang, models.fallback), models.lang)
    action = advice(status.response, models.lang, models.fallback)
    told = " → ".join(text.value for text in (said, action) if text)
    return Text(value=told or statuses.name(status.code), locale=models.lang)


def _alias(operation: Operation) -> str:
    return f"{pascal(operation.id)}Request"


def _argument(models: Models, parameter: Parameter, name: str) -> Argument:
    field = parameter.field
    kind = _TYPES.get(field.type.value if field.type else "", "str")
    if enum := next((models.enum_names[ref] for ref in field.refers if ref in models.enum_names), None):
        kind = f"models.{enum} | str"
    elif values := listed(field):
        kind = f"Literal[{', '.join(map(repr, values))}] | {kind}"
    required = parameter.location == "path" or (field.required is not None and field.required.value)
    text = models.text(field.description)
    return Argument(
        name=name,
        wire=wire(field.name.value),
        type=kind if required else f"{kind} | None",
        default="" if required else " = None",
        location=parameter.location,
        doc=text or Text(value=f"`{field.name.value}`.", locale=models.lang),
    )


def _body_argument(operation: Operation, body: Body) -> Argument:
    kind = f"models.{_alias(operation)}" if body.variants else f"models.{body.general}"
    doc = Text(value="The request's body.", locale="en")
    return Argument(
        name="body",
        wire=wire("body"),
        type=kind if body.required else f"{kind} | None",
        default="" if body.required else " = None",
        location="body",
        doc=doc,
    )


def _parts(arguments: Sequence[Argument], body: Body | None) -> tuple[Part, ...]:
    parts: list[Part] = []
    for name, location in (("path", "path"), ("query", "query"), ("headers", "header")):
        pairs = [
            f"{argument.wire.value!r}: {argument.name}"
            for argument in arguments
            if argument.location == location
        ]
        if pairs:
            parts.append(Part(name=name, value="{" + ", ".join(pairs) + "}"))
    if body:
        value = "body.to_wire()" if body.required else "None if body is None else body.to_wire()"
        parts.append(Part(name="content", value=value))
    return tuple(parts)


def _success(spec: Spec, models: Models, operation: Operation, status: Status) -> Success:
    reader = _reader(models, operation, status)
    headers = {
        tie.header: re.sub(r"\{[^{}]+\}", "a1", tie.template)
        for tie in spec.ties
        if tie.kind == "link" and tie.target == operation.pointer
    }
    return Success(
        code=status.code, reader=reader, headers=repr(headers), body="b''" if reader == "nothing" else "b'{}'"
    )


def _reader(models: Models, operation: Operation, status: Status) -> str:
    response = status.response
    name = f"{pascal(operation.id)}{pascal(statuses.name(status.code))}"
    if response.body is not None and (model := sample_schema(models, name, response.body)):
        return f"models.{model}.model_validate_json"
    kinds = [header.example for header in response.headers if header.name.value.lower() == "content-type"]
    is_json = response.body is not None or any(re.search(r"[/+]json\b", kind) for kind in kinds)
    return "json_value" if is_json and status.code not in (204, 205) else "nothing"


def _data_type(success: Sequence[Success]) -> str:
    kinds = {"nothing": "None", "json_value": "Any"}
    readers = [one.reader for one in success]
    found = dict.fromkeys(
        kinds.get(reader, reader.removesuffix(".model_validate_json")) for reader in readers
    )
    return "Any" if "Any" in found else " | ".join(found) or "None"
