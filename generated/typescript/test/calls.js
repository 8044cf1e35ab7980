// Written by `specglot generate` from the API's pages. Change those, or a template.

/** Arguments of each method, but for the options. */
export const CALLS = {
  postEvents: ["sid", { playerTime: { playhead: 0, ts: 1 }, eventType: "play" }],
  getSchemas: ["sessionStart"],
  postSessions: [
    {
      playerTime: { playhead: 0, ts: 1 },
      eventType: "sessionStart",
      params: {
        "analytics.trackingServer": "analytics.trackingServer",
        "analytics.reportSuite": "analytics.reportSuite",
        "visitor.marketingCloudOrgId": "visitor.marketingCloudOrgId",
        "media.id": "media.id",
        "media.length": 0,
        "media.contentType": "media.contentType",
        "media.playerName": "media.playerName",
        "media.channel": "media.channel",
      },
    },
  ],
};

/** The name of each method that throws. */
export const THROWING = {
  postEvents: "postEventsOrThrow",
  getSchemas: "getSchemasOrThrow",
  postSessions: "postSessionsOrThrow",
};

/** The methods whose request may be sent twice without harm. */
export const IDEMPOTENT = new Set(["getSchemas"]);

/** Documented successes: method, answer, whether the body is JSON. */
export const SUCCESSES = [
  {
    method: "postEvents",
    answer: { status: 204, headers: {}, body: "" },
    json: false,
  },
  {
    method: "getSchemas",
    answer: { status: 200, headers: {}, body: '{"a":1}' },
    json: true,
  },
  {
    method: "postSessions",
    answer: { status: 201, headers: { Location: "/api/v1/sessions/a1" }, body: "" },
    json: false,
  },
];

/** Documented failures: method, status, class. */
export const FAILURES = [
  ["postEvents", 400, "BadRequest"],
  ["postEvents", 404, "NotFound"],
  ["postEvents", 410, "Gone"],
  ["postEvents", 500, "InternalServerError"],
  ["getSchemas", 404, "NotFound"],
  ["getSchemas", 500, "InternalServerError"],
  ["postSessions", 400, "BadRequest"],
  ["postSessions", 500, "InternalServerError"],
];

/** A status that no documentation of the method mentions. */
export const UNDOCUMENTED = {
  postEvents: 418,
  getSchemas: 418,
  postSessions: 418,
};

/** The same as `CALLS` with another value in the path. */
export const WITH_VALUE = {
  postEvents: (value) => [value, { playerTime: { playhead: 0, ts: 1 }, eventType: "play" }],
  getSchemas: (value) => [value],
};

/** The same as `CALLS` with a number that JSON cannot carry. */
export const WITH_NAN = {
  postEvents: ["sid", { playerTime: { playhead: NaN, ts: 1 }, eventType: "play" }],
  postSessions: [
    {
      playerTime: { playhead: NaN, ts: 1 },
      eventType: "sessionStart",
      params: {
        "analytics.trackingServer": "analytics.trackingServer",
        "analytics.reportSuite": "analytics.reportSuite",
        "visitor.marketingCloudOrgId": "visitor.marketingCloudOrgId",
        "media.id": "media.id",
        "media.length": 0,
        "media.contentType": "media.contentType",
        "media.playerName": "media.playerName",
        "media.channel": "media.channel",
      },
    },
  ],
};

/** What answers say of parameters: function, method, header and two values of it. */
export const LINKS = [
  {
    read: "sidOf",
    method: "postSessions",
    header: "Location",
    values: ["/api/v1/sessions/a1", "/api/v1/sessions/b%2Fc"],
  },
];

/** What operations open for others: class, property, the method that opens, and each method that goes on. */
export const SESSIONS = [
  {
    name: "Session",
    attribute: "sid",
    open: "postSessions",
    calls: {
      postEvents: {
        given: [{ playerTime: { playhead: 0, ts: 1 }, eventType: "play" }],
        lost: [404, 410],
      },
    },
  },
];
