// Written by `specglot generate` from the API's pages. Change those, or a template.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as api from "media-collection";

import { CALLS, SESSIONS, SUCCESSES, THROWING, UNDOCUMENTED } from "./calls.js";
import { startServer } from "./server.js";

/** Whether a URL leads to what the server called this. */
const leads = (url, id) => url.split(/[/?]/).includes(id);

for (const { name, attribute, open, calls } of SESSIONS) {
  const [body] = CALLS[open];

  test(`${name} keeps what ${open} opened`, async (t) => {
    const server = await startServer(t);
    const client = new api.Client({ server: server.url });
    const session = await api[name].open(client, ...CALLS[open]);
    assert.equal(session[attribute], "a1");
    for (const [method, { given }] of Object.entries(calls)) {
      assert.equal((await session[method](...given)).ok, true);
      await session[THROWING[method]](...given);
      assert.ok(server.seen.slice(-2).every(({ url }) => leads(url, "a1")));
    }
  });

  for (const [method, { given, lost }] of Object.entries(calls)) {
    for (const status of lost) {
      /** A session that the server has lost, and what it is asked for another one. */
      const lostSession = async (t, decide = () => undefined, options = {}) => {
        const server = await startServer(t);
        server.decide = (url) => (leads(url, "gone") ? { status } : decide(url));
        const asked = [];
        const reopen = (error) => {
          asked.push(error.status);
          return body;
        };
        const client = new api.Client({ server: server.url });
        return { session: new api[name](client, "gone", { reopen, ...options }), asked, server };
      };

      test(`${name}.${method} opens no other one by itself after ${status}`, async (t) => {
        const { session, server } = await lostSession(t, undefined, { reopen: undefined });
        assert.equal((await session[method](...given)).status, status);
        await assert.rejects(session[THROWING[method]](...given), { status });
        assert.equal(session[attribute], "gone");
        assert.ok(server.seen.every(({ url }) => leads(url, "gone")));
      });

      test(`${name}.${method} opens another one after ${status} where it is told to`, async (t) => {
        const { session, asked, server } = await lostSession(t);
        assert.equal((await session[method](...given)).ok, true);
        assert.equal(session[attribute], "a1");
        assert.deepEqual(asked, [status]);
        assert.equal(server.seen.length, 3);
        assert.ok(leads(server.seen.at(-1).url, "a1"));
      });

      test(`${name}.${method} opens one other one after ${status}, not one a call`, async (t) => {
        const { session, asked } = await lostSession(t);
        const results = await Promise.all([1, 2, 3].map(() => session[method](...given)));
        assert.ok(results.every((result) => result.ok));
        assert.equal(asked.length, 1);
      });

      test(`${name}.${method} tells after ${status} why it could open no other one`, async (t) => {
        const other = { status: UNDOCUMENTED[open] };
        const { session } = await lostSession(t, () => other);
        assert.equal((await session[method](...given)).status, "undocumented");
        await assert.rejects(session[THROWING[method]](...given), api.UnexpectedStatus);
        assert.equal(session[attribute], "gone");
      });

      test(`${name}.${method} tells after ${status} that the other one has no address`, async (t) => {
        const { answer } = SUCCESSES.find((one) => one.method === open);
        const { session } = await lostSession(t, () => ({ ...answer, headers: {} }));
        const result = await session[method](...given);
        assert.equal(result.status, "unlinked");
        assert.ok(result.error instanceof api.MissingLink);
      });

      test(`${name}.${method} can be told no after ${status}, and asks again`, async (t) => {
        let no = new Error("no");
        const reopen = () => {
          if (no) throw no;
          return body;
        };
        const { session } = await lostSession(t, undefined, { reopen });
        await assert.rejects(session[method](...given), no);
        no = undefined;
        assert.equal((await session[method](...given)).ok, true);
      });
    }
  }
}
