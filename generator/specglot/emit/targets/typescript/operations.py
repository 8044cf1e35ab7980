"""A spec's operation → its view: method, result, examples."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from specglot.emit import statuses
from specglot.emit.names import camel, pascal, unique
from specglot.emit.responses import Status, documented
from specglot.emit.schemas import SchemaWriter
from specglot.emit.targets.typescript.bodies import Body, body_of
from specglot.emit.targets.typescript.declarations import Doc
from specglot.emit.targets.typescript.examples import arguments_of, flat_call, given, with_nan, with_value
from specglot.emit.targets.typescript.names import Names
from specglot.emit.targets.typescript.reserved import ARGUMENTS
from specglot.emit.targets.typescript.responses import summary
from specglot.emit.targets.typescript.syntax import Code, call, doc, regex, string, tag, template, value
from specglot.emit.targets.typescript.types import Types, from_sample, parameter_of
from specglot.emit.targets.typescript.view import Failure, OperationView, Success, Wrong
from specglot.emit.texts import Text, wire
from specglot.model.spec import Operation, Parameter, Response

IDEMPOTENT = ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE")
_WITHOUT_BODY = ("GET", "HEAD")
# `fetch` makes a network error of the one, keeps the interim ones to itself, and asks again after a 421.
_UNSEEN = (*range(100, 200), 407, 421)
_JSON = re.compile(r"[/+]json\b")


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
    told = documented(operation)
    successes = tuple(_success(types, prefix, operation, status) for status in told if status.success)
    failures = [status for status in told if not status.success]
    known = {int(response.code.value) for response in operation.responses if response.code.value.isdecimal()}
    endpoint = f"{operation.method.value} {operation.server.value}{operation.path.value}"
    title = types.say(operation.summary)
    example = arguments_of(types, path, body.example if body else None, others)
    in_path = with_value(path, example)
    spoilt = with_nan(dict(body.example)) if body else None
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
        path_arguments=arguments,
        body_type=body.type.partition("<")[0] if body else "",
        plain=tuple(example),
        parts=_parts(others, body),
        result=types.name(f"{prefix}Result"),
        successful=types.name(f"{prefix}Success"),
        successes=successes or (_undocumented_success(),),
        failures=tuple(
            Failure(code=status.code, error=names.errors[status.code], seen=status.code not in _UNSEEN)
            for status in failures
        ),
        summary=Text(value=title or operation.id, locale=types.lang),
        doc=_doc(types, operation, title, endpoint, path, arguments),
        result_doc=_result_doc(told, method, types),
        idempotent=operation.method.value in IDEMPOTENT,
        example=value(example, 2, len(method) + 5),
        path_example=value(in_path, 2, len(method) + 16) if in_path else "",
        number=value([spoilt if isinstance(one, dict) else one for one in example], 2, len(method) + 5)
        if spoilt
        else "",
        typed=call(f"const result = await client.{method}", given(example), 4),
        undocumented=next(code for code in (418, 420, 499, 598, 599) if code not in known),
        variables=len(path),
        pattern=regex(operation.path.value),
        open=flat_call(types, method, path, body.open, others) if body and body.open else "",
        wrong=tuple(
            Wrong(why=doc(why), call=flat_call(types, method, path, wrong, others))
            for why, wrong in (body.wrong if body else ())
        ),
    )


def _parameters_type(
    types: Types, prefix: str, method: str, others: Sequence[Parameter]
) -> tuple[str, bool] | None:
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
        typed.append(f"parameters{'?' if more[1] else ''}: {more[0]}")
    return tuple(typed)


def _parts(others: Sequence[Parameter], body: Body | None) -> tuple[str, ...]:
    parts = ["body"] if body else []
    for name, location in (("query", "query"), ("headers", "header")):
        members = [one.field.name.value for one in others if one.location == location]
        if members:
            parts.append(f"{name}: {call('pick', [Code('parameters'), *members], 8 + len(name) + 2)}")
    return tuple(parts)


def _success(types: Types, prefix: str, operation: Operation, status: Status) -> Success:
    type_, json, is_object = _data(types, prefix, status)
    headers = {
        tie.header: re.sub(r"\{[^{}]+\}", "a1", tie.template)
        for tie in types.spec.ties
        if tie.kind == "link" and tie.target == operation.pointer and tie.response in ("", str(status.code))
    }
    return Success(
        code=status.code,
        type=type_,
        json=json,
        object=is_object,
        doc=doc(summary(status.response, types.lang, types.fallback)),
        headers=value(headers),
        body='""' if not json else "'[1]'" if type_.endswith("[]") else "'{\"a\":1}'",
    )


def _data(types: Types, prefix: str, status: Status) -> tuple[str, bool, bool]:
    """The type of an answer's data, whether it is JSON, and whether that is an object."""
    response = status.response
    if status.code in (204, 205) or not _is_json(response):
        return "undefined", False, False
    schema = SchemaWriter(types.spec, types.lang, types.fallback).of_sample(response.body)
    return (
        from_sample(types, f"{prefix}{pascal(statuses.name(status.code))}", schema),
        True,
        schema.get("type") == "object",
    )


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


def _result_doc(told: Sequence[Status], method: str, types: Types) -> Doc:
    lines: list[str] = []
    for status in told:
        text = summary(status.response, types.lang, types.fallback) or statuses.name(status.code)
        lines.append(f"- `{status.code}`: {text}")
    return doc(
        f"What comes of `{method}`, by `status`:" if lines else f"What comes of `{method}`.", "\n".join(lines)
    )
