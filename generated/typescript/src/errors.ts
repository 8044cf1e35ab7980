// Written by `specglot generate` from the API's pages. Change those, or a template.

import type { ReceivedResponse, SentRequest } from "./http.js";
import { advice, statusText, type StatusText } from "./texts.js";

/** The statuses after which the same request may succeed. */
export const RETRYABLE: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Any failure of a call. */
export abstract class ApiError extends Error {
  override readonly name: string = "ApiError";
  /** Whether the same call may succeed later. */
  abstract readonly retryable: boolean;
  // Private, so that no log of an error holds headers or bodies.
  readonly #request: SentRequest;

  constructor(message: string, request: SentRequest, options?: ErrorOptions) {
    super(message, options);
    this.#request = request;
  }

  /** What was sent, or would have been. */
  get request(): SentRequest {
    return this.#request;
  }
}

/** The server did not answer. */
export abstract class NoAnswer extends ApiError {
  override readonly retryable = true;
  /** Whether some of the request may have left. Only Node.js can tell that none has. */
  readonly sent: boolean;

  constructor(message: string, request: SentRequest, sent: boolean, options?: ErrorOptions) {
    super(`${request.method} ${request.url}: ${message}`, request, options);
    this.sent = sent;
  }
}

/** There is no connection: refused, unknown host, or broken on the way. */
export class ConnectionFailed extends NoAnswer {
  override readonly name = "ConnectionFailed";
}

/** `timeout` or `deadline` has passed. */
export class Timeout extends NoAnswer {
  override readonly name = "Timeout";
}

/** The server answered, though not with success. */
export abstract class AnswerError extends ApiError {
  readonly #response: ReceivedResponse;

  constructor(
    message: string,
    request: SentRequest,
    response: ReceivedResponse,
    options?: ErrorOptions,
  ) {
    super(message, request, options);
    this.#response = response;
  }

  /** What the server answered. */
  get response(): ReceivedResponse {
    return this.#response;
  }
}

/** The body is not what the documentation promises. */
export class MalformedBody extends AnswerError {
  override readonly name = "MalformedBody";
  override readonly retryable = false;
}

/** The header that leads to the next operation is not there, or leads elsewhere. */
export class MissingLink extends AnswerError {
  override readonly name = "MissingLink";
  override readonly retryable = false;
}

/** The status means failure. */
export abstract class StatusError extends AnswerError {
  readonly status: number;
  override readonly retryable: boolean;
  /** What the status means for this operation. */
  readonly description: string;
  /** What the client should do; begins with `[tag]` where only another language says so. */
  readonly action: string | undefined;

  constructor(request: SentRequest, response: ReceivedResponse) {
    const { description } = textOf(request, response);
    const action = advice(request.operation, response.status);
    const told = action === undefined ? "" : ` → ${action}`;
    super(`HTTP ${response.status}: ${description}${told}`, request, response);
    this.status = response.status;
    this.retryable = RETRYABLE.has(response.status);
    this.description = description;
    this.action = action;
  }

  /**
   * Description and action in a language, given as a BCP 47 tag: `pt-PT` finds `pt`. `language` of
   * the result says which one it became; its `action` is undefined where that one gives none.
   */
  localized(language: string): StatusText {
    return textOf(this.request, this.response, language);
  }
}

/** A status that the documentation of the operation does not mention. */
export class UnexpectedStatus extends StatusError {
  override readonly name = "UnexpectedStatus";
}

/**
 * 400 Bad Request.
 *
 * - `postEvents`: Ungültige Anfrage. Die Anfrage ist fehlerhaft aufgebaut. → Gleichen Sie die
 *   Anfrage mit den JSON-Validierungsschemas für den Anfragetyp ab.
 * - `postSessions`: Ungültige Anfrage
 */
export class BadRequest extends StatusError {
  override readonly name = "BadRequest";
  override readonly status = 400;
}

/**
 * 404 Not Found.
 *
 * - `postEvents`: Nicht gefunden. Das Backend kennt diese Sitzungs-ID nicht. → Erstellen Sie
 *   mit der Sitzungsanfrage eine neue Sitzung und melden Sie die Ereignisse dort.
 * - `getSchemas`: Ereignistyp nicht vorhanden
 */
export class NotFound extends StatusError {
  override readonly name = "NotFound";
  override readonly status = 404;
}

/**
 * 410 Gone.
 *
 * - `postEvents`: Nicht mehr verfügbar. Das Backend kennt die Sitzung, sie ist aber beendet
 *   und nimmt keine Aktivität mehr an. → Erstellen Sie mit der Sitzungsanfrage eine neue
 *   Sitzung und melden Sie die Ereignisse dort.
 */
export class Gone extends StatusError {
  override readonly name = "Gone";
  override readonly status = 410;
}

/**
 * 500 Internal Server Error.
 *
 * - `postEvents`: Serverfehler
 * - `getSchemas`: Serverfehler
 * - `postSessions`: Serverfehler
 */
export class InternalServerError extends StatusError {
  override readonly name = "InternalServerError";
  override readonly status = 500;
}

function textOf(request: SentRequest, response: ReceivedResponse, language?: string): StatusText {
  const text = statusText(request.operation, response.status, language);
  return (
    text ?? { language: "en", description: "This status is not documented.", action: undefined }
  );
}
