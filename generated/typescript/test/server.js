// Written by `specglot generate` from the API's pages. Change those, or a template.

import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createSocketServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const DOCUMENTED = [
  {
    method: "POST",
    path: /\/api\/v1\/sessions\/?$/,
    status: 201,
    headers: { Location: "/api/v1/sessions/a1" },
    body: "",
  },
  {
    method: "POST",
    path: /\/api\/v1\/sessions\/[^/]+\/events\/?$/,
    status: 204,
    headers: {},
    body: "",
  },
  {
    method: "GET",
    path: /\/api\/v1\/schemas\/[^/]+\/?$/,
    status: 200,
    headers: {},
    body: '{"a":1}',
  },
];

/**
 * A server on this machine that answers as `decide` says, else gives `answers` in turn, and as
 * documented where there are none. The answer "break" ends the connection, "wait" never comes.
 */
export async function startServer(t) {
  const server = { url: "", decide: () => undefined, answers: [], seen: [] };
  const http = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const { method, url, headers } = request;
    server.seen.push({ method, url, headers, body });
    const answer = server.decide(url) ?? server.answers.shift() ?? documented(method, url);
    if (answer === "break") request.socket.destroy();
    if (typeof answer === "string") return;
    await sleep(answer.delay ?? 0);
    response.writeHead(answer.status, answer.headers ?? {});
    response.end(answer.body ?? "");
  });
  server.url = await listen(t, http);
  t.after(() => http.closeAllConnections());
  return server;
}

/** The URL of a port that nobody listens on. */
export async function freeUrl() {
  const socket = createSocketServer().listen(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  socket.close();
  await once(socket, "close");
  return `http://127.0.0.1:${port}`;
}

async function listen(t, server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

function documented(method, url) {
  const path = url.split("?")[0];
  const found = DOCUMENTED.find((one) => one.method === method && one.path.test(path));
  return found ?? { status: 418 };
}
