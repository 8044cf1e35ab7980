"""Spec operations → operation views and error classes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from specglot.emit import statuses
from specglot.emit.names import constant, pascal, snake, unique
from specglot.emit.targets.python.classes import Body, Models
from specglot.emit.targets.python.examples import call
from specglot.emit.targets.python.reserved import ARGUMENTS, METHODS
from specglot.emit.targets.python.responses import Status, documented, error_names, status_text
from specglot.emit.targets.python.schemas import sample_schema
from specglot.emit.targets.python.view import (
    Argument,
    BodyType,
    ErrorView,
    OperationView,
    Part,
    Raise,
    Success,
)
from specglot.emit.texts import Text, wire
from specglot.model.spec import Operation, Parameter, Spec

_TYPES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


def method_names(spec: Spec) -> dict[str, str]:
    """Operation id → method name."""
    return unique((operation.id for operation in spec.operations), snake, METHODS)


def errors(spec: Spec, lang: str, fallback: Sequence[str]) -> tuple[ErrorView, ...]:
    """The error classes, each with what every operation says of its status."""
    methods = method_names(spec)
    views: list[ErrorView] = []
    for code, name in error_names(spec).items():
        uses = tuple(
            (methods[operation.id], Text(value=status_text(status, lang, fallback), locale=lang))
            for operation in spec.operations
            for status in documented(operation)
            if status.code == code
        )
        views.append(
            ErrorView(
                name=name,
                code=code,
                reason=statuses.name(code),
                uses=uses,
                retryable=code in statuses.RETRYABLE,
            )
        )
    return tuple(views)


def operation_view(spec: Spec, models: Models, operation: Operation) -> OperationView:
    """All that the templates print of one operation."""
    names = error_names(spec)
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
        name=method_names(spec)[operation.id],
        constant=constant(method_names(spec)[operation.id]),
        method=wire(operation.method.value),
        server=wire(operation.server.value),
        path=wire(operation.path.value),
        data=_data_type(success),
        success=success or (Success(code=200, reader="nothing", headers="{}", body="b''"),),
        errors=tuple((status.code, names[status.code]) for status in statuses_ if not status.success),
        arguments=tuple(positional),
        keywords=tuple(argument for argument in everything if argument.location != "path"),
        parts=_parts(everything, body),
        raises=tuple(
            Raise(
                name=names[status.code],
                code=status.code,
                doc=Text(value=status_text(status, models.lang, models.fallback), locale=models.lang),
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


def body_type(spec: Spec, models: Models, operation: Operation) -> BodyType | None:
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
        method=method_names(spec)[operation.id],
        by=wire(by),
    )


def _alias(operation: Operation) -> str:
    return f"{pascal(operation.id)}Request"


def _argument(models: Models, parameter: Parameter, name: str) -> Argument:
    field = parameter.field
    enum = next((models.enum_names[ref] for ref in field.refers if ref in models.enum_names), None)
    kind = f"models.{enum} | str" if enum else _TYPES.get(field.type.value if field.type else "", "str")
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
    if response.body is not None and sample_schema(models, name, response.body):
        return f"models.{name}.model_validate_json"
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
