"""Spec operations → operation views, error classes and links."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from specglot.emit import statuses
from specglot.emit.names import camel, constant, pascal, unique
from specglot.emit.schemas import SchemaWriter
from specglot.emit.targets.typescript.bodies import Body, body_of
from specglot.emit.targets.typescript.reserved import ARGUMENTS, FUNCTIONS, METHODS, TYPES
from specglot.emit.targets.typescript.responses import Status, documented, summary
from specglot.emit.targets.typescript.syntax import (
    Code, access, call, doc, regex, string, tag, template, value,
)  # fmt: skip
from specglot.emit.targets.typescript.types import Types, from_sample, parameter_of
from specglot.emit.targets.typescript.view import (
    Doc, ErrorView, Failure, Link, OperationView, Success, Wrong,
)  # fmt: skip
from specglot.emit.texts import Text, wire
from specglot.model.spec import Operation, Parameter, Response, Spec

IDEMPOTENT = ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE")
_WITHOUT_BODY = ("GET", "HEAD")
_JSON = re.compile(r"[/+]json\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names that have to be known before any operation is written.

    Attributes:
        methods: Operation id → method.
        throwing: Operation id → the method that throws.
        errors: Status → error class.
        servers: Server template → private field.
    """

    methods: Mapping[str, str]
    throwing: Mapping[str, str]
    errors: Mapping[int, str]
    servers: Mapping[str, str]

    def prefix(self, operation: Operation) -> str:
        """What the names of an operation's types begin with."""
        method = self.methods[operation.id]
        return method[0].upper() + method[1:]


def names_of(spec: Spec, types: Types) -> Names:
    """Names for the methods, error classes and servers of a spec."""
    ids = [operation.id for operation in spec.operations]
    throwing = {one: f"{one} or throw" for one in ids}
    methods = unique((*ids, *throwing.values()), camel, METHODS)
    codes = {status.code for operation in spec.operations for status in documented(operation) if not status.success}
    classes = unique((statuses.name(code) for code in sorted(codes)), pascal, TYPES)
    servers = dict.fromkeys(operation.server.value for operation in spec.operations)
    return Names(
        methods={one: methods[one] for one in ids},
        throwing={one: methods[throwing[one]] for one in ids},
        errors={code: types.name(classes[statuses.name(code)]) for code in sorted(codes)},
        servers={
            server: "#server" if len(servers) == 1 else f"#server{number}" for number, server in enumerate(servers, 1)
        },
    )


def error_views(types: Types, names: Names) -> tuple[ErrorView, ...]:
    """The error classes, each with what every operation says of its status."""
    views: list[ErrorView] = []
    for code, name in names.errors.items():
        said = [
            (names.methods[operation.id], summary(status.response, types.lang, types.fallback))
            for operation in types.spec.operations
            for status in documented(operation)
            if status.code == code
        ]
        lines = [f"- `{method}`: {text}" if text else f"- `{method}`" for method, text in said]
        views.append(
            ErrorView(
                name=name,
                code=code,
                doc=doc(f"{code} {statuses.name(code)}.", "\n".join(lines)),
                retryable=code in statuses.RETRYABLE,
            )
        )
    return tuple(views)


