# Written by `specglot generate` from the API's pages. Change those, or a template.
"""What is sent is what the documentation names, and what it does not name is kept."""

from __future__ import annotations

import json

import pytest

from media_collection import models
from media_collection._model import Model

BODIES: list[Model] = [
    models.PostEventsBody(
        player_time=models.PlayerTime(playhead=0, ts=1678786012480), event_type="play"
    ),
    models.PostEventsSessionStart(
        player_time=models.PlayerTime(playhead=0, ts=1678786012480),
        params=models.SessionStartParams(
            analytics_tracking_server="analytics.trackingServer",
            analytics_report_suite="analytics.reportSuite",
            visitor_marketing_cloud_org_id="visitor.marketingCloudOrgId",
            media_id="media.id",
            media_length=0,
            media_content_type="media.contentType",
            media_player_name="media.playerName",
            media_channel="media.channel",
        ),
    ),
    models.PostEventsAdBreakStart(
        player_time=models.PlayerTime(playhead=0, ts=1678786012480),
        params=models.AdBreakStartParams(media_ad_pod_index=1, media_ad_pod_second=0),
    ),
    models.PostEventsAdStart(
        player_time=models.PlayerTime(playhead=0, ts=1678786012480),
        params=models.AdStartParams(
            media_ad_pod_position=1,
            media_ad_id="media.ad.id",
            media_ad_length=0,
            media_ad_player_name="media.ad.playerName",
        ),
    ),
    models.PostEventsChapterStart(
        player_time=models.PlayerTime(playhead=0, ts=1678786012480),
        params=models.ChapterStartParams(
            media_chapter_index=1, media_chapter_offset=0, media_chapter_length=0
        ),
    ),
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
]


@pytest.mark.parametrize("body", BODIES, ids=lambda body: type(body).__name__)
def test_a_body_survives_the_wire(body: Model) -> None:
    assert type(body).model_validate_json(body.to_wire()) == body


@pytest.mark.parametrize("body", BODIES, ids=lambda body: type(body).__name__)
def test_unknown_fields_are_kept(body: Model) -> None:
    wire = json.loads(body.to_wire()) | {"x-unknown": {"a": [1]}}
    assert json.loads(type(body).model_validate(wire).to_wire()) == wire
