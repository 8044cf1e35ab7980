// Written by `specglot generate` from the API's pages. Change those, or a template.

import { ConnectionFailed, MalformedBody, NoAnswer, RETRYABLE, Timeout } from "./errors.js";
import type { ApiError, UnexpectedStatus } from "./errors.js";

/** What a call sends. */
export interface SentRequest {
  /** The operation's id in the documentation. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | undefined;
}

/** What the server answered. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The body, decoded as UTF-8. */
  readonly text: string;
}

/** A documented success. */
export interface Success<S extends number, T> {
  readonly ok: true;
  readonly status: S;
  /** The body as the documentation describes it; undefined where it describes none. */
  readonly data: T;
  readonly request: SentRequest;
  readonly response: ReceivedResponse;
}

/** A failure, as the error that the throwing methods throw. */
export interface Failure<S, E extends ApiError> {
  readonly ok: false;
  readonly status: S;
  readonly error: E;
}

/** What can come of any call, apart from the statuses that the documentation has for it. */
export type OtherFailure =
  | Failure<"undocumented", UnexpectedStatus>
  | Failure<"malformed", MalformedBody>
  | Failure<"unanswered", ConnectionFailed | Timeout>;

/** How the calls of a client, or a single one, behave. */
export interface Options {
  /** Milliseconds to wait for one answer, 10,000 by default; `Infinity` for no limit. */
  timeout?: number | undefined;
  /** Milliseconds for the whole call with its pauses and repeats, 60,000 by default. */
  deadline?: number | undefined;
  /** How often a request may be sent again, 2 by default. */
  retries?: number | undefined;
  /** Whether a POST or PATCH that may have reached the server may be sent again, too. */
  resend?: boolean | undefined;
  /** Sent along with every request. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** How a single call behaves, in place of the client's options. */
export interface CallOptions extends Options {
  /** Ends the call, which then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** What is needed of the global `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

type Value = string | number | boolean;
type Values = Readonly<Record<string, Value | undefined>>;

/** All that one call is made of. */
export interface Plan<R> {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly query?: Values;
  readonly headers?: Values;
  readonly body?: unknown;
  readonly read: (request: SentRequest, response: ReceivedResponse) => R;
}

const IDEMPOTENT: ReadonlySet<string> = new Set([
  "GET",
  "HEAD",
  "OPTIONS",
  "TRACE",
  "PUT",
  "DELETE",
]);
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;
const LONGEST_RETRY_AFTER = 60_000;

/** The options of a call, and those of the client where the call says nothing. */
export function merged(client: Options, call: CallOptions): CallOptions {
  return {
    timeout: call.timeout ?? client.timeout,
    deadline: call.deadline ?? client.deadline,
    retries: call.retries ?? client.retries,
    resend: call.resend ?? client.resend,
    headers: { ...client.headers, ...call.headers },
    signal: call.signal,
  };
}

/** Make a call: send, and send again where that is allowed and may help. */
export async function call<R>(
  plan: Plan<R>,
  options: CallOptions,
  fetch: Fetch,
): Promise<R | Failure<"unanswered", ConnectionFailed | Timeout>> {
  const request = buildRequest(plan, options);
  const ends = performance.now() + (options.deadline ?? 60_000);
  for (let attempt = 0; ; attempt += 1) {
    const left = ends - performance.now();
    const wait = Math.min(options.timeout ?? 10_000, left);
    const outcome = await send(request, wait, options.signal, fetch);
    // Timers may be early: where all that was left has been waited for, nothing is left.
    const over = outcome instanceof Timeout && wait === left;
    const pause = pauseBeforeResend(request, outcome, options, attempt);
    if (over || pause === undefined || performance.now() + pause >= ends) {
      return outcome instanceof NoAnswer
        ? failure("unanswered", outcome)
        : plan.read(request, outcome);
    }
    await rest(pause, options.signal);
  }
}

/** The result for a documented success. */
export function success<S extends number, T>(
  status: S,
  data: T,
  request: SentRequest,
  response: ReceivedResponse,
): Success<S, T> {
  return { ok: true, status, data, request, response };
}

/** The result for a failure. */
export function failure<S extends number | string, E extends ApiError>(
  status: S,
  error: E,
): Failure<S, E> {
  return { ok: false, status, error };
}

/** The result for a documented success whose body is JSON, of the kind that is expected. */
export function parsed<S extends number, T>(
  status: S,
  expected: "any" | "object",
  request: SentRequest,
  response: ReceivedResponse,
): Success<S, T> | Failure<"malformed", MalformedBody> {
  const message = `HTTP ${status} came with a body that is not as documented`;
  try {
    const data = JSON.parse(response.text);
    if (expected === "any" || (typeof data === "object" && data !== null && !Array.isArray(data))) {
      return success(status, data, request, response);
    }
    return failure("malformed", new MalformedBody(message, request, response));
  } catch (cause) {
    return failure("malformed", new MalformedBody(message, request, response, { cause }));
  }
}

/** The success of a result; throws the error of a failure. */
export function orThrow<S extends Success<number, unknown>>(
  result: S | Failure<unknown, ApiError>,
): S {
  if (result.ok) return result;
  throw result.error;
}

/** A value as one segment of a path; throws where the path would become another one. */
export function segment(name: string, value: Value): string {
  const text = String(value);
  if (text === "" || text === "." || text === "..") {
    throw new TypeError(`${name} cannot be ${JSON.stringify(text)}: the path would be another one`);
  }
  return encodeURIComponent(text);
}

/** The values that were given for these names, and none that every object inherits. */
export function pick<K extends string>(
  given: { readonly [name in K]?: Value | undefined } | undefined,
  ...names: readonly K[]
): Values {
  const present = names.filter((name) => given !== undefined && Object.hasOwn(given, name));
  return Object.fromEntries(present.map((name) => [name, given?.[name]]));
}

/** The URL of a server, without a slash at its end; throws where none comes out. */
export function serverUrl(
  template: string,
  given: string | Readonly<Record<string, string>> | undefined,
): string {
  const values = typeof given === "object" ? given : {};
  const filled = template.replace(/\{([^{}]+)\}/g, (variable, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : variable,
  );
  const text = typeof given === "string" ? given : filled;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url === undefined ||
    !["http:", "https:"].includes(url.protocol) ||
    url.username + url.password + url.search + url.hash !== "" ||
    /[{}]/.test(text)
  ) {
    throw new TypeError(`not the URL of a server: ${JSON.stringify(text)}`);
  }
  return url.href.replace(/\/+$/, "");
}

/** Milliseconds to wait before a request is sent again; undefined where the outcome stands. */
export function pauseBeforeResend(
  request: SentRequest,
  outcome: ReceivedResponse | NoAnswer,
  options: Options,
  attempt: number,
): number | undefined {
  if (attempt >= (options.retries ?? 2) || !mayResend(request, outcome, options)) return undefined;
  const pause =
    retryAfter(outcome) ?? Math.random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt);
  return pause <= LONGEST_RETRY_AFTER ? pause : undefined;
}

function mayResend(
  request: SentRequest,
  outcome: ReceivedResponse | NoAnswer,
  options: Options,
): boolean {
  const harmless = IDEMPOTENT.has(request.method) || options.resend === true;
  if (outcome instanceof NoAnswer) return harmless || !outcome.sent;
  return harmless && RETRYABLE.has(outcome.status);
}

function retryAfter(outcome: ReceivedResponse | NoAnswer): number | undefined {
  const value = outcome instanceof NoAnswer ? null : outcome.headers.get("retry-after");
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // `Date.parse` finds a date in almost anything; one of HTTP ends with its time zone.
  const moment = value.endsWith("GMT") ? Date.parse(value) : NaN;
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - Date.now());
}