def operation_view(types: Types, names: Names, operation: Operation) -> OperationView:
    """All that the templates print of one operation."""
    method = names.methods[operation.id]
    has_body = bool(operation.body) and operation.method.value not in _WITHOUT_BODY
    prefix = names.prefix(operation)
    body = body_of(types, operation, method, prefix) if has_body else None
    path = {one.field.name.value: one for one in operation.parameters if one.location == "path"}
    others = [one for one in operation.parameters if one.location != "path"]
    arguments = unique(path, camel, ARGUMENTS)
    more = _parameters_type(types, prefix, method, others)
    successes = tuple(_success(types, prefix, operation, status) for status in documented(operation) if status.success)
    failures = [status for status in documented(operation) if not status.success]
    known = {int(response.code.value) for response in operation.responses if response.code.value.isdecimal()}
    endpoint = f"{operation.method.value} {operation.server.value}{operation.path.value}"
    title = types.say(operation.summary)
    example = _arguments(types, path, body.example if body else None, others)
    in_path = _with_value(path, example)
    spoilt = _with_nan(dict(body.example)) if body else None
    return OperationView(
        name=method,
        throwing=names.throwing[operation.id],
        reader=f"read{prefix}",
        id=string(operation.id),
        method=string(operation.method.value),
        endpoint=wire(endpoint),
        url=template(
            operation.path.value,
            {token: f"segment({string(token)}, {name})" for token, name in arguments.items()},
            f"this.{names.servers[operation.server.value]}",
        ),
        generic=body.generic if body else "",
        parameters=_parameters(types, path, arguments, body, more),
        arguments=(*arguments.values(), *(["body"] if body else []), *(["parameters"] if more else [])),
        parts=_parts(others, body),
        result=types.name(f"{prefix}Result"),
        successful=types.name(f"{prefix}Success"),
        successes=successes or (_undocumented_success(),),
        failures=tuple(Failure(code=status.code, error=names.errors[status.code]) for status in failures),
        summary=Text(value=title or operation.id, locale=types.lang),
        doc=_doc(types, operation, title, endpoint, path, arguments),
        result_doc=_result_doc(operation, method, types),
        idempotent=operation.method.value in IDEMPOTENT,
        example=value(example, 2, len(method) + 5),
        path_example=value(in_path, 2, len(method) + 16) if in_path else "",
        number=value([spoilt if isinstance(one, dict) else one for one in example], 2, len(method) + 5) if spoilt else "",
        call=call(f"const result = await client.{method}", example),
        kept_call=call(f"const answer = await client.{names.throwing[operation.id]}", example),
        throwing_call=call(f"await client.{names.throwing[operation.id]}", example, 2),
        typed=call(f"const result = await client.{method}", example, 4),
        undocumented=next(code for code in (418, 420, 499, 598, 599) if code not in known),
        variables=len(path),
        pattern=regex(operation.path.value),
        open=_flat_call(types, method, path, body.open, others) if body and body.open else "",
        wrong=tuple(
            Wrong(why=doc(why), call=_flat_call(types, method, path, wrong, others))
            for why, wrong in (body.wrong if body else ())
        ),
    )


def links(spec: Spec, views: Mapping[str, OperationView]) -> tuple[Link, ...]:
    """One function for each response header that carries a path parameter of other operations."""
    by_pointer = {operation.pointer: operation for operation in spec.operations}
    users: dict[tuple[str, str, str, str], list[str]] = {}
    for tie in spec.ties:
        user, _, parameter = tie.source.rpartition(" path.")
        if tie.kind == "link" and user in by_pointer and tie.target in by_pointer:
            users.setdefault((tie.target, parameter, tie.header, tie.template), []).append(
                views[by_pointer[user].id].name
            )
    named = unique((" ".join(link) for link in users), lambda token: camel(f"{token.split(' ')[2]} of"), FUNCTIONS)
    found: list[Link] = []
    for link, methods in users.items():
        target, parameter, header, pattern = link
        opener = views[by_pointer[target].id]
        function = named[" ".join(link)]
        example = (pattern.replace(f"{{{parameter}}}", one) for one in ("a1", "b%2Fc"))
        first, second = (string(re.sub(r"\{[^{}]+\}", "x", one)) for one in example)
        found.append(
            Link(
                function=function,
                constant=constant(function),
                pattern=regex(pattern, parameter),
                header=string(header),
                missing=string(f"the answer has no usable {header} header"),
                doc=doc(
                    f"The `{parameter}` for {' and '.join(f'`{one}`' for one in dict.fromkeys(methods))}, from the"
                    f" `{header}` header of what `{opener.name}` answers. Throws `MissingLink` where there is none."
                ),
                parameter=wire(parameter),
                header_name=wire(header),
                opener=opener.name,
                success=opener.successful,
                call=opener.kept_call,
                locations=(first, second),
            )
        )
    return tuple(found)


def _parameters_type(types: Types, prefix: str, method: str, others: Sequence[Parameter]) -> tuple[str, bool] | None:
    """The interface of the query and header parameters, and whether all of them may be left out."""
    if not others:
        return None
    members = [parameter_of(types, one.field) for one in others]
    name = types.add(f"{prefix}Parameters", members, doc(f"The query and header parameters of `{method}`."))
    return name, all(one.optional for one in members)


def _parameters(
    types: Types,
    path: Mapping[str, Parameter],
    arguments: Mapping[str, str],
    body: Body | None,
    more: tuple[str, bool] | None,
) -> tuple[str, ...]:
    typed = [f"{arguments[token]}: {parameter_of(types, one.field).type}" for token, one in path.items()]
    if body and body.required:
        typed.append(f"body: {body.type}")
    elif body:
        # Only what stands behind it decides whether it can be left out.
        typed.append(f"body?: {body.type}" if more is None or more[1] else f"body: {body.type} | undefined")
    if more:
        typed.append(f"parameters: {more[0]}{' = {}' if more[1] else ''}")
    return tuple(typed)


