# Written by `specglot generate` from the API's pages. Change those, or a template.
"""The one place that knows httpx2: our requests to its own, its responses and exceptions to ours."""

from __future__ import annotations

from time import monotonic

import httpx2

from ._http import Request, Response
from .errors import ConnectionFailed, NoAnswer, Timeout

_NOTHING_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.ProxyError)
_NEVER_SENT = (httpx2.InvalidURL, httpx2.LocalProtocolError, httpx2.UnsupportedProtocol)


def outgoing(request: Request, timeout: float, ends: float) -> httpx2.Request:
    """The request as httpx2 sends it; no wait is longer than what the call has left."""
    left = max(0.001, min(timeout, ends - monotonic()))
    return httpx2.Request(
        request.method,
        request.url,
        headers=request.headers,
        content=request.content,
        extensions={"timeout": {"connect": left, "read": left, "write": left, "pool": left}},
    )


def incoming(request: Request, response: httpx2.Response, content: bytes) -> Response[None]:
    """The response without anything of httpx2 in it."""
    return Response(
        status=response.status_code,
        headers=dict(response.headers),
        content=content,
        request=request,
        data=None,
    )


def check_deadline(request: Request, ends: float) -> None:
    """Raise Timeout where the call's time is up while the body still comes in."""
    if monotonic() > ends:
        raise Timeout(
            f"{request.method} {request.url}: the deadline has passed", request, sent=True
        )


def failure(request: Request, error: httpx2.RequestError | httpx2.InvalidURL) -> NoAnswer:
    """The error that stands for one of httpx2's, with that one as its cause."""
    kind = Timeout if isinstance(error, httpx2.TimeoutException) else ConnectionFailed
    reason = str(error) or type(error).__name__
    found = kind(
        f"{request.method} {request.url}: {reason}",
        request,
        sent=not isinstance(error, _NOTHING_SENT + _NEVER_SENT),
    )
    found.retryable = not isinstance(error, _NEVER_SENT)
    found.__cause__ = error
    return found
