// Written by `specglot generate` from the API's pages. Change those, or a template.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { startServer } from "./server.js";

const README = await readFile(new URL("../README.md", import.meta.url), "utf8");
const EXAMPLES = [...README.matchAll(/^```ts\n(.*?)^```$/gms)].map((found) => found[1]);
const PACKAGE = JSON.stringify("media-collection");
const BUILT = JSON.stringify(new URL("../dist/index.js", import.meta.url).href);

test("the README has examples", () => assert.ok(EXAMPLES.length > 1));

for (const [index, example] of EXAMPLES.entries()) {
  test(`example ${index + 1} of the README runs`, async (t) => {
    const server = await startServer(t);
    t.mock.method(console, "log", () => {});
    const folder = await mkdtemp(join(tmpdir(), "readme-"));
    t.after(() => rm(folder, { recursive: true }));
    const file = join(folder, "example.mjs");
    const code = example
      .replaceAll(PACKAGE, BUILT)
      .replaceAll('"https://api.example.com"', JSON.stringify(server.url));
    await writeFile(file, code);
    await import(pathToFileURL(file));
    assert.ok(server.seen.length > 0);
  });
}
