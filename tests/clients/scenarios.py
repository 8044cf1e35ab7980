"""What is sent to the mock server: the bodies of every kind of event, and the same scenario for either client."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from types import ModuleType
from typing import Any


def start(api: ModuleType, **more: Any) -> Any:
    """The body that opens a session."""
    return api.models.PostSessionsBody(
        player_time=time(api),
        params=api.models.SessionStartParams(
            analytics_tracking_server="tracking.example.com",
            analytics_report_suite="suite",
            visitor_marketing_cloud_org_id="organization",
            media_id="film-1",
            media_length=5400.5,
            media_content_type="VOD",
            media_player_name="player",
            media_channel="channel",
        ),
        **more,
    )


def event(api: ModuleType, kind: str, at: float = 0) -> Any:
    """The body of an event, in the class that its kind has, if any."""
    models = api.models
    params: dict[str, Any] = {
        "adBreakStart": lambda: models.AdBreakStartParams(media_ad_pod_index=1, media_ad_pod_second=30),
        "adStart": lambda: models.AdStartParams(
            media_ad_pod_position=1, media_ad_id="ad-1", media_ad_length=15, media_ad_player_name="player"
        ),
        "chapterStart": lambda: models.ChapterStartParams(
            media_chapter_index=1, media_chapter_offset=0, media_chapter_length=600
        ),
        "sessionStart": lambda: start(api).params,
    }
    if kind not in params:
        return models.PostEventsBody(player_time=time(api, at), event_type=kind)
    typed = getattr(models, f"PostEvents{kind[0].upper()}{kind[1:]}")
    return typed(player_time=time(api, at), params=params[kind]())


def unchecked(api: ModuleType, kind: str, **more: Any) -> Any:
    """The body of an event past all checks of the models."""
    return api.models.PostEventsBody.model_construct(player_time=time(api), event_type=kind, **more)


def time(api: ModuleType, at: float = 0) -> Any:
    return api.models.PlayerTime(playhead=at, ts=1_700_000_000_000 + round(at * 1000))


class Either:
    """A client or session of which every method is awaited, whether it is async or not."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.inner, name)
        if not callable(found):
            return found

        async def call(*given: Any, **named: Any) -> Any:
            result = found(*given, **named)
            return await result if inspect.isawaitable(result) else result

        return call


class Scenario:
    """Runs a scenario with one of the two clients."""

    def __init__(self, api: ModuleType, url: str, how: str) -> None:
        self.api, self.url, self.how = api, url, how

    def run(self, scenario: Callable[[Either], Awaitable[Any]], *, path: str = "", **options: Any) -> Any:
        """What the scenario returns; the client is closed after it. `path` is appended to the server's URL."""
        api, base_url = self.api, self.url + path

        async def either() -> Any:
            settings = api.Options(**{"retries": 0, **options})
            if self.how == "sync":
                with api.Client(base_url=base_url, options=settings) as client:
                    return await scenario(Either(client))
            async with api.AsyncClient(base_url=base_url, options=settings) as client:
                return await scenario(Either(client))

        return asyncio.run(either())

    async def session(self, client: Either, **more: Any) -> Either:
        """A session of the helper that belongs to the client."""
        kind = self.api.Session if self.how == "sync" else self.api.AsyncSession
        opened = kind.open(client.inner, start(self.api), **more)
        return Either(await opened if inspect.isawaitable(opened) else opened)
