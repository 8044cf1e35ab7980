"""What the server remembers → its own pages, below a reserved prefix.

| request | answers |
|---|---|
| `GET /_mock` | the operations, and the addresses below |
| `GET /_mock/openapi.json` | the OpenAPI document, in the reader's language |
| `GET /_mock/problems/{operation}/{code}` | what the docs say of a status, in every language (a problem's `type`) |
| `GET /_mock/resources` | every resource and its state |
| `GET /_mock/resources/{kind}/{id}` | one, and which of its requests were counted and which ignored |
| `GET /_mock/resources/{kind}/{id}/requests` | the requests themselves |
| `DELETE /_mock/resources` | forget everything |

They carry no CORS headers: a page of another origin may try the API but not read what others sent to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.responses import Response as Answer
from starlette.routing import BaseRoute
from starlette.routing import Route as Page

from specglot.mock.language import Speaker, Texts
from specglot.mock.lifecycle import Resource
from specglot.mock.problem import problem, spoken
from specglot.mock.routes import Route
from specglot.mock.world import World, moment
from specglot.model.spec import Localized


class Admin:
    """The pages. `documents` are the OpenAPI documents by locale, `selectors` as `World.counted` takes them."""

    def __init__(
        self,
        *,
        world: World,
        routes: Sequence[Route],
        documents: Mapping[str, Mapping[str, Any]],
        texts: Texts,
        selectors: Mapping[str, str],
        prefix: str,
    ) -> None:
        self._world = world
        self._known = {route.operation.id: route for route in routes}
        self._documents = documents
        self._texts = texts
        self._selectors = selectors
        self._prefix = prefix

    def routes(self) -> list[BaseRoute]:
        """The pages, for the application's router."""
        base = self._prefix
        one = f"{base}/resources/{{kind}}/{{id}}"
        return [
            Page(base, self._index, methods=["GET"]),
            Page(f"{base}/openapi.json", self._openapi, methods=["GET"]),
            Page(f"{base}/problems/{{operation}}/{{code}}", self._problem, methods=["GET"]),
            Page(f"{base}/resources", self._resources, methods=["GET", "DELETE"]),
            Page(one, self._resource, methods=["GET"]),
            Page(f"{one}/requests", self._requests, methods=["GET"]),
            Page(f"{base}/{{rest:path}}", self._missing),
        ]

    async def _index(self, _: Request) -> Answer:
        operations = {
            route.operation.id: {
                "request": route.operation.pointer,
                "codes": [response.code.value for response in route.responses],
            }
            for route in self._known.values()
        }
        return JSONResponse(
            {
                "operations": dict(sorted(operations.items())),
                "openapi": f"{self._prefix}/openapi.json",
                "resources": f"{self._prefix}/resources",
            }
        )

    async def _openapi(self, request: Request) -> Answer:
        speaker = self._speaker(request)
        answer = JSONResponse(speaker.choose(self._documents))
        spoken(answer, speaker)
        return answer

    async def _problem(self, request: Request) -> Answer:
        route = self._known.get(request.path_params["operation"])
        response = route.documented(request.path_params["code"]) if route else None
        if route is None or response is None:
            return await self._missing(request)
        parts = {"title": response.label, "description": response.description, "action": response.action}
        return JSONResponse(
            {
                "status": int(response.code.value),
                "request": route.operation.pointer,
                **{name: _by_locale(texts) for name, texts in parts.items() if texts},
            }
        )

    async def _resources(self, request: Request) -> Answer:
        if request.method == "DELETE":
            self._world.store.clear()
            return Answer(status_code=204)
        return JSONResponse({"resources": [self._summary(resource) for resource in self._world.resources()]})

    async def _resource(self, request: Request) -> Answer:
        found = self._found(request)
        if found is None:
            return await self._missing(request)
        return JSONResponse({**self._summary(found), **self._world.counted(found, self._selectors)})

    async def _requests(self, request: Request) -> Answer:
        found = self._found(request)
        if found is None:
            return await self._missing(request)
        entries = self._world.store.entries(found.kind, found.id)
        return JSONResponse(
            {
                "requests": [
                    {"operation": entry.operation, "at": moment(entry.at), "body": entry.body}
                    for entry in entries
                ]
            }
        )

    async def _missing(self, request: Request) -> Answer:
        return problem(404, self._speaker(request))

    def _found(self, request: Request) -> Resource | None:
        return self._world.resource(request.path_params["kind"], request.path_params["id"])

    def _speaker(self, request: Request) -> Speaker:
        return Speaker(self._texts, request.headers.getlist("accept-language"))

    def _summary(self, resource: Resource) -> dict[str, Any]:
        ended = resource.ended
        return {
            "kind": resource.kind,
            "id": resource.id,
            "location": resource.location,
            "state": "ended" if ended else "open",
            "created": moment(resource.created),
            "last": moment(resource.last),
            "ended": {
                "at": moment(ended.at),
                "cause": ended.cause,
                "subject": ended.subject,
                "value": ended.value,
            }
            if ended
            else None,
            "self": f"{self._prefix}/resources/{resource.kind}/{resource.id}",
        }


def _by_locale(texts: Sequence[Localized]) -> dict[str, str]:
    return {text.locale: text.prose.text for text in texts}
