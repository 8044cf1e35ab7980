"""A request and its operation's OpenAPI object → what in it does not fit the documentation."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NoReturn

import jsonschema_rs

from specglot.mock.values import written
from specglot.mock.wording import Reason

_JSON = re.compile(r"application/(?:[\w.-]+\+)?json", re.IGNORECASE)
_NO_JSON = Reason(key="json", values={"line": 1, "column": 1})
_MOST = 40
"""More faults than anyone reads are not told."""


class Contract:
    """What one operation asks of a request. Compiles the schemas once.

    `described` is the operation object of the OpenAPI document `openapi`. A body is not looked at with a `method` for
    which it means nothing (RFC 9110, sections 9.3.1 and 9.3.2).
    """

    def __init__(self, method: str, described: Mapping[str, Any], openapi: Mapping[str, Any]) -> None:
        components = openapi.get("components", {})
        request = described.get("requestBody") if method not in ("GET", "HEAD") else None
        self._required = bool(request and request.get("required"))
        self._body = (
            _validator(request["content"]["application/json"]["schema"], components) if request else None
        )
        self._parameters = [
            (parameter, _validator(parameter.get("schema", {}), components))
            for parameter in described.get("parameters", ())
        ]

    def read(self, body: bytes, content_type: str) -> tuple[Any, tuple[Reason, ...]]:
        """The JSON value of a body, and what in it does not fit.

        Args:
            body: As it was sent; ignored where the operation documents none.
            content_type: What it calls itself, "" where it does not.
        """
        if self._body is None:
            return None, ()
        if not body:
            return None, (Reason(key="body"),) if self._required else ()
        media = content_type.split(";", 1)[0].strip()
        if media and not _JSON.fullmatch(media):
            return None, (Reason(key="media", values={"expected": "application/json", "found": media}),)
        try:
            value = json.loads(body.decode("utf-8-sig"), parse_constant=_refuse, parse_float=_finite)
            errors = sorted(self._body.iter_errors(value), key=_place)
        except json.JSONDecodeError as error:
            return None, (Reason(key="json", values={"line": error.lineno, "column": error.colno}),)
        except (ValueError, RecursionError):
            # No UTF-8, `NaN`, a number that no double holds, half a surrogate pair in a key, or nested too deeply.
            return None, (_NO_JSON,)
        told = {str(reason): reason for reason in map(_reason, errors)}
        return value, tuple(told.values())[:_MOST]

    def path(self, values: Mapping[str, str]) -> tuple[Reason, ...]:
        """What in the path does not fit."""
        return self._in("path", values)

    def query(self, values: Mapping[str, str]) -> tuple[Reason, ...]:
        """What in the query string does not fit."""
        return self._in("query", values)

    def headers(self, values: Mapping[str, str]) -> tuple[Reason, ...]:
        """What in the headers does not fit; names in lower case."""
        return self._in("header", values)

    def _in(self, location: str, values: Mapping[str, str]) -> tuple[Reason, ...]:
        found: list[Reason] = []
        for parameter, validator in self._parameters:
            name = parameter["name"]
            key = name.casefold() if location == "header" else name
            # OpenAPI 3.1: header parameters of these names are ignored.
            if parameter["in"] != location or key in ("accept", "content-type", "authorization"):
                continue
            if key not in values:
                if parameter.get("required"):
                    found.append(
                        Reason(key="parameter", values={"location": location, "name": name}, parameter=name)
                    )
            elif not any(validator.is_valid(value) for value in _readings(values[key])):
                error = next(iter(validator.iter_errors(_readings(values[key])[-1])))
                found.append(replace(_reason(error), pointer="", parameter=name))
        return tuple(found)


def _place(error: Any) -> list[str]:
    return [str(part) for part in error.instance_path]


def _validator(schema: Any, components: Any) -> Any:
    # `$ref`s of an OpenAPI document are pointers from its root.
    return jsonschema_rs.Draft202012Validator({"allOf": [schema], "components": components})


def _readings(text: str) -> list[Any]:
    """What a parameter's text may stand for; a number and a truth value are written as in JSON."""
    if re.fullmatch(r"-?(?:0|[1-9]\d{0,17})(?:\.\d{1,17})?(?:[eE][+-]?\d{1,3})?|true|false", text):
        return [json.loads(text), text]
    return [text]


def _finite(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else _refuse(text)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _reason(error: Any) -> Reason:
    """A validation error as a sentence."""
    path: list[str | int] = list(error.instance_path)
    keyword, kind, at = error.kind.name, error.kind, list(error.schema_path)
    if keyword in ("enum", "const"):
        options = kind.value if keyword == "enum" else [kind.value]
        expected = ", ".join(json.dumps(option, ensure_ascii=False) for option in options)
        if "dependentSchemas" in at and path:
            name = str(at[at.index("dependentSchemas") + 1])
            return Reason(
                key="depends",
                values={"name": name, "other": path[-1], "expected": expected},
                pointer=written([*path[:-1], name]),
            )
        return Reason(key="enum", values={"expected": expected}, pointer=written(path))
    if keyword == "required":
        return Reason(key="missing", values={"name": kind.property}, pointer=written(path))
    if keyword == "type":
        return Reason(
            key="type",
            values={"expected": ", ".join(f"`{one}`" for one in kind.types)},
            pointer=written(path),
        )
    rule = json.dumps(getattr(kind, "value", None), ensure_ascii=False, default=str)
    return Reason(key="keyword", values={"keyword": keyword, "expected": rule}, pointer=written(path))
