// Written by `specglot generate` from the API's pages. Change those, or a template.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as api from "media-collection";

import { CALLS, FAILURES, LINKS, SUCCESSES, THROWING } from "./calls.js";
import { UNDOCUMENTED, WITH_NAN, WITH_VALUE } from "./calls.js";
import { startServer } from "./server.js";

for (const { method, answer, json } of SUCCESSES) {
  test(`${method} ${answer.status}`, async (t) => {
    const server = await startServer(t);
    const client = new api.Client({ server: `${server.url}/base/`, headers: { "X-Test": "1" } });
    server.answers = [answer, answer];
    const result = await client[method](...CALLS[method]);
    assert.equal(result.ok, true);
    assert.equal(result.status, answer.status);
    assert.equal(result.response.text, answer.body);
    assert.deepEqual(result.data, json ? JSON.parse(answer.body) : undefined);
    const thrown = await client[THROWING[method]](...CALLS[method], { headers: { "x-test": "2" } });
    assert.equal(thrown.status, answer.status);
    assert.deepEqual(
      server.seen.map((one) => one.headers["x-test"]),
      ["1", "2"],
    );
    assert.ok(server.seen.every((one) => /^\/base\/[^/]/.test(one.url)));
    for (const { body, headers } of server.seen) {
      assert.equal(headers["content-type"], body === "" ? undefined : "application/json");
      if (body !== "") assert.ok(CALLS[method].some((one) => JSON.stringify(one) === body));
    }
  });

  if (json) {
    test(`${method} ${answer.status} with a body that is no JSON`, async (t) => {
      const server = await startServer(t);
      const client = new api.Client({ server: server.url });
      server.answers = [
        { ...answer, body: "<html>" },
        { ...answer, body: "<html>" },
      ];
      const result = await client[method](...CALLS[method]);
      assert.equal(result.status, "malformed");
      assert.equal(result.error.response.text, "<html>");
      await assert.rejects(client[THROWING[method]](...CALLS[method]), api.MalformedBody);
    });
  }
}

for (const [method, status, name] of FAILURES) {
  test(`${method} ${status}`, async (t) => {
    const server = await startServer(t);
    const client = new api.Client({ server: server.url, retries: 0 });
    server.answers = [
      { status, body: "why" },
      { status, body: "why" },
    ];
    const result = await client[method](...CALLS[method]);
    assert.equal(result.ok, false);
    assert.equal(result.status, status);
    await assert.rejects(client[THROWING[method]](...CALLS[method]), (error) => {
      assert.ok(error instanceof api[name] && error instanceof api.StatusError);
      assert.ok(error instanceof api.ApiError && error instanceof Error);
      assert.equal(error.name, name);
      assert.equal(error.status, status);
      assert.equal(error.retryable, api.RETRYABLE.has(status));
      assert.equal(error.response.text, "why");
      assert.ok(error.request.url.startsWith(server.url));
      assert.ok(error.message.includes(error.description));
      assert.ok(error.action === undefined || error.message.includes(error.action));
      assert.deepEqual(Object.keys(error).includes("request"), false);
      for (const language of api.LANGUAGES) {
        const text = error.localized(language);
        assert.deepEqual(error.localized(`${language.toUpperCase()}-x-test`), text);
        assert.ok(api.LANGUAGES.includes(text.language) || text.language === "en");
      }
      assert.equal(error.localized("constructor").description, error.description);
      const spoken = api.LANGUAGES.map((language) => error.localized(language).action);
      const said = spoken.find((action) => action !== undefined);
      assert.equal(error.action?.replace(/^\[[\w-]+\] /, ""), said?.replace(/^\[[\w-]+\] /, ""));
      return true;
    });
  });
}

for (const [method, status] of Object.entries(UNDOCUMENTED)) {
  test(`${method} with an undocumented status`, async (t) => {
    const server = await startServer(t);
    const client = new api.Client({ server: server.url });
    server.answers = [{ status }, { status }];
    const result = await client[method](...CALLS[method]);
    assert.equal(result.status, "undocumented");
    assert.equal(result.error.status, status);
    assert.equal(result.error.action, undefined);
    await assert.rejects(client[THROWING[method]](...CALLS[method]), api.UnexpectedStatus);
  });

  test(`${method} follows no redirect`, async (t) => {
    const server = await startServer(t);
    const client = new api.Client({ server: server.url });
    server.answers = [{ status: 307, headers: { location: "/elsewhere" } }];
    assert.equal((await client[method](...CALLS[method])).ok, false);
    assert.equal(server.seen.length, 1);
  });
}

for (const [method, withValue] of Object.entries(WITH_VALUE)) {
  test(`${method} keeps values of the path in their place`, async (t) => {
    const server = await startServer(t);
    const client = new api.Client({ server: server.url });
    for (const value of ["a/b", "../c", "..%2f", "a?b#c%", "é 会", "a\\b", ";,:@&=+$"]) {
      await client[method](...withValue(value));
      assert.ok(server.seen.at(-1).url.split("/").includes(encodeURIComponent(value)));
    }
    const sent = server.seen.length;
    for (const value of ["", ".", ".."]) {
      await assert.rejects(client[method](...withValue(value)), TypeError);
    }
    assert.equal(server.seen.length, sent);
  });
}

for (const [method, spoilt] of Object.entries(WITH_NAN)) {
  test(`${method} sends no number that JSON would lose`, async (t) => {
    const server = await startServer(t);
    const client = new api.Client({ server: server.url });
    await assert.rejects(client[method](...spoilt), /NaN/);
    assert.equal(server.seen.length, 0);
  });
}

for (const { read, method, header, values } of LINKS) {
  test(`${read} reads ${header}`, async (t) => {
    const server = await startServer(t);
    const client = new api.Client({ server: server.url });
    const { answer } = SUCCESSES.find((one) => one.method === method);
    const location = async (value) => {
      server.answers = [{ ...answer, headers: value === undefined ? {} : { [header]: value } }];
      return api[read](await client[THROWING[method]](...CALLS[method]));
    };
    assert.equal(await location(values[0]), "a1");
    assert.equal(await location(`${values[1]}/?a=b`), "b/c");
    assert.equal(await location(`https://api.example.com/base${values[1]}`), "b/c");
    for (const value of [undefined, "", "/elsewhere", "https://", values[0].replace("a1", "%zz")]) {
      await assert.rejects(location(value), api.MissingLink);
    }
  });
}

test("the server has to be one", () => {
  for (const server of ["", "example.com", "ftp://example.com", "https://a@example.com"]) {
    assert.throws(() => new api.Client({ server }), TypeError);
  }
  for (const server of ["https://{x}", "https://example.com/?a=b", "https://example.com/#a"]) {
    assert.throws(() => new api.Client({ server }), TypeError);
  }
  assert.throws(() => new api.Client({ server: {} }), TypeError);
  assert.doesNotThrow(() => new api.Client({ server: { uri: "api.example.com" } }));
});
