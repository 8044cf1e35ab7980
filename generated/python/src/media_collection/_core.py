# Written by `specglot generate` from the API's pages. Change those, or a template.
"""Everything a client decides, as pure functions: what to send, what an answer means, when to send again."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic
from typing import Any, Generic, TypeVar
from urllib.parse import quote, unquote, urlencode, urlsplit

from ._http import Options, Request, Response
from .errors import ApiError, MalformedBody, MissingLink, NoAnswer, StatusError, UnexpectedStatus

T = TypeVar("T")

RETRYABLE = frozenset({408, 425, 429, 500, 502, 503, 504})
IDEMPOTENT = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})
FIRST_PAUSE, LONGEST_PAUSE, LONGEST_RETRY_AFTER = 0.5, 8.0, 60.0

_VARIABLE = re.compile(r"\{([^{}]+)\}")

Value = str | int | float | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Generic[T]):
    """An operation as the documentation describes it: readers for success, an error class for each failure."""

    id: str
    method: str
    server: str
    path: str
    success: Mapping[int, Callable[[bytes], T]]
    errors: Mapping[int, type[StatusError]]


def nothing(content: bytes) -> None:
    """The data of an answer whose body is not documented."""


def json_value(content: bytes) -> Any:
    """The data of an answer whose body is some JSON."""
    return json.loads(content)


def server_url(template: str, base_url: str | None, variables: Mapping[str, str | None]) -> str:
    """The URL that a server template stands for, "" for none; `base_url` takes its place.

    ValueError where no URL comes out.
    """
    known = {name: value for name, value in variables.items() if value}
    if base_url is None and not template:
        return ""
    if base_url is None and (
        missing := [name for name in _VARIABLE.findall(template) if name not in known]
    ):
        raise ValueError(
            f"the server {template} is not known: pass {', '.join(missing)} or base_url"
        )
    url = base_url or _filled(template, known)
    parts = urlsplit(url)
    whole = parts.hostname and not (
        parts.query or parts.fragment or parts.username or re.search(r"[\s\\]", url)
    )
    if not whole or parts.scheme not in ("http", "https") or parts.port == 0:
        raise ValueError(f"not the URL of a server: {url!r}")
    return url.rstrip("/")


def build_request(
    operation: Operation[T],
    base_url: str,
    options: Options,
    *,
    path: Mapping[str, Value] | None = None,
    query: Mapping[str, Value | None] | None = None,
    headers: Mapping[str, Value | None] | None = None,
    content: bytes | None = None,
) -> Request:
    """The request for an operation; ValueError where a value cannot be part of a URL or a header."""
    if not base_url:
        raise ValueError(f"the documentation names no server for {operation.id}: pass base_url")
    filled = _filled(
        operation.path, {name: _segment(name, value) for name, value in (path or {}).items()}
    )
    given = [(name, _plain(value)) for name, value in (query or {}).items() if value is not None]
    sent = {"accept": "application/json", "user-agent": "media-collection/0.1.0", **options.headers}
    sent |= {name: _plain(value) for name, value in (headers or {}).items() if value is not None}
    if content is not None:
        sent["content-type"] = "application/json"
    if bad := [name for name, value in sent.items() if re.search(r"[\r\n\0]", value)]:
        raise ValueError(f"a header cannot hold line breaks: {', '.join(bad)}")
    url = f"{base_url}{filled}" + (f"?{urlencode(given, quote_via=quote)}" if given else "")
    return Request(
        operation=operation.id, method=operation.method, url=url, headers=sent, content=content
    )


def deadline(options: Options) -> float:
    """The moment, on the monotonic clock, at which a call that begins now has to be over."""
    return float("inf") if options.deadline is None else monotonic() + options.deadline


def pause_before_resend(
    request: Request,
    outcome: Response[None] | NoAnswer,
    options: Options,
    attempt: int,
    ends: float,
) -> float | None:
    """Seconds to wait before the request is sent again; None where the outcome stands.

    Full jitter, or what `Retry-After` says. A request that may change something is only sent again where nothing of it
    has left, or where `Options.resend` allows it.
    """
    if attempt >= options.retries or not _may_resend(request, outcome, options):
        return None
    pause = _retry_after(outcome)
    if pause is None:
        pause = random.uniform(0, min(LONGEST_PAUSE, FIRST_PAUSE * 2**attempt))
    return pause if pause <= LONGEST_RETRY_AFTER and monotonic() + pause < ends else None


def read_response(operation: Operation[T], outcome: Response[None] | NoAnswer) -> Response[T]:
    """The answer with its data, or the error that the documentation has for it, raised."""
    if isinstance(outcome, ApiError):
        raise outcome
    request, status = outcome.request, outcome.status
    reader = operation.success.get(status)
    if reader is None:
        raise operation.errors.get(status, UnexpectedStatus)(f"HTTP {status}", request, outcome)
    try:
        data = reader(outcome.content)
    except (ValueError, RecursionError) as error:
        raise MalformedBody(
            f"{status} came with a body that is not as documented: {error}", request, outcome
        ) from error
    return Response(
        status=status, headers=outcome.headers, content=outcome.content, request=request, data=data
    )


def linked_value(response: Response[Any], header: str, pattern: re.Pattern[str]) -> str:
    """What a response header says of the next operation's parameter; MissingLink where it does not."""
    found = pattern.search(urlsplit(response.headers.get(header, "")).path)
    if found is None:
        seen = Response(
            status=response.status,
            headers=response.headers,
            content=response.content,
            request=response.request,
            data=None,
        )
        raise MissingLink(f"the answer has no usable {header} header", response.request, seen)
    return unquote(found[1])


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda variable: values[variable[1]], template)


def _segment(name: str, value: Value) -> str:
    text = _plain(value)
    if not text:
        raise ValueError(f"{name} is empty, so the path would be another one")
    # Dots alone would climb the path; servers decode them last, if at all.
    return text.replace(".", "%2E") if text in (".", "..") else quote(text, safe="")


def _plain(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _may_resend(request: Request, outcome: Response[None] | NoAnswer, options: Options) -> bool:
    harmless = request.method in IDEMPOTENT or options.resend
    if isinstance(outcome, NoAnswer):
        return outcome.retryable and (harmless or not outcome.sent)
    return harmless and outcome.status in RETRYABLE


def _retry_after(outcome: Response[None] | NoAnswer) -> float | None:
    value = "" if isinstance(outcome, NoAnswer) else outcome.headers.get("retry-after", "")
    if value.isdecimal():
        return float(value)
    if not value:
        return None
    from email.utils import parsedate_to_datetime  # slow to load, rarely needed

    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(
        0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    )
