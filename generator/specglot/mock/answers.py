"""A documented response → the HTTP answer that it describes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response as Answer

from specglot.mock.example import example
from specglot.mock.headers import shown, value_of
from specglot.mock.routes import Route
from specglot.model.spec import Response

_BODILESS = (204, 304)


def answer(
    route: Route, response: Response | None, openapi: Mapping[str, Any], carried: Mapping[str, str]
) -> Answer:
    """The answer as the docs show it: its headers and, where they show or describe one, its body.

    Args:
        route: The operation.
        response: Its documented response; None where none is documented, which is answered with an empty 200.
        openapi: The OpenAPI document, in which the body's schema is.
        carried: Headers whose value is not the sample's but this answer's own.
    """
    if response is None:
        return Answer(b"", 200)
    status = int(response.code.value)
    body = b"" if status in _BODILESS else _body(route, response, openapi)
    made = Answer(body, status)
    for name, value in shown(response):
        made.headers[name] = value
    if body and not value_of(response, "content-type"):
        made.headers["Content-Type"] = "application/json"
    for name, value in carried.items():
        made.headers[name] = value
    return made


def _body(route: Route, response: Response, openapi: Mapping[str, Any]) -> bytes:
    """The sample, or else a value that fits the schema; nothing where none is documented."""
    if response.body is not None and response.body.exact:
        return response.body.text.encode("utf-8", "replace")
    content = route.described["responses"][response.code.value].get("content", {})
    schema = next((media.get("schema", {}) for media in content.values()), None)
    return (
        b""
        if schema is None
        else json.dumps(example(schema, openapi), ensure_ascii=False).encode("utf-8", "replace")
    )
