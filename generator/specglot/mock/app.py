"""Spec → an ASGI application that behaves as documented."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse
from starlette.responses import Response as Answer
from starlette.routing import Mount
from starlette.types import Receive, Scope, Send

from specglot.mock import prefer
from specglot.mock.admin import Admin
from specglot.mock.answers import answer
from specglot.mock.faults import Contract
from specglot.mock.headers import Cors
from specglot.mock.language import Speaker, Texts
from specglot.mock.lifecycle import Resource
from specglot.mock.problem import problem, spoken, type_of
from specglot.mock.refusal import INVALID, NO_SUCH_VALUE, UNKNOWN, Refusal
from specglot.mock.routes import Match, Route, match, routes
from specglot.mock.selectors import request_of, selectors
from specglot.mock.settings import MockSettings
from specglot.mock.store import Store
from specglot.mock.variant import variant
from specglot.mock.wording import Reason
from specglot.mock.world import World
from specglot.model.errors import InputError
from specglot.model.spec import Response, Spec


def create(
    spec: Spec,
    documents: Mapping[str, Mapping[str, Any]],
    *,
    base: str,
    texts: Texts,
    settings: MockSettings | None = None,
    store: Store | None = None,
    clock: Callable[[], float] = time.time,
) -> Starlette:
    """The server of a spec.

    Args:
        spec: What the pages agree on.
        documents: Locale → the OpenAPI document in it.
        base: The locale whose document the requests are held against; they differ in texts only.
        texts: How texts are chosen; its `fallback` answers requests without `Accept-Language`.
        settings: What the pages do not say in a form that can be read.
        store: What remembers; a new one in memory where it is None. It is closed with the application.
        clock: Seconds since the epoch.

    Raises:
        InputError: The pages describe no operation.
    """
    if not spec.operations:
        raise InputError("these pages describe no operation: there is nothing to serve")
    api = _Api(spec, documents, base, texts, settings or MockSettings(), store or Store(), clock)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None]:
        yield
        api.world.store.close()

    return Starlette(
        routes=[*api.admin.routes(), Mount("/", app=api)],
        exception_handlers={Exception: api.failed},
        lifespan=lifespan,
    )


class _Api:
    def __init__(
        self,
        spec: Spec,
        documents: Mapping[str, Mapping[str, Any]],
        base: str,
        texts: Texts,
        settings: MockSettings,
        store: Store,
        clock: Callable[[], float],
    ) -> None:
        self._spec = spec
        self._documents = documents
        self._openapi = documents[base]
        self._texts = texts
        self._settings = settings
        self._routes = routes(spec, self._openapi)
        self._contracts = {
            route.operation.id: Contract(route.operation.method.value, route.described, self._openapi)
            for route in self._routes
        }
        self._cors = Cors(self._routes)
        self.world = World(store, settings, clock)
        self.admin = Admin(
            world=self.world,
            routes=self._routes,
            documents=documents,
            texts=texts,
            selectors=selectors(spec),
            prefix=settings.prefix,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        speaker = Speaker(self._texts, request.headers.getlist("accept-language"))
        found = match(self._routes, scope.get("raw_path") or scope["path"].encode())
        try:
            made = await self._routed(request, found, speaker)
        except ClientDisconnect:  # in the middle of the body: there is nobody to answer
            return
        await made(scope, receive, send)

    async def failed(self, request: Request, _: Exception) -> Answer:
        """The answer where the mock itself has a fault."""
        speaker = Speaker(self._texts, request.headers.getlist("accept-language"))
        return problem(500, speaker, [Reason(key="failed")])

    async def _routed(self, request: Request, found: Match, speaker: Speaker) -> Answer:
        method = request.method
        if not found.routes:
            made = problem(404, speaker, [Reason(key="path")])
        elif method == "OPTIONS" and method not in found.routes:
            wanted = request.headers.get("access-control-request-method", "")
            return _with(Answer(status_code=204), self._cors.preflight(found, wanted))
        elif method not in found.routes and not (method == "HEAD" and "GET" in found.routes):
            made = problem(405, speaker, [Reason(key="method", values={"method": method})])
            made.headers["Allow"] = ", ".join(found.methods)
        else:
            route, values = found.routes[method if method in found.routes else "GET"]
            body = await request.body()
            return _with(self._answered(request, route, values, body, speaker), self._cors.headers(route))
        return _with(made, self._cors.headers(None))

    def _answered(
        self, request: Request, route: Route, values: Mapping[str, str], body: bytes, speaker: Speaker
    ) -> Answer:
        # From here on nothing waits: what is looked up is still so when it is written.
        preferred = prefer.preferences(request.headers.getlist("prefer"))
        wanted = preferred.get("code", "")
        if not wanted:
            return self._ordinary(request, route, values, body, speaker)
        known = [code for response in route.responses if (code := response.code.value).isdecimal()]
        if wanted in known and (forced := route.documented(wanted)):
            made = self._forced(request, route, forced, values, speaker)
            made.headers["Preference-Applied"] = f"code={wanted}"
        else:
            if preferred.get("handling") == "strict":  # RFC 7240, section 4.4
                told = {"code": wanted, "expected": ", ".join(f"`{code}`" for code in known)}
                made = problem(400, speaker, [Reason(key="undocumented", values=told)])
                made.headers["Preference-Applied"] = "handling=strict"
            else:
                made = self._ordinary(request, route, values, body, speaker)
            made.headers["Preference-Ignored"] = prefer.ignored(wanted, known)
        made.headers.add_vary_header("Prefer")
        return made

    def _ordinary(
        self, request: Request, route: Route, values: Mapping[str, str], body: bytes, speaker: Speaker
    ) -> Answer:
        """The answer to a request that asks for none in particular."""
        with self.world.store.transaction():
            judged = self._judged(request, route, values, body)
            if isinstance(judged, Refusal):
                return self._refused(route, judged, speaker)
            used, sent = judged
            self.world.accept(route, used, sent)
            carried = self.world.create(route, values, sent, origin=_origin(request), entry=True)
        if route.operation.id in self._settings.schemas:
            return self._schema(route, values, speaker)
        return answer(route, route.success, self._openapi, carried)

    def _judged(
        self, request: Request, route: Route, values: Mapping[str, str], body: bytes
    ) -> tuple[tuple[Resource, ...], Any] | Refusal:
        """The resources that a request uses and the value of its body; or why it cannot be accepted."""
        contract = self._contracts[route.operation.id]
        if reasons := contract.path(values):
            return Refusal(codes=NO_SUCH_VALUE, reasons=reasons)
        used = self.world.used(route, values)
        if isinstance(used, Refusal):
            return used
        sent, faults = contract.read(body, request.headers.get("content-type", ""))
        faults = (
            *contract.query(dict(request.query_params)),
            *contract.headers(dict(request.headers)),
            *faults,
        )
        return Refusal(codes=INVALID, reasons=faults) if faults else (used, sent)

    def _forced(
        self, request: Request, route: Route, response: Response, values: Mapping[str, str], speaker: Speaker
    ) -> Answer:
        """The answer that the client asked to see. Nothing is remembered but what a promised address leads to."""
        status = int(response.code.value)
        if status >= 400:
            return self._problem(route, response, [Reason(key="forced", values={"code": status})], speaker)
        if route.creates and route.creates.code == response.code.value:
            with self.world.store.transaction():
                carried = self.world.create(route, values, None, origin=_origin(request), entry=False)
            return answer(route, response, self._openapi, carried)
        return answer(route, response, self._openapi, {})

    def _refused(self, route: Route, refusal: Refusal, speaker: Speaker) -> Answer:
        response = route.documented(*refusal.codes)
        if response is None:
            return problem(int(refusal.codes[0]), speaker, refusal.reasons)
        return self._problem(route, response, refusal.reasons, speaker)

    def _problem(
        self, route: Route, response: Response, reasons: Sequence[Reason], speaker: Speaker
    ) -> Answer:
        """A documented error: with the body that the docs show, or else as RFC 9457 would have it."""
        shown = answer(route, response, self._openapi, {})
        if response.body is not None:
            return shown
        uri = type_of(self._settings.prefix, route.operation, response)
        made = problem(int(response.code.value), speaker, reasons, type=uri, documented=response)
        for name, value in shown.headers.items():
            if name not in ("content-length", "content-type"):
                made.headers[name] = value
        return made

    def _schema(self, route: Route, values: Mapping[str, str], speaker: Speaker) -> Answer:
        """The JSON Schema of the request that the path names."""
        value = values.get(self._settings.schemas[route.operation.id], "")
        found = request_of(self._spec, value)
        if found is None:
            refusal = Refusal(codes=UNKNOWN, reasons=(Reason(key="unknown", values={"id": value}),))
            return self._refused(route, refusal, speaker)
        operation, key = found
        openapi = speaker.choose(self._documents)
        described = openapi["paths"][operation.path.value][operation.method.value.lower()]
        schema = described["requestBody"]["content"]["application/json"]["schema"]
        made = JSONResponse(variant(schema, openapi, key, value))
        if route.success:
            for name, text in answer(route, route.success, self._openapi, {}).headers.items():
                if name != "content-length":
                    made.headers[name] = text
        spoken(made, speaker)
        return made


def _origin(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _with(made: Answer, headers: list[tuple[str, str]]) -> Answer:
    """An answer with headers that it does not have yet."""
    for name, value in headers:
        if name.casefold() not in made.headers:
            made.headers[name] = value
    return made
