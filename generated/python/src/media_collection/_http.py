# Written by `specglot generate` from the API's pages. Change those, or a template.
"""Requests, responses and options, apart from any transport."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the calls of a client, or a single one, behave.

    Attributes:
        timeout: Seconds to wait for a connection, and for each read and write.
        deadline: Seconds for the whole call, pauses and repeats included; None for no limit.
        retries: How often a request may be sent again.
        resend: Whether a POST or PATCH that may have reached the server may be sent again, too.
        headers: Sent along with every request.
    """

    timeout: float = 10.0
    deadline: float | None = 60.0
    retries: int = 2
    resend: bool = False
    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a call sends. `operation` is its id in the documentation."""

    operation: str
    method: str
    url: str
    # No log of an error shows credentials, or what users sent.
    headers: Mapping[str, str] = field(repr=False)
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Generic[T]):
    """What the server answered.

    Attributes:
        status: The HTTP status.
        headers: The headers; their names are in lower case.
        content: The body as it came.
        request: What it answers.
        data: The body as the documentation describes it, None where it describes none.
    """

    status: int
    headers: Mapping[str, str]
    content: bytes
    request: Request
    data: T

    def json(self) -> Any:
        """The body as JSON; ValueError where it is none."""
        return json.loads(self.content)
