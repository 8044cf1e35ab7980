// The compiled TypeScript client against `specglot mock`. PACKAGE is the URL of its dist/index.js, API_URL the server's.

import assert from "node:assert/strict";
import { test } from "node:test";

const api = await import(process.env.PACKAGE);
const URL_OF_MOCK = process.env.API_URL;
const client = new api.Client({ server: URL_OF_MOCK, retries: 0 });

const playerTime = { playhead: 12.5, ts: 1_700_000_012_500 };
const START = {
  playerTime,
  eventType: "sessionStart",
  params: {
    "analytics.trackingServer": "tracking.example.com",
    "analytics.reportSuite": "suite",
    "visitor.marketingCloudOrgId": "organization",
    "media.id": "film-1",
    "media.length": 5400.5,
    "media.contentType": "VOD",
    "media.playerName": "player",
    "media.channel": "channel",
  },
};
const PARAMS = {
  sessionStart: START.params,
  adBreakStart: { "media.ad.podIndex": 1, "media.ad.podSecond": 30 },
  adStart: {
    "media.ad.podPosition": 1,
    "media.ad.id": "ad-1",
    "media.ad.length": 15,
    "media.ad.playerName": "player",
  },
  chapterStart: { "media.chapter.index": 1, "media.chapter.offset": 0, "media.chapter.length": 600 },
};
const LANGUAGES = ["de", "fr", "ja", "pt", "zh"];
const ENDS = ["sessionEnd", "sessionComplete"];

const event = (eventType) => ({
  playerTime,
  eventType,
  ...(eventType in PARAMS ? { params: PARAMS[eventType] } : {}),
});
const opened = async () => api.sidOf(await client.postSessionsOrThrow(START));
const told = async (sid, page = "") =>
  (await fetch(`${URL_OF_MOCK}/_mock/resources/postSessions/${sid}${page}`)).json();

/** The error of a failure, once as the result and once thrown: both of that class. */
async function failed(kind, status, call, throwing) {
  const result = await call();
  assert.equal(result.ok, false);
  assert.equal(result.status, status);
  await assert.rejects(throwing, (error) => {
    assert.ok(error instanceof Error && error instanceof api.ApiError);
    assert.equal(error.constructor, kind);
    assert.equal(error.message, result.error.message);
    return true;
  });
  assert.equal(result.error.constructor, kind);
  return result.error;
}

const failedEvent = (kind, status, sid, body, options = {}) =>
  failed(
    kind,
    status,
    () => client.postEvents(sid, body, options),
    () => client.postEventsOrThrow(sid, body, options),
  );

test("a session is opened and every kind of event goes into it", async () => {
  const answer = await client.postSessions(START);
  assert.equal(answer.status, 201);
  const sid = api.sidOf(answer);
  assert.ok(answer.response.headers.get("location").endsWith(`/sessions/${sid}`));
  const kinds = Object.values(api.EventType).filter((kind) => !ENDS.includes(kind));
  assert.ok(kinds.length > 10);
  for (const kind of kinds) {
    const result = await client.postEvents(sid, event(kind));
    assert.deepEqual([result.ok, result.status, result.data], [true, 204, undefined]);
  }
  const { requests } = await told(sid, "/requests");
  assert.deepEqual(requests.map((one) => one.body.eventType), ["sessionStart", ...kinds]);
  assert.deepEqual(requests.at(-1).body, event(kinds.at(-1)));
});

for (const language of LANGUAGES) {
  test(`400 says why, in ${language}`, async () => {
    const body = { ...event("play"), customMetadata: { a: "b" } };
    const headers = { "Accept-Language": language };
    const error = await failedEvent(api.BadRequest, 400, await opened(), body, { headers });
    const problem = JSON.parse(error.response.text);
    assert.deepEqual(problem.errors.map((one) => one.pointer), ["#/customMetadata"]);
    assert.equal(error.localized(language).action, problem.action);
  });
}

for (const sid of ["unknown", "../sessions", "a/b", "ä 日本", "%2F", "?x=1#y"]) {
  test(`the unknown session ${sid} is 404`, async () => {
    const error = await failedEvent(api.NotFound, 404, sid, event("play"));
    const problem = JSON.parse(error.response.text);
    assert.ok(problem.detail.includes(sid));
    assert.equal(error.action, problem.action);
  });
}

test("a session whose path would be another one is refused", async () => {
  for (const sid of ["", ".", ".."]) await assert.rejects(client.postEvents(sid, event("play")), TypeError);
});

