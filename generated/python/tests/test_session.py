# Written by `specglot generate` from the API's pages. Change those, or a template.
"""What one operation opens and others go on with."""

from __future__ import annotations

import asyncio

import pytest
from conftest import Answer, Api

from media_collection import AsyncClient, Client, MissingLink, Options, errors, models, session

OPENED_1 = [
    Answer(status=201, headers={"Location": "/api/v1/sessions/a1"}),
    Answer(
        status=201, headers={"Location": "https://api.example.com/base" + "/api/v1/sessions/b%2Fc"}
    ),
]


def test_sid_is_carried_on(api: Api) -> None:
    api.answers = [OPENED_1[1]]
    with Client(base_url=api.url) as client:
        opened = session.Session.open(
            client,
            models.PostSessionsBody(
                player_time=models.PlayerTime(playhead=0, ts=1678785960215),
                params=models.SessionStartParams(
                    analytics_tracking_server="<your-tracking-server>",
                    analytics_report_suite="<your-report-suite>",
                    visitor_marketing_cloud_org_id="<your-organization-id>",
                    media_id="<your-media-id>",
                    media_length=1284.5,
                    media_content_type="VOD",
                    media_player_name="<your-player-name>",
                    media_channel="<your-channel>",
                ),
            ),
        )
        opened.post_events(
            models.PostEventsBody(
                player_time=models.PlayerTime(playhead=0, ts=1678786012480), event_type="play"
            )
        )
        assert "b%2Fc" in api.seen[-1].path.split("/")
    assert opened.sid == "b/c"


def test_sid_missing(api: Api) -> None:
    api.answers = [Answer(status=201)]
    with Client(base_url=api.url) as client, pytest.raises(MissingLink) as caught:
        session.Session.open(
            client,
            models.PostSessionsBody(
                player_time=models.PlayerTime(playhead=0, ts=1678785960215),
                params=models.SessionStartParams(
                    analytics_tracking_server="<your-tracking-server>",
                    analytics_report_suite="<your-report-suite>",
                    visitor_marketing_cloud_org_id="<your-organization-id>",
                    media_id="<your-media-id>",
                    media_length=1284.5,
                    media_content_type="VOD",
                    media_player_name="<your-player-name>",
                    media_channel="<your-channel>",
                ),
            ),
        )
    assert caught.value.response.status == 201


def test_post_events_404_is_raised_unless_told_otherwise(api: Api) -> None:
    api.answers = [OPENED_1[0], Answer(status=404)]
    with Client(base_url=api.url) as client:
        opened = session.Session.open(
            client,
            models.PostSessionsBody(
                player_time=models.PlayerTime(playhead=0, ts=1678785960215),
                params=models.SessionStartParams(
                    analytics_tracking_server="<your-tracking-server>",
                    analytics_report_suite="<your-report-suite>",
                    visitor_marketing_cloud_org_id="<your-organization-id>",
                    media_id="<your-media-id>",
                    media_length=1284.5,
                    media_content_type="VOD",
                    media_player_name="<your-player-name>",
                    media_channel="<your-channel>",
                ),
            ),
        )
        with pytest.raises(errors.NotFound):
            opened.post_events(
                models.PostEventsBody(
                    player_time=models.PlayerTime(playhead=0, ts=1678786012480), event_type="play"
                )
            )


def test_post_events_404_opens_another_one(api: Api) -> None:
    first = models.PostSessionsBody(
        player_time=models.PlayerTime(playhead=0, ts=1678785960215),
        params=models.SessionStartParams(
            analytics_tracking_server="<your-tracking-server>",
            analytics_report_suite="<your-report-suite>",
            visitor_marketing_cloud_org_id="<your-organization-id>",
            media_id="<your-media-id>",
            media_length=1284.5,
            media_content_type="VOD",
            media_player_name="<your-player-name>",
            media_channel="<your-channel>",
        ),
    )
    api.answers = [OPENED_1[0], Answer(status=404), OPENED_1[1]]
    with Client(base_url=api.url) as client:
        opened = session.Session.open(client, first, reopen=lambda error: first)
        opened.post_events(
            models.PostEventsBody(
                player_time=models.PlayerTime(playhead=0, ts=1678786012480), event_type="play"
            )
        )
    assert opened.sid == "b/c"
    assert len(api.seen) == 4


