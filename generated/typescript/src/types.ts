// Written by `specglot generate` from the API's pages. Change those, or a template.

/** An object of any keys. */
export type JsonObject = { readonly [key: string]: unknown };

/** A time in milliseconds, such as `Date.now()`. */
export type Milliseconds = number;

/** A time in seconds. */
export type Seconds = number;

/** Ereignistypen */
export const EventType = {
  /**
   * Der Player beginnt mit dem Tracking eines Mediums und eröffnet die Sitzung. Gesendet
   * wird das Ereignis mit der Sitzungsanfrage; die Sitzungs-ID steht im Header `Location`
   * der Antwort.
   */
  sessionStart: "sessionStart",
  /**
   * Der Player ist in die Wiedergabe gewechselt, gleich aus welcher Situation: Pufferung,
   * Pause, behobener Fehler oder automatischer Start.
   */
  play: "play",
  /**
   * Zeigt an, dass die Sitzung noch läuft. Unabhängig von anderen Ereignissen beträgt der
   * Abstand im Hauptinhalt 10 Sekunden und während der Anzeigen 1 Sekunde. Dieses Ereignis
   * darf das Objekt `params` nicht enthalten.
   */
  ping: "ping",
  /** Die Bitrate der Wiedergabe hat sich geändert. */
  bitrateChange: "bitrateChange",
  /**
   * Der Player hat mit dem Puffern begonnen. Ein eigenes Ereignis für das Ende gibt es
   * nicht; mit dem nächsten `play` gilt die Pufferung als beendet.
   */
  bufferStart: "bufferStart",
  /**
   * Der Benutzer hat die Wiedergabe angehalten. Ein eigenes Ereignis für die Fortsetzung
   * gibt es nicht; mit dem nächsten `play` gilt die Wiedergabe als fortgesetzt.
   */
  pauseStart: "pauseStart",
  /** Eine Werbeunterbrechung hat begonnen; alle Anzeigen bis `adBreakComplete` gehören dazu. */
  adBreakStart: "adBreakStart",
  /** Innerhalb der Werbeunterbrechung hat eine Anzeige begonnen. */
  adStart: "adStart",
  /** Eine Anzeige wurde bis zum Ende abgespielt. */
  adComplete: "adComplete",
  /** Eine Anzeige wurde übersprungen. */
  adSkip: "adSkip",
  /** Die mit `adBreakStart` begonnene Werbeunterbrechung ist zu Ende. */
  adBreakComplete: "adBreakComplete",
  /** Ein Kapitel hat begonnen. */
  chapterStart: "chapterStart",
  /** Ein Kapitel wurde übersprungen. */
  chapterSkip: "chapterSkip",
  /** Ein Kapitel wurde bis zum Ende abgespielt. */
  chapterComplete: "chapterComplete",
  /** Im Player ist ein Fehler aufgetreten. */
  error: "error",
  /**
   * Der Benutzer sieht nicht weiter zu und kommt voraussichtlich nicht zurück; das Backend
   * schließt die Sitzung sofort. Ohne `sessionEnd` läuft die Sitzung ab, wenn 10 Minuten
   * lang kein Ereignis eintrifft oder sich die Wiedergabeposition 30 Minuten lang nicht
   * ändert.
   */
  sessionEnd: "sessionEnd",
  /** Der Hauptinhalt wurde bis zum Ende abgespielt. */
  sessionComplete: "sessionComplete",
} as const;

/** A documented `EventType`. */
export type KnownEventType = (typeof EventType)[keyof typeof EventType];

/** A documented `EventType`, or one that the documentation does not know yet. */
export type EventType = KnownEventType | (string & {});

export interface PlayerTime {
  /** Wiedergabeposition in Sekunden, auch als Gleitkommazahl (Float). */
  playhead: Seconds;
  /** Zeitstempel des Ereignisses in Millisekunden. */
  ts: Milliseconds;
}

