# Written by `specglot generate` from the API's pages. Change those, or a template.
"""The clients: one method for each operation, sync and async."""

from __future__ import annotations

import time
from contextlib import aclosing, closing
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import anyio
import httpx2

from . import _core, operations
from ._http import Options, Request, Response
from ._transport import check_deadline, failure, incoming, outgoing
from .errors import NoAnswer

if TYPE_CHECKING:
    from . import models

T = TypeVar("T")


class Client:
    """A client of the API. Use it in a `with` statement, or call `close` yourself.

    Args:
        uri: What `uri` stands for in the documented server, `https://{uri}`.
        base_url: The server's whole URL, in place of the documented one.
        options: How calls behave that say nothing else.
        transport: Any httpx2 transport, which is closed together with the client.
    """

    def __init__(
        self,
        uri: str | None = None,
        *,
        base_url: str | None = None,
        options: Options | None = None,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self.options = options or Options()
        variables: dict[str, str | None] = {"uri": uri}
        self._base_urls = {
            server: _core.server_url(server, base_url, variables) for server in operations.SERVERS
        }
        self._http = httpx2.Client(transport=transport, timeout=self.options.timeout)

    def post_events(
        self, sid: str, body: models.PostEventsRequest, *, options: Options | None = None
    ) -> Response[None]:
        """Ereignisanfrage

        `POST https://{uri}/api/v1/sessions/{sid}/events`

        Args:
            sid: die Sitzungs-ID, die eine vorherige Sitzungsanfrage zurückgegeben hat.
            body: The request's body.
            options: How this call behaves, in place of the client's options.

        Raises:
            BadRequest: Ungültige Anfrage. Die Anfrage ist fehlerhaft aufgebaut. → Gleichen Sie die Anfrage
                mit den JSON-Validierungsschemas für den Anfragetyp ab.
            NotFound: Nicht gefunden. Das Backend kennt diese Sitzungs-ID nicht. → Erstellen Sie mit der
                Sitzungsanfrage eine neue Sitzung und melden Sie die Ereignisse dort.
            Gone: Nicht mehr verfügbar. Das Backend kennt die Sitzung, sie ist aber beendet und nimmt
                keine Aktivität mehr an. → Erstellen Sie mit der Sitzungsanfrage eine neue Sitzung
                und melden Sie die Ereignisse dort.
            InternalServerError: Serverfehler
            ApiError: Any other failure; see `errors`.
        """
        return self._call(
            operations.POST_EVENTS, options, path={"sid": sid}, content=body.to_wire()
        )

    def get_schemas(
        self, event_type: models.EventType | str, *, options: Options | None = None
    ) -> Response[Any]:
        """JSON-Validierungsschemas

        `GET https://{uri}/api/v1/schemas/{event-type}`

        Args:
            event_type: der Ereignistyp, dessen JSON-Schema Sie benötigen; siehe Ereignistypen.
            options: How this call behaves, in place of the client's options.

        Raises:
            NotFound: Ereignistyp nicht vorhanden
            InternalServerError: Serverfehler
            ApiError: Any other failure; see `errors`.
        """
        return self._call(operations.GET_SCHEMAS, options, path={"event-type": event_type})

    def post_sessions(
        self, body: models.PostSessionsBody, *, options: Options | None = None
    ) -> Response[None]:
        """Sitzungsanfrage

        `POST https://{uri}/api/v1/sessions`

        Args:
            body: The request's body.
            options: How this call behaves, in place of the client's options.

        Raises:
            BadRequest: Ungültige Anfrage
            InternalServerError: Serverfehler
            ApiError: Any other failure; see `errors`.
        """
        return self._call(operations.POST_SESSIONS, options, content=body.to_wire())

    def close(self) -> None:
        """Close all connections. The client cannot be used afterwards."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _call(
        self, operation: _core.Operation[T], options: Options | None, **parts: Any
    ) -> Response[T]:
        options = options or self.options
        request = _core.build_request(
            operation, self._base_urls[operation.server], options, **parts
        )
        attempt, ends = 0, _core.deadline(options)
        while True:
            outcome = self._send(request, options.timeout, ends)
            pause = _core.pause_before_resend(request, outcome, options, attempt, ends)
            if pause is None:
                return _core.read_response(operation, outcome)
            time.sleep(pause)
            attempt += 1

    def _send(self, request: Request, timeout: float, ends: float) -> Response[None] | NoAnswer:
        try:
            response = self._http.send(outgoing(request, timeout, ends), stream=True)
            with closing(response):
                content = bytearray()
                for chunk in response.iter_bytes():
                    check_deadline(request, ends)
                    content += chunk
        except (httpx2.RequestError, httpx2.InvalidURL) as error:
            return failure(request, error)
        return incoming(request, response, bytes(content))


class AsyncClient:
    """`Client` for async code. Use it in an `async with` statement, or await `aclose`.

    Args:
        uri: What `uri` stands for in the documented server, `https://{uri}`.
        base_url: The server's whole URL, in place of the documented one.
        options: How calls behave that say nothing else.
        transport: Any httpx2 transport, which is closed together with the client.
    """

    def __init__(
        self,
        uri: str | None = None,
        *,
        base_url: str | None = None,
        options: Options | None = None,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        self.options = options or Options()
        variables: dict[str, str | None] = {"uri": uri}
        self._base_urls = {
            server: _core.server_url(server, base_url, variables) for server in operations.SERVERS
        }
        self._http = httpx2.AsyncClient(transport=transport, timeout=self.options.timeout)

    async def post_events(
        self, sid: str, body: models.PostEventsRequest, *, options: Options | None = None
    ) -> Response[None]:
        """As `Client.post_events`."""
        return await self._call(
            operations.POST_EVENTS, options, path={"sid": sid}, content=body.to_wire()
        )

    async def get_schemas(
        self, event_type: models.EventType | str, *, options: Options | None = None
    ) -> Response[Any]:
        """As `Client.get_schemas`."""
        return await self._call(operations.GET_SCHEMAS, options, path={"event-type": event_type})

    async def post_sessions(
        self, body: models.PostSessionsBody, *, options: Options | None = None
    ) -> Response[None]:
        """As `Client.post_sessions`."""
        return await self._call(operations.POST_SESSIONS, options, content=body.to_wire())

    async def aclose(self) -> None:
        """Close all connections. The client cannot be used afterwards."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def _call(
        self, operation: _core.Operation[T], options: Options | None, **parts: Any
    ) -> Response[T]:
        options = options or self.options
        request = _core.build_request(
            operation, self._base_urls[operation.server], options, **parts
        )
        attempt, ends = 0, _core.deadline(options)
        while True:
            outcome = await self._send(request, options.timeout, ends)
            pause = _core.pause_before_resend(request, outcome, options, attempt, ends)
            if pause is None:
                return _core.read_response(operation, outcome)
            await anyio.sleep(pause)
            attempt += 1

    async def _send(
        self, request: Request, timeout: float, ends: float
    ) -> Response[None] | NoAnswer:
        try:
            response = await self._http.send(outgoing(request, timeout, ends), stream=True)
            async with aclosing(response):
                content = bytearray()
                async for chunk in response.aiter_bytes():
                    check_deadline(request, ends)
                    content += chunk
        except (httpx2.RequestError, httpx2.InvalidURL) as error:
            return failure(request, error)
        return incoming(request, response, bytes(content))
