# Written by `specglot generate` from the API's pages. Change those, or a template.
"""The operations of the API, as the documentation describes them."""

from __future__ import annotations

from typing import Any

from ._core import Operation, json_value, nothing
from .errors import BadRequest, Gone, InternalServerError, NotFound

SERVERS: tuple[str, ...] = ("https://{uri}",)

POST_EVENTS: Operation[None] = Operation(
    id="postEvents",
    method="POST",
    server="https://{uri}",
    path="/api/v1/sessions/{sid}/events",
    success={204: nothing},
    errors={400: BadRequest, 404: NotFound, 410: Gone, 500: InternalServerError},
)

GET_SCHEMAS: Operation[Any] = Operation(
    id="getSchemas",
    method="GET",
    server="https://{uri}",
    path="/api/v1/schemas/{event-type}",
    success={200: json_value},
    errors={404: NotFound, 500: InternalServerError},
)

POST_SESSIONS: Operation[None] = Operation(
    id="postSessions",
    method="POST",
    server="https://{uri}",
    path="/api/v1/sessions",
    success={201: nothing},
    errors={400: BadRequest, 500: InternalServerError},
)
