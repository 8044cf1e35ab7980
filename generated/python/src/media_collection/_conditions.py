# Written by `specglot generate` from the API's pages. Change those, or a template.
"""What the documentation asks of a body beyond the types of its fields."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from ._model import Model, only_with, required_when


class PostEventsConditions(Model):
    """The conditions of `PostEventsBody`."""

    @model_validator(mode="after")
    def _check_conditions(self) -> Self:
        only_with(self, "custom_metadata", "event_type", ("adStart", "chapterStart"))
        required_when(
            self,
            "params",
            "event_type",
            {
                "sessionStart": (
                    "analytics.trackingServer",
                    "analytics.reportSuite",
                    "visitor.marketingCloudOrgId",
                    "media.id",
                    "media.length",
                    "media.contentType",
                    "media.playerName",
                    "media.channel",
                ),
                "adBreakStart": ("media.ad.podIndex", "media.ad.podSecond"),
                "adStart": (
                    "media.ad.podPosition",
                    "media.ad.id",
                    "media.ad.length",
                    "media.ad.playerName",
                ),
                "chapterStart": (
                    "media.chapter.index",
                    "media.chapter.offset",
                    "media.chapter.length",
                ),
            },
        )
        return self
