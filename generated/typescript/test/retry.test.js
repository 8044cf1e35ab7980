// Written by `specglot generate` from the API's pages. Change those, or a template.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { test } from "node:test";

import * as api from "media-collection";

import { pauseBeforeResend } from "../dist/http.js";
import { CALLS, IDEMPOTENT, THROWING } from "./calls.js";
import { freeUrl, startServer } from "./server.js";

const BUSY = { status: 503, headers: { "Retry-After": "0" } };

/** A `fetch` that counts. */
function counting() {
  const counted = (url, init) => {
    counted.calls += 1;
    return fetch(url, init);
  };
  counted.calls = 0;
  return counted;
}

for (const [method, call] of Object.entries(CALLS)) {
  test(`${method} is sent again whatever it does where nothing was sent`, async (t) => {
    t.mock.method(Math, "random", () => 0);
    const counted = counting();
    const client = new api.Client({ server: await freeUrl(), fetch: counted });
    const result = await client[method](...call);
    assert.equal(result.status, "unanswered");
    assert.ok(result.error instanceof api.ConnectionFailed);
    assert.deepEqual([result.error.sent, result.error.retryable], [false, true]);
    assert.equal(counted.calls, 3);
    await assert.rejects(client[THROWING[method]](...call), api.ConnectionFailed);
  });

  test(`${method} is sent again after a broken connection only where that is harmless`, async (t) => {
    t.mock.method(Math, "random", () => 0);
    const server = await startServer(t);
    const client = new api.Client({ server: server.url });
    server.answers = ["break"];
    const result = await client[method](...call);
    assert.equal(result.status === "unanswered", !IDEMPOTENT.has(method));
    if (!result.ok) assert.equal(result.error.sent, true);
    server.answers = ["break"];
    assert.notEqual((await client[method](...call, { resend: true })).status, "unanswered");
  });

  test(`${method} is sent again to a busy server only where that is harmless`, async (t) => {
    const server = await startServer(t);
    const client = new api.Client({ server: server.url });
    server.answers = [BUSY];
    await client[method](...call);
    assert.equal(server.seen.length, IDEMPOTENT.has(method) ? 2 : 1);
    server.seen = [];
    server.answers = [BUSY, BUSY, BUSY];
    const result = await client[method](...call, { resend: true });
    assert.equal(result.ok, false);
    assert.equal(server.seen.length, 3);
    server.answers = [BUSY];
    server.seen = [];
    await client[method](...call, { resend: true, retries: 0 });
    assert.equal(server.seen.length, 1);
  });

  test(`${method} ends in time`, async (t) => {
    t.mock.method(Math, "random", () => 0);
    const server = await startServer(t);
    const counted = counting();
    const client = new api.Client({ server: server.url, fetch: counted });
    server.answers = ["wait", "wait", "wait", "wait"];
    const started = performance.now();
    const result = await client[method](...call, { timeout: 50, retries: 1, resend: true });
    assert.equal(result.status, "unanswered");
    assert.ok(result.error instanceof api.Timeout);
    assert.equal(counted.calls, 2);
    await assert.rejects(
      client[THROWING[method]](...call, { timeout: Infinity, deadline: 50, resend: true }),
      api.Timeout,
    );
    assert.equal(counted.calls, 3);
    assert.ok(performance.now() - started < 5_000);
  });

  test(`${method} can be ended`, async (t) => {
    const server = await startServer(t);
    const client = new api.Client({ server: server.url, resend: true });
    const reason = new Error("enough");
    await assert.rejects(client[method](...call, { signal: AbortSignal.abort(reason) }), reason);
    assert.equal(server.seen.length, 0);
    server.answers = ["wait", "wait"];
    for (const retries of [0, 2]) {
      const controller = new AbortController();
      const pending = client[method](...call, { retries, signal: controller.signal });
      setTimeout(() => controller.abort(reason), 50);
      await assert.rejects(pending, reason);
    }
  });

  test(`${method} can be ended while it pauses`, async (t) => {
    const server = await startServer(t);
    const client = new api.Client({ server: server.url, resend: true });
    const reason = new Error("enough");
    server.answers = [{ status: 503, headers: { "Retry-After": "30" } }];
    const controller = new AbortController();
    const pending = client[method](...call, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 50);
    await assert.rejects(pending, reason);
  });

  test(`${method} leaves nothing behind`, async (t) => {
    const server = await startServer(t);
    const client = new api.Client({ server: server.url });
    const set = t.mock.method(globalThis, "setTimeout");
    const cleared = t.mock.method(globalThis, "clearTimeout");
    const { signal } = new AbortController();
    await client[method](...call, { timeout: 12_345, signal });
    const timer = set.mock.calls.find((one) => one.arguments[1] === 12_345).result;
    assert.ok(cleared.mock.calls.some((one) => one.arguments[0] === timer));
    assert.equal(getEventListeners(signal, "abort").length, 0);
  });

  test(`${method} waits for as long as it is told`, async (t) => {
    const server = await startServer(t);
    const client = new api.Client({ server: server.url, retries: 0 });
    server.answers = [{ status: 503, delay: 30 }];
    const result = await client[method](...call, { timeout: Infinity, deadline: Infinity });
    assert.equal(result.error.status, 503);
  });
}

test("pauses", (t) => {
  const request = { method: "GET" };
  const answer = (value) => ({
    status: 503,
    headers: new Headers(value === undefined ? {} : { "retry-after": value }),
  });
  const pause = (outcome, attempt = 0, options = {}) =>
    pauseBeforeResend(request, outcome, options, attempt);

  t.mock.method(Math, "random", () => 0.5);
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 9].map((attempt) => pause(answer(), attempt, { retries: 10 })),
    [250, 500, 1000, 2000, 4000, 4000, 4000],
  );
  assert.equal(pause(answer(), 2), undefined);
  assert.equal(pause(answer("7")), 7_000);
  assert.equal(pause(answer("61")), undefined);
  assert.equal(pause(answer("soon")), 250);
  assert.equal(pause(answer("-5")), 250);
  assert.equal(pause(answer(new Date(Date.now() - 5_000).toUTCString())), 0);
  assert.ok(pause(answer(new Date(Date.now() + 9_000).toUTCString())) > 5_000);
  assert.equal(pause({ ...answer(), status: 400 }), undefined);
  assert.equal(pauseBeforeResend({ method: "POST" }, answer(), {}, 0), undefined);
  assert.equal(pauseBeforeResend({ method: "POST" }, answer(), { resend: true }, 0), 250);
});
