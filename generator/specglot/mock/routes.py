"""Spec → which operation a method and a path name, what that creates and what it needs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from specglot.model.spec import Operation, Response, Spec, Tie

_NAME = re.compile(r"\{([^{}/]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A path parameter that names a resource: what operation created it, and the template of where it is."""

    parameter: str
    kind: str
    template: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Creation:
    """What an operation creates: the response and header that carry it, its parameter in the header's template."""

    code: str
    header: str
    template: str
    parameter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """An operation and its object in the OpenAPI document. `segments` are the path's, as patterns of decoded text."""

    operation: Operation
    described: Mapping[str, Any]
    segments: tuple[re.Pattern[str], ...]
    names: tuple[str, ...]
    uses: tuple[Use, ...]
    creates: Creation | None

    @property
    def responses(self) -> tuple[Response, ...]:
        """The documented answers that a server can give, by code."""
        final = (
            response
            for response in self.operation.responses
            if re.fullmatch(r"[2-5]\d\d", response.code.value)
        )
        return tuple(sorted(final, key=lambda response: response.code.value))

    @property
    def success(self) -> Response | None:
        """The answer to a request that is in order: what creates, else the first 2xx, None where none is documented."""
        if self.creates:
            return self.documented(self.creates.code)
        return next((response for response in self.responses if response.code.value.startswith("2")), None)

    def documented(self, *codes: str) -> Response | None:
        """The first of some answers that is documented."""
        known = {response.code.value: response for response in self.responses}
        return next((known[code] for code in codes if code in known), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where a path leads: the routes by method, and each one's decoded path values."""

    routes: Mapping[str, tuple[Route, Mapping[str, str]]]

    @property
    def methods(self) -> tuple[str, ...]:
        """What the path allows, as `Allow` lists it."""
        extra = {"OPTIONS"} | ({"HEAD"} if "GET" in self.routes else frozenset[str]())
        return tuple(sorted(extra | set(self.routes)))


def routes(spec: Spec, openapi: Mapping[str, Any]) -> tuple[Route, ...]:
    """The routes of a spec; paths without parameters come first, so that they win."""
    made = [_route(spec, openapi, operation) for operation in spec.operations]
    return tuple(sorted(made, key=lambda route: (len(route.names), route.operation.pointer)))


def match(known: Sequence[Route], raw_path: bytes) -> Match:
    """Where a path as it was sent (still percent-encoded) leads; an encoded `/` stays inside its segment."""
    sent = [unquote(segment) for segment in raw_path.decode("latin-1").split("/")]
    found: dict[str, tuple[Route, Mapping[str, str]]] = {}
    for route in known:
        if len(route.segments) != len(sent):
            continue
        hits = [pattern.fullmatch(segment) for pattern, segment in zip(route.segments, sent, strict=True)]
        values = [value for hit in hits if hit for value in hit.groups()]
        if all(hits):
            found.setdefault(
                route.operation.method.value, (route, dict(zip(route.names, values, strict=True)))
            )
    return Match(routes=found)


def fill(template: str, values: Mapping[str, str]) -> str:
    """A template with its names replaced by percent-encoded values; a name without a value stays."""
    return _NAME.sub(
        lambda hit: quote(values[hit.group(1)], safe="") if hit.group(1) in values else hit.group(), template
    )


def _route(spec: Spec, openapi: Mapping[str, Any], operation: Operation) -> Route:
    path = operation.path.value
    links = [tie for tie in spec.ties if tie.kind == "link"]
    uses = tuple(
        Use(parameter=name, kind=creator.id, template=tie.template)
        for name in _NAME.findall(path)
        for tie in links
        if tie.source == f"{operation.pointer} path.{name}" and (creator := _by_pointer(spec, tie.target))
    )
    made = next((tie for tie in links if tie.target == operation.pointer), None)
    return Route(
        operation=operation,
        described=openapi["paths"][path][operation.method.value.lower()],
        segments=tuple(_segment(segment) for segment in path.split("/")),
        names=tuple(_NAME.findall(path)),
        uses=uses,
        creates=_creation(made) if made else None,
    )


def _creation(tie: Tie) -> Creation:
    return Creation(
        code=tie.response,
        header=tie.header,
        template=tie.template,
        parameter=tie.source.rsplit(" path.", 1)[1],
    )


def _by_pointer(spec: Spec, pointer: str) -> Operation | None:
    return next((operation for operation in spec.operations if operation.pointer == pointer), None)


def _segment(template: str) -> re.Pattern[str]:
    parts = _NAME.split(template)
    # What `split` puts at odd places are the names.
    return re.compile(
        "".join("(.+)" if index % 2 else re.escape(part) for index, part in enumerate(parts)), re.DOTALL
    )
