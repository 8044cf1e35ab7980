"""Spec → an OpenAPI 3.1 document in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from specglot.emit.localize import say
from specglot.emit.room import with_room
from specglot.emit.schemas import SchemaWriter, sources
from specglot.emit.texts import chosen
from specglot.model.spec import Localized, Operation, Parameter, Response, Spec, Tie

VERSION = "3.1.0"


class Info(Struct, frozen=True, kw_only=True):
    """What the document says of itself. `title` by locale; empty means that the pages' own title is taken."""

    title: Mapping[str, str]
    version: str = ""


def document(
    spec: Spec, *, lang: str, fallback: Sequence[str] = (), info: Info | None = None
) -> dict[str, Any]:
    """The OpenAPI document of a spec.

    Args:
        spec: what the pages agree on.
        lang: the BCP 47 tag of its texts.
        fallback: the tags that answer where `lang` is silent.
        info: title and version; taken from the pages where not given.
    """
    writer = _Writer(spec, lang, tuple(fallback), info or Info(title={}))
    return with_room(spec, writer.document)


def title(spec: Spec, *, lang: str, fallback: Sequence[str] = (), info: Info | None = None) -> str:
    """The API's title in a language: the given one, the only page's own, or `API`. Arguments as of `document`."""
    if info and (found := chosen(info.title, lang, fallback)):
        return found[1]
    if len(spec.groups) == 1 and spec.operations:
        return say(spec.operations[0].summary, lang, fallback) or "API"
    return "API"


class _Writer:
    def __init__(self, spec: Spec, lang: str, fallback: tuple[str, ...], info: Info) -> None:
        self.spec = spec
        self.lang = lang
        self.fallback = fallback
        self.info = info
        self.schemas = SchemaWriter(spec, lang, fallback)

    def say(self, texts: Sequence[Localized]) -> str:
        return say(texts, self.lang, self.fallback)

    def document(self) -> dict[str, Any]:
        servers = sorted(
            {operation.server.value for operation in self.spec.operations if operation.server.value}
        )
        paths = self._paths(servers)
        components = self.schemas.components()
        out: dict[str, Any] = {
            "openapi": VERSION,
            "info": {
                "title": title(self.spec, lang=self.lang, fallback=self.fallback, info=self.info),
                "version": self._version(),
            },
        }
        if servers:
            out["servers"] = [_server(url) for url in servers]
        out["paths"] = paths
        if components:
            out["components"] = {"schemas": components}
        return out

    def _version(self) -> str:
        if self.info.version:
            return self.info.version
        found = {
            match.group(1)
            for operation in self.spec.operations
            if (match := re.search(r"/(v\d+(?:\.\d+)*)(?:/|$)", operation.path.value))
        }
        return found.pop() if len(found) == 1 else "0"

    def _paths(self, servers: Sequence[str]) -> dict[str, Any]:
        paths: dict[str, Any] = {}
        for operation in sorted(self.spec.operations, key=lambda one: (one.path.value, one.method.value)):
            item = paths.setdefault(operation.path.value, {})
            item[operation.method.value.lower()] = self._operation(operation, several=len(servers) > 1)
        return paths

    def _operation(self, operation: Operation, *, several: bool) -> dict[str, Any]:
        out: dict[str, Any] = {"operationId": operation.id}
        if summary := self.say(operation.summary):
            out["summary"] = summary
        if description := self._description(operation):
            out["description"] = description
        if several and operation.server.value:
            out["servers"] = [_server(operation.server.value)]
        # A page may describe as a path parameter what its path does not have; OpenAPI does not allow it.
        templates = set(re.findall(r"\{([^{}]+)\}", operation.path.value))
        parameters = [
            one for one in operation.parameters if one.location != "path" or one.field.name.value in templates
        ]
        if parameters:
            out["parameters"] = [self._parameter(parameter) for parameter in parameters]
        if body := self.schemas.body(operation):
            out["requestBody"] = body
        out["responses"] = self._responses(operation) or {"default": {"description": "undocumented"}}
        out["x-anchor"] = operation.anchor
        out["x-sources"] = sources(operation.method)
        return out

    def _description(self, operation: Operation) -> str:
        """The prose beside the facts, in page order."""
        parts: list[str] = []
        for section in operation.sections:
            for note in section.notes:
                text = self.say(note.texts)
                if text:
                    parts.append(f"> {text}" if note.role == "alert" else text)
        return "\n\n".join(parts)

    def _parameter(self, parameter: Parameter) -> dict[str, Any]:
        field = parameter.field
        out: dict[str, Any] = {"name": field.name.value, "in": parameter.location}
        required = field.required.value if field.required else False
        if parameter.location == "path" or required:
            out["required"] = True
        if description := self.say(field.description):
            out["description"] = description
        out["schema"] = self.schemas.bare(field)
        out["x-sources"] = sources(field.name)
        return out

    def _responses(self, operation: Operation) -> dict[str, Any]:
        """Responses by code. A code that stands in several rows, one a cause, has all their texts."""
        found: dict[str, dict[str, Any]] = {}
        for response in sorted(operation.responses, key=lambda one: one.code.value):
            made = self._response(operation, response)
            other = found.setdefault(response.code.value, made)
            if other is not made:
                for key in ("description", "x-action"):
                    texts = dict.fromkeys(text for text in (other.get(key), made.get(key)) if text)
                    if texts:
                        other[key] = "\n\n".join(texts)
                other["x-sources"] = [*other["x-sources"], *made["x-sources"]]
        return found

    def _response(self, operation: Operation, response: Response) -> dict[str, Any]:
        label, text = self.say(response.label), self.say(response.description)
        description = (
            "\n\n".join(part for part in (label, text) if part) or response.reason or response.code.value
        )
        out: dict[str, Any] = {"description": description}
        if action := self.say(response.action):
            out["x-action"] = action
        if response.reason:
            out["x-reason"] = response.reason
        headers = {
            header.name.value: {"schema": {"type": "string"}, "x-sources": sources(header.name)}
            for header in response.headers
            if header.name.value.casefold()
            not in ("content-type", "authorization", "accept")  # OpenAPI 3.1 ignores them
        }
        if headers:
            out["headers"] = headers
        content_type = next(
            (header.example for header in response.headers if header.name.value.casefold() == "content-type"),
            "",
        )
        if response.body is not None or content_type.startswith("application/json"):
            out["content"] = {"application/json": {"schema": self.schemas.of_sample(response.body)}}
        links = {
            _link_name(self.spec, one): self._link(one)
            for one in self.spec.ties
            if one.kind == "link" and one.target == operation.pointer and one.response == response.code.value
        }
        if links:
            out["links"] = links
        out["x-sources"] = sources(response.code)
        return out

    def _link(self, tie: Tie) -> dict[str, Any]:
        target = _linked(self.spec, tie)
        name = tie.source.rsplit(".", 1)[-1]
        return {
            "operationId": target.id,
            "parameters": {name: f"$response.header.{tie.header}"},
            # The header holds a path; the parameter is the part of it that this template names.
            "x-template": tie.template,
            "x-evidence": tie.evidence,
        }


def _linked(spec: Spec, tie: Tie) -> Operation:
    return next(
        operation for operation in spec.operations if tie.source.startswith(f"{operation.pointer} path.")
    )


def _link_name(spec: Spec, tie: Tie) -> str:
    return _linked(spec, tie).id


def _server(url: str) -> dict[str, Any]:
    names = re.findall(r"\{([^{}]+)\}", url)
    out: dict[str, Any] = {"url": url}
    if names:
        out["variables"] = {name: {"default": "localhost"} for name in names}
    return out