function buildRequest<R>(plan: Plan<R>, options: Options): SentRequest {
  const headers = new Headers({ accept: "application/json" });
  const body = plan.body === undefined ? undefined : JSON.stringify(plan.body, finite);
  if (body !== undefined) headers.set("content-type", "application/json");
  for (const [name, value] of [
    ...Object.entries(options.headers ?? {}),
    ...Object.entries(plan.headers ?? {}),
  ]) {
    if (value !== undefined) headers.set(name, String(value));
  }
  const query = Object.entries(plan.query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`],
  );
  const url = query.length === 0 ? plan.url : `${plan.url}?${query.join("&")}`;
  return { operation: plan.operation, method: plan.method, url, headers, body };
}

/** JSON would turn such a number into null. */
function finite(key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new TypeError(`${key} is ${value}, which JSON cannot carry`);
  }
  return value;
}

async function send(
  request: SentRequest,
  wait: number,
  signal: AbortSignal | undefined,
  fetch: Fetch,
): Promise<ReceivedResponse | ConnectionFailed | Timeout> {
  const { method, url, headers, body } = request;
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  // A timer cannot wait for longer, and would not wait at all.
  const timer = wait < 2 ** 31 ? setTimeout(abort, wait) : undefined;
  signal?.addEventListener("abort", abort, { once: true });
  try {
    const response = await fetch(url, {
      method,
      headers,
      body: body ?? null,
      redirect: "manual",
      signal: controller.signal,
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (cause) {
    signal?.throwIfAborted();
    if (controller.signal.aborted) {
      return new Timeout("no answer in time", request, true, { cause });
    }
    return new ConnectionFailed("no connection", request, !neverConnected(cause), { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** Whether a failure of `fetch` goes back to one of Node.js that came before any connection. */
function neverConnected(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { cause, errors, code, syscall } = error as Partial<Record<string, unknown>>;
  if (Array.isArray(errors) && errors.length > 0) return errors.every(neverConnected);
  return (
    syscall === "connect" ||
    syscall === "getaddrinfo" ||
    code === "UND_ERR_CONNECT_TIMEOUT" ||
    neverConnected(cause)
  );
}

function rest(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
