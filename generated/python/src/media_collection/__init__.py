# Written by `specglot generate` from the API's pages. Change those, or a template.
"""Media Collection API: a typed client, sync and async."""

from typing import TYPE_CHECKING, Any

from ._http import Options, Request, Response
from ._texts import LANGUAGES, StatusText
from .client import AsyncClient, Client
from .errors import (
    AnswerError,
    ApiError,
    BadRequest,
    ConnectionFailed,
    Gone,
    InternalServerError,
    MalformedBody,
    MissingLink,
    NoAnswer,
    NotFound,
    StatusError,
    Timeout,
    UnexpectedStatus,
)
from .session import AsyncSession, Session

if TYPE_CHECKING:
    from . import models
    from ._model import milliseconds, seconds
    from .models import (
        AdBreakStartParams,
        AdStartParams,
        ChapterStartParams,
        EventType,
        PlayerTime,
        PostEventsAdBreakStart,
        PostEventsAdStart,
        PostEventsBody,
        PostEventsChapterStart,
        PostEventsRequest,
        PostEventsSessionStart,
        PostSessionsBody,
        QoeData,
        SessionStartParams,
    )
else:

    def __getattr__(name: str) -> Any:
        """Load the models when one of them is first asked for: pydantic takes its time."""
        from importlib import import_module

        models = import_module(f"{__name__}.models")
        if name in __all__:
            return models if name == "models" else getattr(models, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "AdBreakStartParams",
    "AdStartParams",
    "AnswerError",
    "ApiError",
    "AsyncClient",
    "AsyncSession",
    "BadRequest",
    "ChapterStartParams",
    "Client",
    "ConnectionFailed",
    "EventType",
    "Gone",
    "InternalServerError",
    "LANGUAGES",
    "MalformedBody",
    "MissingLink",
    "NoAnswer",
    "NotFound",
    "Options",
    "PlayerTime",
    "PostEventsAdBreakStart",
    "PostEventsAdStart",
    "PostEventsBody",
    "PostEventsChapterStart",
    "PostEventsRequest",
    "PostEventsSessionStart",
    "PostSessionsBody",
    "QoeData",
    "Request",
    "Response",
    "Session",
    "SessionStartParams",
    "StatusError",
    "StatusText",
    "Timeout",
    "UnexpectedStatus",
    "milliseconds",
    "models",
    "seconds",
]