/** `qoeData` */
export interface QoeData {
  /** Aktuelle Bitrate des Streams */
  "media.qoe.bitrate"?: number | undefined;
  /** Anzahl der bei der Wiedergabe verworfenen Bilder */
  "media.qoe.droppedFrames"?: number | undefined;
  /**
   * Bildrate des Streams (fps)
   *
   * Unit: `{frame}/s` (UCUM).
   */
  "media.qoe.framesPerSecond"?: number | undefined;
  /**
   * Zeit in Millisekunden vom Wiedergabebefehl des Benutzers bis zum tatsächlichen Start des
   * Inhalts
   */
  "media.qoe.timeToStart"?: Milliseconds | undefined;
}

/** `params` with `sessionStart` as `eventType`. */
export interface SessionStartParams {
  /** Adresse (URL) des Tracking-Servers, der die Analysedaten entgegennimmt */
  "analytics.trackingServer": string;
  /** ID der Report Suite, in der die Daten ausgewertet werden */
  "analytics.reportSuite": string;
  /** Bei `true` werden die Daten SSL-verschlüsselt übertragen */
  "analytics.enableSSL"?: boolean | undefined;
  /**
   * Selbst vergebene Besucher-ID, die mehrere Anwendungen gemeinsam nutzen können; entspricht
   * der `VID` im Analysesystem
   */
  "analytics.visitorId"?: string | undefined;
  /** ID, an der die Plattform die sendende Organisation erkennt */
  "visitor.marketingCloudOrgId": string;
  /**
   * Plattformweit gültige Benutzer-ID, die sich in der Regel am besten zur Erkennung von
   * Benutzern eignet; entspricht der `MID` im Analysesystem. Die Anfrage selbst kommt ohne sie
   * aus, die übrigen Anwendungen der Plattform setzen sie jedoch voraus.
   */
  "visitor.marketingCloudUserId"?: string | undefined;
  /**
   * Nummer des Edge-Standorts, an den die Besucherdaten weitergeleitet werden; ohne Angabe gilt
   * `1`
   *
   * Default: `1`.
   */
  "visitor.aamLocationHint"?: number | undefined;
  /** Eindeutiges Kennzeichen für die Installation der App auf einem bestimmten Gerät */
  appInstallationId?: string | undefined;
  /** Eindeutige ID, die diesen Inhalt von allen anderen unterscheidet */
  "media.id": string;
  /** Titel des Inhalts in lesbarer Form */
  "media.name"?: string | undefined;
  /** Gesamtdauer des Inhalts in Sekunden */
  "media.length": Seconds;
  /** Art des Streams als freier Text; zu empfehlen sind etwa `Live`, `VOD` oder `Linear` */
  "media.contentType": string;
  /** Name des Players, der den Inhalt abspielt */
  "media.playerName": string;
  /**
   * Vertriebsweg des Inhalts, etwa der Name einer mobilen App, einer Website oder eines anderen
   * digitalen Angebots
   */
  "media.channel": string;
  /** `true`, wenn der Benutzer eine frühere Sitzung fortsetzt, statt eine neue zu beginnen */
  "media.resume"?: boolean | undefined;
  /** Version des im Player eingebundenen SDK */
  "media.sdkVersion"?: string | undefined;
  /** Name der Sendung oder Serie, zu der der Inhalt gehört */
  "media.show"?: string | undefined;
  /** Nummer der Staffel innerhalb der Sendung oder Serie */
  "media.season"?: string | undefined;
  /** Nummer der Folge innerhalb der Staffel */
  "media.episode"?: string | undefined;
  /**
   * Eindeutige ID des Videos, etwa einer Folge, eines Films oder eines Live-Events; meist von
   * einem Metadaten-Anbieter wie EIDR, TMS/Gracenote oder Rovi vergeben, kann aber auch aus
   * einem eigenen System kommen
   */
  "media.assetId"?: string | undefined;
  /** Genre, dem der Produzent den Inhalt zuordnet */
  "media.genre"?: string | undefined;
  /** Datum der Fernsehpremiere des Inhalts */
  "media.firstAirDate"?: string | undefined;
  /** Datum der Premiere des Inhalts auf einer digitalen Plattform */
  "media.firstDigitalDate"?: string | undefined;
  /** Altersfreigabe gemäß den TV Parental Guidelines */
  "media.rating"?: string | undefined;
  /** Urheber des Inhalts (Person oder Unternehmen) */
  "media.originator"?: string | undefined;
  /** Name des Sendernetzwerks oder Senders, der den Inhalt ausstrahlt */
  "media.network"?: string | undefined;
  /**
   * Kategorie des Inhalts als Code von 0 bis 3: 0 - Ganze Folge 1 - Vorschau 2 - Clip 3 -
   * Sonstiges
   */
  "media.showType"?: "0" | "1" | "2" | "3" | (string & {}) | undefined;
  /** Art der mit dem Inhalt geladenen Werbung */
  "media.adLoad"?: string | undefined;
  /** Vom Authentifizierungsdienst gemeldeter MVPD (Pay-TV-Anbieter) */
  "media.pass.mvpd"?: string | undefined;
  /**
   * Gibt an, dass der Authentifizierungsdienst den Benutzer autorisiert hat; zulässig ist nur
   * der Wert `true`
   */
  "media.pass.auth"?: string | undefined;
  /** Tageszeit der Ausstrahlung des Inhalts */
  "media.dayPart"?: string | undefined;
  /** Variante des Feeds, zum Beispiel `West-HD` */
  "media.feed"?: string | undefined;
  /**
   * `true`, wenn der Endbenutzer den Austausch seiner Daten zwischen dem Analysesystem und
   * anderen Lösungen der Plattform ablehnt
   */
  "analytics.optOutServerSideForwarding"?: boolean | undefined;
  /**
   * `true`, wenn der Endbenutzer die Föderation seiner Daten ablehnt, etwa mit anderen Kunden
   * des Analysesystems
   */
  "analytics.optOutShare"?: boolean | undefined;
}

