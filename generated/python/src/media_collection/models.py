# Written by `specglot generate` from the API's pages. Change those, or a template.
"""The models of the API: what its requests and responses hold."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from media_collection._conditions import PostEventsConditions
from media_collection._model import Milliseconds, Model, Seconds, milliseconds, seconds


class EventType(StrEnum):
    """
    Ereignistypen
    - `sessionStart`: Der Player beginnt mit dem Tracking eines Mediums und eröffnet die
      Sitzung. Gesendet wird das Ereignis mit der Sitzungsanfrage; die Sitzungs-ID steht im
      Header Location der Antwort.
    - `play`: Der Player ist in die Wiedergabe gewechselt, gleich aus welcher Situation:
      Pufferung, Pause, behobener Fehler oder automatischer Start.
    - `ping`: Zeigt an, dass die Sitzung noch läuft. Unabhängig von anderen Ereignissen beträgt
      der Abstand im Hauptinhalt 10 Sekunden und während der Anzeigen 1 Sekunde. Dieses Ereignis
      darf das Objekt params nicht enthalten.
    - `bitrateChange`: Die Bitrate der Wiedergabe hat sich geändert.
    - `bufferStart`: Der Player hat mit dem Puffern begonnen. Ein eigenes Ereignis für das Ende
      gibt es nicht; mit dem nächsten play gilt die Pufferung als beendet.
    - `pauseStart`: Der Benutzer hat die Wiedergabe angehalten. Ein eigenes Ereignis für die
      Fortsetzung gibt es nicht; mit dem nächsten play gilt die Wiedergabe als fortgesetzt.
    - `adBreakStart`: Eine Werbeunterbrechung hat begonnen; alle Anzeigen bis adBreakComplete
      gehören dazu.
    - `adStart`: Innerhalb der Werbeunterbrechung hat eine Anzeige begonnen.
    - `adComplete`: Eine Anzeige wurde bis zum Ende abgespielt.
    - `adSkip`: Eine Anzeige wurde übersprungen.
    - `adBreakComplete`: Die mit adBreakStart begonnene Werbeunterbrechung ist zu Ende.
    - `chapterStart`: Ein Kapitel hat begonnen.
    - `chapterSkip`: Ein Kapitel wurde übersprungen.
    - `chapterComplete`: Ein Kapitel wurde bis zum Ende abgespielt.
    - `error`: Im Player ist ein Fehler aufgetreten.
    - `sessionEnd`: Der Benutzer sieht nicht weiter zu und kommt voraussichtlich nicht zurück;
      das Backend schließt die Sitzung sofort. Ohne sessionEnd läuft die Sitzung ab, wenn 10
      Minuten lang kein Ereignis eintrifft oder sich die Wiedergabeposition 30 Minuten lang
      nicht ändert.
    - `sessionComplete`: Der Hauptinhalt wurde bis zum Ende abgespielt.
    """

    SESSION_START = "sessionStart"
    PLAY = "play"
    PING = "ping"
    BITRATE_CHANGE = "bitrateChange"
    BUFFER_START = "bufferStart"
    PAUSE_START = "pauseStart"
    AD_BREAK_START = "adBreakStart"
    AD_START = "adStart"
    AD_COMPLETE = "adComplete"
    AD_SKIP = "adSkip"
    AD_BREAK_COMPLETE = "adBreakComplete"
    CHAPTER_START = "chapterStart"
    CHAPTER_SKIP = "chapterSkip"
    CHAPTER_COMPLETE = "chapterComplete"
    ERROR = "error"
    SESSION_END = "sessionEnd"
    SESSION_COMPLETE = "sessionComplete"


class PlayerTime(Model):
    playhead: Seconds
    """Wiedergabeposition in Sekunden, auch als Gleitkommazahl (Float). [s]"""
    ts: Milliseconds
    """Zeitstempel des Ereignisses in Millisekunden. [ms]"""


class QoeData(Model):
    media_qoe_bitrate: Annotated[int | None, Field(alias="media.qoe.bitrate")] = None
    """Aktuelle Bitrate des Streams"""
    media_qoe_dropped_frames: Annotated[int | None, Field(alias="media.qoe.droppedFrames")] = None
    """Anzahl der bei der Wiedergabe verworfenen Bilder"""
    media_qoe_frames_per_second: Annotated[int | None, Field(alias="media.qoe.framesPerSecond")] = (
        None
    )
    """Bildrate des Streams (fps) [{frame}/s]"""
    media_qoe_time_to_start: Annotated[
        Milliseconds | None, Field(alias="media.qoe.timeToStart")
    ] = None
    """
    Zeit in Millisekunden vom Wiedergabebefehl des Benutzers bis zum tatsächlichen Start des
    Inhalts [ms]
    """


class PostEventsBody(PostEventsConditions):
    """Ereignisanfrage"""

    player_time: Annotated[PlayerTime, Field(alias="playerTime")]
    event_type: Annotated[EventType | str, Field(alias="eventType")]
    params: dict[str, Any] | None = None
    custom_metadata: Annotated[dict[str, Any] | None, Field(alias="customMetadata")] = None
    """(eventType: adStart, chapterStart)"""
    qoe_data: Annotated[QoeData | None, Field(alias="qoeData")] = None


class SessionStartParams(Model):
    analytics_tracking_server: Annotated[str, Field(alias="analytics.trackingServer")]
    """Adresse (URL) des Tracking-Servers, der die Analysedaten entgegennimmt"""
    analytics_report_suite: Annotated[str, Field(alias="analytics.reportSuite")]
    """ID der Report Suite, in der die Daten ausgewertet werden"""
    analytics_enable_ssl: Annotated[bool | None, Field(alias="analytics.enableSSL")] = None
    """Bei true werden die Daten SSL-verschlüsselt übertragen"""
    analytics_visitor_id: Annotated[str | None, Field(alias="analytics.visitorId")] = None
    """
    Selbst vergebene Besucher-ID, die mehrere Anwendungen gemeinsam nutzen können; entspricht
    der VID im Analysesystem
    """
    visitor_marketing_cloud_org_id: Annotated[str, Field(alias="visitor.marketingCloudOrgId")]
    """ID, an der die Plattform die sendende Organisation erkennt"""
    visitor_marketing_cloud_user_id: Annotated[
        str | None, Field(alias="visitor.marketingCloudUserId")
    ] = None
    """
    Plattformweit gültige Benutzer-ID, die sich in der Regel am besten zur Erkennung von
    Benutzern eignet; entspricht der MID im Analysesystem. Die Anfrage selbst kommt ohne sie
    aus, die übrigen Anwendungen der Plattform setzen sie jedoch voraus.
    """
    visitor_aam_location_hint: Annotated[int | None, Field(alias="visitor.aamLocationHint")] = None
    """
    Nummer des Edge-Standorts, an den die Besucherdaten weitergeleitet werden; ohne Angabe gilt
    1 (= 1)
    """
    app_installation_id: Annotated[str | None, Field(alias="appInstallationId")] = None
    """Eindeutiges Kennzeichen für die Installation der App auf einem bestimmten Gerät"""
    media_id: Annotated[str, Field(alias="media.id")]
    """Eindeutige ID, die diesen Inhalt von allen anderen unterscheidet"""
    media_name: Annotated[str | None, Field(alias="media.name")] = None
    """Titel des Inhalts in lesbarer Form"""
    media_length: Annotated[Seconds, Field(alias="media.length")]
    """Gesamtdauer des Inhalts in Sekunden [s]"""
    media_content_type: Annotated[str, Field(alias="media.contentType")]
    """Art des Streams als freier Text; zu empfehlen sind etwa Live, VOD oder Linear"""
    media_player_name: Annotated[str, Field(alias="media.playerName")]
    """Name des Players, der den Inhalt abspielt"""
    media_channel: Annotated[str, Field(alias="media.channel")]
    """
    Vertriebsweg des Inhalts, etwa der Name einer mobilen App, einer Website oder eines anderen
    digitalen Angebots
    """
    media_resume: Annotated[bool | None, Field(alias="media.resume")] = None
    """true, wenn der Benutzer eine frühere Sitzung fortsetzt, statt eine neue zu beginnen"""
    media_sdk_version: Annotated[str | None, Field(alias="media.sdkVersion")] = None
    """Version des im Player eingebundenen SDK"""
    media_show: Annotated[str | None, Field(alias="media.show")] = None
    """Name der Sendung oder Serie, zu der der Inhalt gehört"""
    media_season: Annotated[str | None, Field(alias="media.season")] = None
    """Nummer der Staffel innerhalb der Sendung oder Serie"""
    media_episode: Annotated[str | None, Field(alias="media.episode")] = None
    """Nummer der Folge innerhalb der Staffel"""
    media_asset_id: Annotated[str | None, Field(alias="media.assetId")] = None
    """
    Eindeutige ID des Videos, etwa einer Folge, eines Films oder eines Live-Events; meist von
    einem Metadaten-Anbieter wie EIDR, TMS/Gracenote oder Rovi vergeben, kann aber auch aus
    einem eigenen System kommen
    """
    media_genre: Annotated[str | None, Field(alias="media.genre")] = None
    """Genre, dem der Produzent den Inhalt zuordnet"""
    media_first_air_date: Annotated[str | None, Field(alias="media.firstAirDate")] = None
    """Datum der Fernsehpremiere des Inhalts"""
    media_first_digital_date: Annotated[str | None, Field(alias="media.firstDigitalDate")] = None
    """Datum der Premiere des Inhalts auf einer digitalen Plattform"""
    media_rating: Annotated[str | None, Field(alias="media.rating")] = None
    """Altersfreigabe gemäß den TV Parental Guidelines"""
    media_originator: Annotated[str | None, Field(alias="media.originator")] = None
    """Urheber des Inhalts (Person oder Unternehmen)"""
    media_network: Annotated[str | None, Field(alias="media.network")] = None
    """Name des Sendernetzwerks oder Senders, der den Inhalt ausstrahlt"""
    media_show_type: Annotated[
        Literal["0", "1", "2", "3"] | str | None, Field(alias="media.showType")
    ] = None
    """
    Kategorie des Inhalts als Code von 0 bis 3: 0 - Ganze Folge 1 - Vorschau 2 - Clip 3 -
    Sonstiges
    """
    media_ad_load: Annotated[str | None, Field(alias="media.adLoad")] = None
    """Art der mit dem Inhalt geladenen Werbung"""
    media_pass_mvpd: Annotated[str | None, Field(alias="media.pass.mvpd")] = None
    """Vom Authentifizierungsdienst gemeldeter MVPD (Pay-TV-Anbieter)"""
    media_pass_auth: Annotated[str | None, Field(alias="media.pass.auth")] = None
    """
    Gibt an, dass der Authentifizierungsdienst den Benutzer autorisiert hat; zulässig ist nur
    der Wert true
    """
    media_day_part: Annotated[str | None, Field(alias="media.dayPart")] = None
    """Tageszeit der Ausstrahlung des Inhalts"""
    media_feed: Annotated[str | None, Field(alias="media.feed")] = None
    """Variante des Feeds, zum Beispiel West-HD"""
    analytics_opt_out_server_side_forwarding: Annotated[
        bool | None, Field(alias="analytics.optOutServerSideForwarding")
    ] = None
    """
    true, wenn der Endbenutzer den Austausch seiner Daten zwischen dem Analysesystem und anderen
    Lösungen der Plattform ablehnt
    """
    analytics_opt_out_share: Annotated[bool | None, Field(alias="analytics.optOutShare")] = None
    """
    true, wenn der Endbenutzer die Föderation seiner Daten ablehnt, etwa mit anderen Kunden des
    Analysesystems
    """


class PostEventsSessionStart(Model):
    """Ereignisanfrage"""

    player_time: Annotated[PlayerTime, Field(alias="playerTime")]
    event_type: Annotated[Literal["sessionStart"], Field(alias="eventType")] = "sessionStart"
    params: SessionStartParams
    custom_metadata: Annotated[None, Field(alias="customMetadata")] = None
    qoe_data: Annotated[QoeData | None, Field(alias="qoeData")] = None


class AdBreakStartParams(Model):
    media_ad_pod_friendly_name: Annotated[str | None, Field(alias="media.ad.podFriendlyName")] = (
        None
    )
    """Lesbarer Name der Werbeunterbrechung"""
    media_ad_pod_index: Annotated[int, Field(alias="media.ad.podIndex")]
    """Laufende Nummer der Werbeunterbrechung im Video"""
    media_ad_pod_second: Annotated[Seconds, Field(alias="media.ad.podSecond")]
    """Beginn der Werbeunterbrechung auf der Zeitachse des Inhalts, in Sekunden [s]"""


class PostEventsAdBreakStart(Model):
    """Ereignisanfrage"""

    player_time: Annotated[PlayerTime, Field(alias="playerTime")]
    event_type: Annotated[Literal["adBreakStart"], Field(alias="eventType")] = "adBreakStart"
    params: AdBreakStartParams
    custom_metadata: Annotated[None, Field(alias="customMetadata")] = None
    qoe_data: Annotated[QoeData | None, Field(alias="qoeData")] = None


class AdStartParams(Model):
    media_ad_pod_position: Annotated[int, Field(alias="media.ad.podPosition")]
    """Position der Anzeige innerhalb der Werbeunterbrechung, gezählt ab 1"""
    media_ad_name: Annotated[str | None, Field(alias="media.ad.name")] = None
    """Lesbarer Name der Anzeige"""
    media_ad_id: Annotated[str, Field(alias="media.ad.id")]
    """ID, die die Anzeige identifiziert"""
    media_ad_length: Annotated[Seconds, Field(alias="media.ad.length")]
    """Spieldauer der Anzeige in Sekunden [s]"""
    media_ad_player_name: Annotated[str, Field(alias="media.ad.playerName")]
    """Name des Players, der die Anzeige abspielt"""
    media_ad_advertiser: Annotated[str | None, Field(alias="media.ad.advertiser")] = None
    """Werbetreibender (Unternehmen oder Marke des beworbenen Produkts)"""
    media_ad_campaign_id: Annotated[str | None, Field(alias="media.ad.campaignId")] = None
    """ID der Kampagne, zu der die Anzeige gehört"""
    media_ad_creative_id: Annotated[str | None, Field(alias="media.ad.creativeId")] = None
    """ID des in der Anzeige verwendeten Werbemittels"""
    media_ad_site_id: Annotated[str | None, Field(alias="media.ad.siteId")] = None
    """ID der Website, auf der die Anzeige erscheint"""
    media_ad_creative_url: Annotated[str | None, Field(alias="media.ad.creativeURL")] = None
    """URL des in der Anzeige verwendeten Werbemittels"""
    media_ad_placement_id: Annotated[str | None, Field(alias="media.ad.placementId")] = None
    """ID des von der Anzeige belegten Werbeplatzes"""


class PostEventsAdStart(Model):
    """Ereignisanfrage"""

    player_time: Annotated[PlayerTime, Field(alias="playerTime")]
    event_type: Annotated[Literal["adStart"], Field(alias="eventType")] = "adStart"
    params: AdStartParams
    custom_metadata: Annotated[dict[str, Any] | None, Field(alias="customMetadata")] = None
    """(eventType: adStart, chapterStart)"""
    qoe_data: Annotated[QoeData | None, Field(alias="qoeData")] = None


class ChapterStartParams(Model):
    media_chapter_index: Annotated[int, Field(alias="media.chapter.index")]
    """Laufende Nummer des Kapitels im Inhalt"""
    media_chapter_offset: Annotated[Seconds, Field(alias="media.chapter.offset")]
    """Beginn des Kapitels auf der Zeitachse des Inhalts, in Sekunden [s]"""
    media_chapter_length: Annotated[Seconds, Field(alias="media.chapter.length")]
    """Spieldauer des Kapitels in Sekunden [s]"""
    media_chapter_friendly_name: Annotated[
        str | None, Field(alias="media.chapter.friendlyName")
    ] = None
    """Lesbarer Name des Kapitels"""


class PostEventsChapterStart(Model):
    """Ereignisanfrage"""

    player_time: Annotated[PlayerTime, Field(alias="playerTime")]
    event_type: Annotated[Literal["chapterStart"], Field(alias="eventType")] = "chapterStart"
    params: ChapterStartParams
    custom_metadata: Annotated[dict[str, Any] | None, Field(alias="customMetadata")] = None
    """(eventType: adStart, chapterStart)"""
    qoe_data: Annotated[QoeData | None, Field(alias="qoeData")] = None


class PostSessionsBody(Model):
    """Sitzungsanfrage"""

    player_time: Annotated[PlayerTime, Field(alias="playerTime")]
    event_type: Annotated[Literal["sessionStart"], Field(alias="eventType")] = "sessionStart"
    params: SessionStartParams
    custom_metadata: Annotated[dict[str, Any] | None, Field(alias="customMetadata")] = None
    qoe_data: Annotated[QoeData | None, Field(alias="qoeData")] = None


PostEventsRequest: TypeAlias = (
    PostEventsBody
    | PostEventsSessionStart
    | PostEventsAdBreakStart
    | PostEventsAdStart
    | PostEventsChapterStart
)
"""What `post_events` sends: the general form, or the one for a single `eventType`."""

__all__ = [
    "AdBreakStartParams",
    "AdStartParams",
    "ChapterStartParams",
    "EventType",
    "PlayerTime",
    "PostEventsAdBreakStart",
    "PostEventsAdStart",
    "PostEventsBody",
    "PostEventsChapterStart",
    "PostEventsRequest",
    "PostEventsSessionStart",
    "PostSessionsBody",
    "QoeData",
    "SessionStartParams",
    "milliseconds",
    "seconds",
]