for (const end of ENDS) {
  test(`a session after ${end} is 410, with its action in every language`, async () => {
    const sid = await opened();
    assert.equal((await client.postEventsOrThrow(sid, event(end))).status, 204);
    const actions = new Set();
    for (const language of LANGUAGES) {
      const headers = { "Accept-Language": language };
      const error = await failedEvent(api.Gone, 410, sid, event("play"), { headers });
      const problem = JSON.parse(error.response.text);
      const text = error.localized(language);
      assert.deepEqual([text.language, text.action], [language, problem.action]);
      assert.ok(text.description.startsWith(problem.title) && text.description.endsWith(problem.description));
      actions.add(text.action);
    }
    assert.equal(actions.size, LANGUAGES.length);
    const error = await failedEvent(api.Gone, 410, sid, event("play"));
    assert.match(error.localized("ja").action, /セッション/);
    assert.equal(error.localized("pt-PT").language, "pt");
    assert.equal(error.localized("ko").language, "de");
    assert.equal(error.action, error.localized("de").action);
  });
}

test("any documented answer can be asked for", async () => {
  const options = { headers: { Prefer: "code=500" } };
  const calls = {
    postSessions: [START],
    postEvents: ["any", event("play")],
    getSchemas: ["play"],
  };
  for (const [name, given] of Object.entries(calls)) {
    const error = await failed(
      api.InternalServerError,
      500,
      () => client[name](...given, options),
      () => client[`${name}OrThrow`](...given, options),
    );
    assert.equal(error.retryable, true);
    assert.equal(error.response.headers.get("preference-applied"), "code=500");
  }
});

test("a status that is not documented has a class of its own", async () => {
  const lost = new api.Client({ server: `${URL_OF_MOCK}/nowhere`, retries: 0 });
  const error = await failed(
    api.UnexpectedStatus,
    "undocumented",
    () => lost.postSessions(START),
    () => lost.postSessionsOrThrow(START),
  );
  assert.deepEqual([error.status, error.action], [404, undefined]);
});

test("the schema of every event, and none for another", async () => {
  for (const kind of Object.values(api.EventType)) {
    const { data } = await client.getSchemasOrThrow(kind);
    assert.equal(data.properties.eventType.const, kind);
  }
  const error = await failed(
    api.NotFound,
    404,
    () => client.getSchemas("brand/New"),
    () => client.getSchemasOrThrow("brand/New"),
  );
  assert.equal(error.action, undefined);
});

test("ads outside a break are accepted and not counted", async () => {
  const sid = await opened();
  for (const kind of ["adStart", "adBreakStart", "adStart", "adBreakComplete", "adComplete"]) {
    await client.postEventsOrThrow(sid, event(kind));
  }
  const { counted, ignored } = await told(sid);
  assert.deepEqual(counted.by.postEvents, { adBreakComplete: 1, adBreakStart: 1, adStart: 1 });
  assert.deepEqual(ignored.by.postEvents, { adComplete: 1, adStart: 1 });
});

test("an aborted call sends nothing", async () => {
  const sid = await opened();
  const signal = AbortSignal.abort(new Error("enough"));
  await assert.rejects(client.postEvents(sid, event("play"), { signal }), /enough/);
  assert.deepEqual((await told(sid)).counted.by, { postSessions: { sessionStart: 1 } });
});

test("a session that has ended stays ended, unless another one was asked for", async () => {
  const session = await api.Session.open(client, START);
  const { sid } = session;
  await session.postEventsOrThrow(event("play"));
  await session.postEventsOrThrow(event("sessionEnd"));
  const late = await session.postEvents(event("play"));
  assert.equal(late.status, 410);
  assert.match(late.error.localized("ja").action, /セッション/);
  await assert.rejects(session.postEventsOrThrow(event("play")), api.Gone);
  assert.equal(session.sid, sid);
});

test("another session is opened in place of one that is gone or unknown, once for all calls", async () => {
  const ended = await opened();
  await client.postEventsOrThrow(ended, event("sessionComplete"));
  for (const [sid, kind] of [[ended, api.Gone], ["unknown", api.NotFound]]) {
    const errors = [];
    const reopen = async (error) => {
      errors.push(error);
      return START;
    };
    const session = new api.Session(client, sid, { reopen });
    const results = await Promise.all(Array.from({ length: 20 }, () => session.postEvents(event("play"))));
    assert.ok(results.every((result) => result.status === 204));
    assert.deepEqual(errors.map((error) => error.constructor), [kind]);
    assert.notEqual(session.sid, sid);
    const { requests } = await told(session.sid, "/requests");
    assert.equal(requests.length, 21);
  }
});

test("where no other session can be opened, the result says why", async () => {
  const session = new api.Session(client, "unknown", { reopen: () => ({ ...START, params: {} }) });
  const result = await session.postEvents(event("play"));
  assert.equal(result.status, 400);
  assert.equal(result.error.request.operation, "postSessions");
  assert.equal(session.sid, "unknown");
});