def _parts(others: Sequence[Parameter], body: Body | None) -> tuple[str, ...]:
    parts = ["body"] if body else []
    for name, location in (("query", "query"), ("headers", "header")):
        members = [one.field.name.value for one in others if one.location == location]
        if members:
            given = {token: Code(f"parameters{access(token)}") for token in members}
            parts.append(f"{name}: {value(given, 8, 11 + len(name))}")
    return tuple(parts)


def _success(types: Types, prefix: str, operation: Operation, status: Status) -> Success:
    type_, json, is_object = _data(types, prefix, status)
    headers = {
        tie.header: re.sub(r"\{[^{}]+\}", "a1", tie.template)
        for tie in types.spec.ties
        if tie.kind == "link" and tie.target == operation.pointer
    }
    return Success(
        code=status.code,
        type=type_,
        json=json,
        object=is_object,
        doc=doc(summary(status.response, types.lang, types.fallback)),
        headers=value(headers),
        body='"{}"' if json and (is_object or not type_.endswith("[]")) else '"[]"' if json else '""',
    )


def _data(types: Types, prefix: str, status: Status) -> tuple[str, bool, bool]:
    """The type of an answer's data, whether it is JSON, and whether that is an object."""
    response = status.response
    if status.code in (204, 205) or not _is_json(response):
        return "undefined", False, False
    schema = SchemaWriter(types.spec, types.lang, types.fallback).of_sample(response.body)
    return from_sample(types, f"{prefix}{pascal(statuses.name(status.code))}", schema), True, schema.get("type") == "object"


def _is_json(response: Response) -> bool:
    kinds = [header.example for header in response.headers if header.name.value.casefold() == "content-type"]
    return response.body is not None or any(_JSON.search(kind) for kind in kinds)


def _undocumented_success() -> Success:
    return Success(code=200, type="undefined", json=False, object=False, doc=(), headers="{}", body='""')


def _doc(
    types: Types,
    operation: Operation,
    title: str,
    endpoint: str,
    path: Mapping[str, Parameter],
    arguments: Mapping[str, str],
) -> Doc:
    tags = [
        line
        for token, one in path.items()
        if (text := types.say(one.field.description))
        for line in tag(f"@param {arguments[token]} -", text, 90)
    ]
    without = operation.body and operation.method.value in _WITHOUT_BODY
    note = "`fetch` sends no body with this method: the documented one is left out." if without else ""
    about = doc(title, f"`{endpoint}`", note, width=90)
    return (*about, "", *tags) if tags else about


def _result_doc(operation: Operation, method: str, types: Types) -> Doc:
    lines: list[str] = []
    for status in documented(operation):
        text = summary(status.response, types.lang, types.fallback) or statuses.name(status.code)
        lines.append(f"- `{status.code}`: {text}")
    return doc(f"What comes of `{method}`, by `status`:", "\n".join(lines))


def _flat_call(
    types: Types,
    method: str,
    path: Mapping[str, Parameter],
    body: Mapping[str, object],
    others: Sequence[Parameter],
) -> str:
    """A call on one line, however long: the type checker's complaint has to be on the line that expects it."""
    return call(f"client.{method}", _arguments(types, path, body, others), -100_000)


def _arguments(
    types: Types, path: Mapping[str, Parameter], body: Mapping[str, object] | None, others: Sequence[Parameter]
) -> list[object]:
    """Plain data for each argument of a call but the options."""
    found = [parameter_of(types, one.field).example for one in path.values()]
    if body is not None:
        found.append(dict(body))
    if others:
        members = [parameter_of(types, one.field) for one in others]
        found.append({one.wire: one.example for one in members if not one.optional})
    return found


def _with_value(path: Mapping[str, Parameter], arguments: Sequence[object]) -> list[object]:
    """The arguments with `value` for the first text in the path; none where there is no text."""
    at = next((index for index, one in enumerate(arguments[: len(path)]) if isinstance(one, str)), None)
    return [] if at is None else [*arguments[:at], Code("value"), *arguments[at + 1 :]]


def _with_nan(data: object) -> object:
    """The data with its first number made one that JSON cannot carry; None where it has none."""
    if isinstance(data, dict):
        members = cast("dict[str, object]", data)
        for name, member in members.items():
            if (changed := _with_nan(member)) is not None:
                return {**members, name: changed}
        return None
    return Code("NaN") if isinstance(data, int | float) and not isinstance(data, bool) else None
