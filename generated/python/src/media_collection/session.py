# Written by `specglot generate` from the API's pages. Change those, or a template.
"""What one operation opens and others go on with: its identifiers, kept where they are needed."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self

import anyio

from ._core import linked_value
from ._http import Options, Response
from .client import AsyncClient, Client
from .errors import Gone, NotFound

if TYPE_CHECKING:
    from . import models

_SESSION_SID = re.compile("/api/v1/sessions/([^/]+)/?$")


def sid_of(response: Response[Any]) -> str:
    """The `sid` in the `Location` header of `post_sessions`'s answer; MissingLink where there is none."""
    return linked_value(response, "location", _SESSION_SID)


class Session:
    """What `post_sessions` opened, with its `sid`.

    Args:
        client: The client to send with; it stays open when the session goes.
        sid: What the server called it.
        reopen: Asked for the body of a new one when the documentation says to open another one
            (404, 410); the call is then repeated there. None: such an error is raised.
    """

    def __init__(
        self,
        client: Client,
        sid: str,
        *,
        reopen: Callable[[NotFound | Gone], models.PostSessionsBody] | None = None,
    ) -> None:
        self.client = client
        self.sid = sid
        self.reopen = reopen
        self._lock = threading.Lock()

    @classmethod
    def open(
        cls,
        client: Client,
        body: models.PostSessionsBody,
        *,
        reopen: Callable[[NotFound | Gone], models.PostSessionsBody] | None = None,
        options: Options | None = None,
    ) -> Self:
        """Call `post_sessions` and keep what it opened."""
        response = client.post_sessions(body, options=options)
        return cls(client, sid_of(response), reopen=reopen)

    def post_events(
        self, body: models.PostEventsRequest, *, options: Options | None = None
    ) -> Response[None]:
        """As `Client.post_events`, for this session."""
        sid = self.sid
        try:
            return self.client.post_events(sid, body, options=options)
        except (NotFound, Gone) as error:
            if self.reopen is None:
                raise
            with self._lock:
                if self.sid == sid:
                    response = self.client.post_sessions(self.reopen(error), options=options)
                    self.sid = sid_of(response)
        return self.client.post_events(self.sid, body, options=options)


class AsyncSession:
    """What `post_sessions` opened, with its `sid`.

    Args:
        client: The client to send with; it stays open when the session goes.
        sid: What the server called it.
        reopen: Asked for the body of a new one when the documentation says to open another one
            (404, 410); the call is then repeated there. None: such an error is raised.
    """

    def __init__(
        self,
        client: AsyncClient,
        sid: str,
        *,
        reopen: Callable[[NotFound | Gone], models.PostSessionsBody] | None = None,
    ) -> None:
        self.client = client
        self.sid = sid
        self.reopen = reopen
        self._lock = anyio.Lock()

    @classmethod
    async def open(
        cls,
        client: AsyncClient,
        body: models.PostSessionsBody,
        *,
        reopen: Callable[[NotFound | Gone], models.PostSessionsBody] | None = None,
        options: Options | None = None,
    ) -> Self:
        """Call `post_sessions` and keep what it opened."""
        response = await client.post_sessions(body, options=options)
        return cls(client, sid_of(response), reopen=reopen)

    async def post_events(
        self, body: models.PostEventsRequest, *, options: Options | None = None
    ) -> Response[None]:
        """As `Client.post_events`, for this session."""
        sid = self.sid
        try:
            return await self.client.post_events(sid, body, options=options)
        except (NotFound, Gone) as error:
            if self.reopen is None:
                raise
            async with self._lock:
                if self.sid == sid:
                    response = await self.client.post_sessions(self.reopen(error), options=options)
                    self.sid = sid_of(response)
        return await self.client.post_events(self.sid, body, options=options)