/** `params` with `adBreakStart` as `eventType`. */
export interface AdBreakStartParams {
  /** Lesbarer Name der Werbeunterbrechung */
  "media.ad.podFriendlyName"?: string | undefined;
  /** Laufende Nummer der Werbeunterbrechung im Video */
  "media.ad.podIndex": number;
  /** Beginn der Werbeunterbrechung auf der Zeitachse des Inhalts, in Sekunden */
  "media.ad.podSecond": Seconds;
}

/** `params` with `adStart` as `eventType`. */
export interface AdStartParams {
  /** Position der Anzeige innerhalb der Werbeunterbrechung, gezählt ab 1 */
  "media.ad.podPosition": number;
  /** Lesbarer Name der Anzeige */
  "media.ad.name"?: string | undefined;
  /** ID, die die Anzeige identifiziert */
  "media.ad.id": string;
  /** Spieldauer der Anzeige in Sekunden */
  "media.ad.length": Seconds;
  /** Name des Players, der die Anzeige abspielt */
  "media.ad.playerName": string;
  /** Werbetreibender (Unternehmen oder Marke des beworbenen Produkts) */
  "media.ad.advertiser"?: string | undefined;
  /** ID der Kampagne, zu der die Anzeige gehört */
  "media.ad.campaignId"?: string | undefined;
  /** ID des in der Anzeige verwendeten Werbemittels */
  "media.ad.creativeId"?: string | undefined;
  /** ID der Website, auf der die Anzeige erscheint */
  "media.ad.siteId"?: string | undefined;
  /** URL des in der Anzeige verwendeten Werbemittels */
  "media.ad.creativeURL"?: string | undefined;
  /** ID des von der Anzeige belegten Werbeplatzes */
  "media.ad.placementId"?: string | undefined;
}

