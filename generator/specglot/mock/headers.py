"""A documented response → the headers that it shows; the documented CORS headers → those of every other answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from specglot.mock.routes import Match, Route
from specglot.model.spec import Response

Headers = list[tuple[str, str]]

# The HTTP server itself writes these, from what it really sends.
_SERVERS_OWN = frozenset(
    {"content-encoding", "content-length", "date", "server", "te", "trailer", "transfer-encoding", "upgrade"}
)
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
_CORS = "access-control-"
_OWN_REQUEST_HEADERS = ("Prefer",)
"""What a page in a browser has to be allowed to send beside what the docs allow, to force an answer."""


def shown(response: Response) -> Headers:
    """The headers of a response sample that an HTTP answer can carry, as written."""
    found: Headers = []
    for header in response.headers:
        name, value = header.name.value, header.example.strip()
        if name.casefold() in _SERVERS_OWN or not _TOKEN.fullmatch(name) or not _VALUE.fullmatch(value):
            continue
        if name.casefold() == "connection" and value.casefold() not in ("keep-alive", "close"):
            continue
        found.append((name, value))
    return found


def value_of(response: Response, name: str) -> str:
    """A header's value in the sample, "" where it is not shown."""
    return next((value for key, value in shown(response) if key.casefold() == name.casefold()), "")


class Cors:
    """What the pages say of cross-origin requests.

    A browser asks for these headers on every answer of a server, errors too, while pages show them on one: what one
    answer of an operation shows holds for all of its answers, and for operations that show none.
    """

    def __init__(self, routes: Sequence[Route]) -> None:
        self._of = {route.operation.pointer: _cors(route.responses) for route in routes}
        self._any: Headers = next(filter(None, self._of.values()), Headers())

    def headers(self, route: Route | None) -> Headers:
        """The headers of an answer of an operation, or of the server where it is none's."""
        return (self._of[route.operation.pointer] if route else []) or self._any

    def preflight(self, match: Match, wanted: str) -> Headers:
        """The answer to `OPTIONS`: what the path allows and, where documented, what pages of others may send.

        Args:
            match: Where the path leads.
            wanted: The method that the browser asks for, "" where this is no preflight.
        """
        route = match.routes.get(wanted, next(iter(match.routes.values())))[0]
        found = {name.casefold(): (name, value) for name, value in self.headers(route)}
        allow = ("Allow", ", ".join(match.methods))
        if f"{_CORS}allow-origin" not in found or not wanted:
            return [allow, *found.values()]
        for name, more in (
            ("Access-Control-Allow-Methods", match.methods),
            ("Access-Control-Allow-Headers", _OWN_REQUEST_HEADERS),
        ):
            known, value = found.get(name.casefold(), (name, ""))
            found[name.casefold()] = (known, _joined(value, more))
        return [allow, *found.values()]


def _cors(responses: Iterable[Response]) -> Headers:
    for response in responses:
        found = [(name, value) for name, value in shown(response) if name.casefold().startswith(_CORS)]
        if found:
            return found
    return []


def _joined(listed: str, more: Iterable[str]) -> str:
    parts = [part.strip() for part in listed.split(",") if part.strip()]
    if "*" in parts:
        return listed
    known = {part.casefold() for part in parts}
    return ", ".join([*parts, *(one for one in more if one.casefold() not in known)])
