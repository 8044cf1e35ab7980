// Written by `specglot generate` from the API's pages. Change those, or a template.

// What the type checker has to know of the package; compiled, never run.

import type * as api from "../src/index.js";

declare const client: api.Client;

export const CHECKS = [
  async () => {
    const result = await client.postEvents("sid", {
      playerTime: { playhead: 0, ts: 1 },
      eventType: "play",
    });
    switch (result.status) {
      case 204:
        result satisfies api.PostEventsSuccess;
        break;
      case 400:
        result.error satisfies api.BadRequest;
        result.error.status satisfies 400;
        break;
      case 404:
        result.error satisfies api.NotFound;
        result.error.status satisfies 404;
        break;
      case 410:
        result.error satisfies api.Gone;
        result.error.status satisfies 410;
        break;
      case 500:
        result.error satisfies api.InternalServerError;
        result.error.status satisfies 500;
        break;
      case "undocumented":
        result.error.status satisfies number;
        break;
      case "malformed":
        result.error satisfies api.MalformedBody;
        break;
      case "unanswered":
        result.error satisfies api.ConnectionFailed | api.Timeout;
        break;
      default:
        result satisfies never;
    }
  },
  () => client.postEvents("sid", { playerTime: { playhead: 0, ts: 1 }, eventType: "undocumented" }),
  // customMetadata does not go with eventType play
  // @ts-expect-error
  () => client.postEvents("sid", { playerTime: { playhead: 0, ts: 1 }, eventType: "play", customMetadata: {} }),
  // eventType adBreakStart needs more in params
  // @ts-expect-error
  () => client.postEvents("sid", { playerTime: { playhead: 0, ts: 1 }, eventType: "adBreakStart", params: {} }),
  async () => {
    const result = await client.getSchemas("sessionStart");
    switch (result.status) {
      case 200:
        result satisfies api.GetSchemasSuccess;
        break;
      case 404:
        result.error satisfies api.NotFound;
        result.error.status satisfies 404;
        break;
      case 500:
        result.error satisfies api.InternalServerError;
        result.error.status satisfies 500;
        break;
      case "undocumented":
        result.error.status satisfies number;
        break;
      case "malformed":
        result.error satisfies api.MalformedBody;
        break;
      case "unanswered":
        result.error satisfies api.ConnectionFailed | api.Timeout;
        break;
      default:
        result satisfies never;
    }
  },
  async () => {
    const result = await client.postSessions({
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
    });
    switch (result.status) {
      case 201:
        result satisfies api.PostSessionsSuccess;
        break;
      case 400:
        result.error satisfies api.BadRequest;
        result.error.status satisfies 400;
        break;
      case 500:
        result.error satisfies api.InternalServerError;
        result.error.status satisfies 500;
        break;
      case "undocumented":
        result.error.status satisfies number;
        break;
      case "malformed":
        result.error satisfies api.MalformedBody;
        break;
      case "unanswered":
        result.error satisfies api.ConnectionFailed | api.Timeout;
        break;
      default:
        result satisfies never;
    }
  },
  // playerTime is missing
  // @ts-expect-error
  () => client.postSessions({ eventType: "sessionStart", params: { "analytics.trackingServer": "analytics.trackingServer", "analytics.reportSuite": "analytics.reportSuite", "visitor.marketingCloudOrgId": "visitor.marketingCloudOrgId", "media.id": "media.id", "media.length": 0, "media.contentType": "media.contentType", "media.playerName": "media.playerName", "media.channel": "media.channel" } }),
  async (Session: typeof api.Session) => {
    const opened = await Session.open(client, {
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
    });
    return opened.sid satisfies string;
  },
  async (opened: api.Session) => {
    const result = await opened.postEvents({
      playerTime: { playhead: 0, ts: 1 },
      eventType: "play",
    });
    if (result.status === "unlinked") result.error satisfies api.MissingLink;
    if (result.status === 404) result.error.status satisfies 404;
    if (result.status === 410) result.error.status satisfies 410;
    if (result.ok) result satisfies api.PostEventsSuccess;
  },
];