/** `params` with `chapterStart` as `eventType`. */
export interface ChapterStartParams {
  /** Laufende Nummer des Kapitels im Inhalt */
  "media.chapter.index": number;
  /** Beginn des Kapitels auf der Zeitachse des Inhalts, in Sekunden */
  "media.chapter.offset": Seconds;
  /** Spieldauer des Kapitels in Sekunden */
  "media.chapter.length": Seconds;
  /** Lesbarer Name des Kapitels */
  "media.chapter.friendlyName"?: string | undefined;
}

/** What every body of `postEvents` has. */
export interface PostEventsCommon {
  playerTime: PlayerTime;
  qoeData?: QoeData | undefined;
}

/** The body of `postEvents` with `sessionStart` as `eventType`. */
export interface PostEventsSessionStart extends PostEventsCommon {
  eventType: "sessionStart";
  params: SessionStartParams;
  /** Only with `eventType` `adStart`, `chapterStart`. */
  customMetadata?: undefined;
}

/** The body of `postEvents` with any other documented value as `eventType`. */
export interface PostEventsPlain extends PostEventsCommon {
  eventType:
    | "play"
    | "ping"
    | "bitrateChange"
    | "bufferStart"
    | "pauseStart"
    | "adComplete"
    | "adSkip"
    | "adBreakComplete"
    | "chapterSkip"
    | "chapterComplete"
    | "error"
    | "sessionEnd"
    | "sessionComplete";
  params?: JsonObject | undefined;
  /** Only with `eventType` `adStart`, `chapterStart`. */
  customMetadata?: undefined;
}

/** The body of `postEvents` with `adBreakStart` as `eventType`. */
export interface PostEventsAdBreakStart extends PostEventsCommon {
  eventType: "adBreakStart";
  params: AdBreakStartParams;
  /** Only with `eventType` `adStart`, `chapterStart`. */
  customMetadata?: undefined;
}

/** The body of `postEvents` with `adStart` as `eventType`. */
export interface PostEventsAdStart extends PostEventsCommon {
  eventType: "adStart";
  params: AdStartParams;
  /** Only with `eventType` `adStart`, `chapterStart`. */
  customMetadata?: JsonObject | undefined;
}

/** The body of `postEvents` with `chapterStart` as `eventType`. */
export interface PostEventsChapterStart extends PostEventsCommon {
  eventType: "chapterStart";
  params: ChapterStartParams;
  /** Only with `eventType` `adStart`, `chapterStart`. */
  customMetadata?: JsonObject | undefined;
}

/** The body of `postEvents` with a value as `eventType` that the documentation does not know. */
export interface PostEventsOther extends PostEventsCommon {
  eventType: EventType;
  params?: JsonObject | undefined;
  /** Only with `eventType` `adStart`, `chapterStart`. */
  customMetadata?: JsonObject | undefined;
}

/**
 * Sitzungsanfrage
 *
 * The body of `postSessions`.
 */
export interface PostSessionsBody {
  playerTime: PlayerTime;
  eventType: "sessionStart";
  params: SessionStartParams;
  customMetadata?: JsonObject | undefined;
  qoeData?: QoeData | undefined;
}

/** The documented values of `eventType`, and the body of `postEvents` that goes with each. */
export interface PostEventsBodies {
  sessionStart: PostEventsSessionStart;
  play: PostEventsPlain;
  ping: PostEventsPlain;
  bitrateChange: PostEventsPlain;
  bufferStart: PostEventsPlain;
  pauseStart: PostEventsPlain;
  adBreakStart: PostEventsAdBreakStart;
  adStart: PostEventsAdStart;
  adComplete: PostEventsPlain;
  adSkip: PostEventsPlain;
  adBreakComplete: PostEventsPlain;
  chapterStart: PostEventsChapterStart;
  chapterSkip: PostEventsPlain;
  chapterComplete: PostEventsPlain;
  error: PostEventsPlain;
  sessionEnd: PostEventsPlain;
  sessionComplete: PostEventsPlain;
}

/** The body of `postEvents`; its form depends on `eventType`. */
export type PostEventsBody<E extends EventType = EventType> = {
  eventType: E;
} & (E extends keyof PostEventsBodies ? PostEventsBodies[E] : PostEventsOther);