def test_post_events_404_opens_another_one_async(api: Api) -> None:
    first = models.PostSessionsBody(
        player_time=models.PlayerTime(playhead=0, ts=1678785960215),
        params=models.SessionStartParams(
            analytics_tracking_server="<your-tracking-server>",
            analytics_report_suite="<your-report-suite>",
            visitor_marketing_cloud_org_id="<your-organization-id>",
            media_id="<your-media-id>",
            media_length=1284.5,
            media_content_type="VOD",
            media_player_name="<your-player-name>",
            media_channel="<your-channel>",
        ),
    )
    api.answers = [OPENED_1[0], Answer(status=404), OPENED_1[1]]

    async def run() -> str:
        async with AsyncClient(base_url=api.url, options=Options()) as client:
            opened = await session.AsyncSession.open(client, first, reopen=lambda error: first)
            await opened.post_events(
                models.PostEventsBody(
                    player_time=models.PlayerTime(playhead=0, ts=1678786012480), event_type="play"
                )
            )
            return opened.sid

    assert asyncio.run(run()) == "b/c"


def test_post_events_410_is_raised_unless_told_otherwise(api: Api) -> None:
    api.answers = [OPENED_1[0], Answer(status=410)]
    with Client(base_url=api.url) as client:
        opened = session.Session.open(
            client,
            models.PostSessionsBody(
                player_time=models.PlayerTime(playhead=0, ts=1678785960215),
                params=models.SessionStartParams(
                    analytics_tracking_server="<your-tracking-server>",
                    analytics_report_suite="<your-report-suite>",
                    visitor_marketing_cloud_org_id="<your-organization-id>",
                    media_id="<your-media-id>",
                    media_length=1284.5,
                    media_content_type="VOD",
                    media_player_name="<your-player-name>",
                    media_channel="<your-channel>",
                ),
            ),
        )
        with pytest.raises(errors.Gone):
            opened.post_events(
                models.PostEventsBody(
                    player_time=models.PlayerTime(playhead=0, ts=1678786012480), event_type="play"
                )
            )


def test_post_events_410_opens_another_one(api: Api) -> None:
    first = models.PostSessionsBody(
        player_time=models.PlayerTime(playhead=0, ts=1678785960215),
        params=models.SessionStartParams(
            analytics_tracking_server="<your-tracking-server>",
            analytics_report_suite="<your-report-suite>",
            visitor_marketing_cloud_org_id="<your-organization-id>",
            media_id="<your-media-id>",
            media_length=1284.5,
            media_content_type="VOD",
            media_player_name="<your-player-name>",
            media_channel="<your-channel>",
        ),
    )
    api.answers = [OPENED_1[0], Answer(status=410), OPENED_1[1]]
    with Client(base_url=api.url) as client:
        opened = session.Session.open(client, first, reopen=lambda error: first)
        opened.post_events(
            models.PostEventsBody(
                player_time=models.PlayerTime(playhead=0, ts=1678786012480), event_type="play"
            )
        )
    assert opened.sid == "b/c"
    assert len(api.seen) == 4


def test_post_events_410_opens_another_one_async(api: Api) -> None:
    first = models.PostSessionsBody(
        player_time=models.PlayerTime(playhead=0, ts=1678785960215),
        params=models.SessionStartParams(
            analytics_tracking_server="<your-tracking-server>",
            analytics_report_suite="<your-report-suite>",
            visitor_marketing_cloud_org_id="<your-organization-id>",
            media_id="<your-media-id>",
            media_length=1284.5,
            media_content_type="VOD",
            media_player_name="<your-player-name>",
            media_channel="<your-channel>",
        ),
    )
    api.answers = [OPENED_1[0], Answer(status=410), OPENED_1[1]]

    async def run() -> str:
        async with AsyncClient(base_url=api.url, options=Options()) as client:
            opened = await session.AsyncSession.open(client, first, reopen=lambda error: first)
            await opened.post_events(
                models.PostEventsBody(
                    player_time=models.PlayerTime(playhead=0, ts=1678786012480), event_type="play"
                )
            )
            return opened.sid

    assert asyncio.run(run()) == "b/c"
