// Written by `specglot generate` from the API's pages. Change those, or a template.

import {
  BadRequest,
  Gone,
  InternalServerError,
  MissingLink,
  NotFound,
  UnexpectedStatus,
} from "./errors.js";
import { call, failure, merged, orThrow, parsed, segment, serverUrl, success } from "./http.js";
import type {
  CallOptions,
  Failure,
  Fetch,
  Options,
  OtherFailure,
  Plan,
  ReceivedResponse,
  SentRequest,
  Success,
} from "./http.js";
import type { EventType, PostEventsBody, PostSessionsBody } from "./types.js";

/** What the variables of the documented server stand for. */
export type ServerVariables = {
  readonly uri: string;
};

/** Where a client finds its server, and how its calls behave. */
export interface ClientOptions extends Options {
  /** The server's URL, or what the variables of the documented one stand for. */
  server: string | ServerVariables;
  /** Takes the place of the global `fetch`. */
  fetch?: Fetch | undefined;
}

/** A documented success of `postEvents`. */
export type PostEventsSuccess = Success<204, undefined>;

/**
 * What comes of `postEvents`, by `status`:
 *
 * - `204`: Kein Inhalt. Das Ereignis wurde angenommen.
 * - `400`: Ungültige Anfrage. Die Anfrage ist fehlerhaft aufgebaut. → Gleichen Sie die Anfrage
 *   mit den JSON-Validierungsschemas für den Anfragetyp ab.
 * - `404`: Nicht gefunden. Das Backend kennt diese Sitzungs-ID nicht. → Erstellen Sie mit der
 *   Sitzungsanfrage eine neue Sitzung und melden Sie die Ereignisse dort.
 * - `410`: Nicht mehr verfügbar. Das Backend kennt die Sitzung, sie ist aber beendet und nimmt
 *   keine Aktivität mehr an. → Erstellen Sie mit der Sitzungsanfrage eine neue Sitzung und
 *   melden Sie die Ereignisse dort.
 * - `500`: Serverfehler
 */
export type PostEventsResult =
  | PostEventsSuccess
  | Failure<400, BadRequest>
  | Failure<404, NotFound>
  | Failure<410, Gone>
  | Failure<500, InternalServerError>
  | OtherFailure;

/** A documented success of `getSchemas`. */
export type GetSchemasSuccess = Success<200, unknown>;

/**
 * What comes of `getSchemas`, by `status`:
 *
 * - `200`: Schema zurückgegeben
 * - `404`: Ereignistyp nicht vorhanden
 * - `500`: Serverfehler
 */
export type GetSchemasResult =
  GetSchemasSuccess | Failure<404, NotFound> | Failure<500, InternalServerError> | OtherFailure;

/** A documented success of `postSessions`. */
export type PostSessionsSuccess = Success<201, undefined>;

/**
 * What comes of `postSessions`, by `status`:
 *
 * - `201`: Sitzung erfolgreich erstellt
 * - `400`: Ungültige Anfrage
 * - `500`: Serverfehler
 */
export type PostSessionsResult =
  PostSessionsSuccess | Failure<400, BadRequest> | Failure<500, InternalServerError> | OtherFailure;

/** A client of the API. It holds no connections of its own. */
export class Client {
  readonly #options: ClientOptions;
  readonly #server: string;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#server = serverUrl("https://{uri}", options.server);
  }

  /**
   * Ereignisanfrage
   *
   * `POST https://{uri}/api/v1/sessions/{sid}/events`
   *
   * @param sid - die Sitzungs-ID, die eine vorherige Sitzungsanfrage zurückgegeben hat.
   */
  async postEvents<E extends EventType>(
    sid: string,
    body: PostEventsBody<E>,
    options: CallOptions = {},
  ): Promise<PostEventsResult> {
    return this.#call(
      {
        operation: "postEvents",
        method: "POST",
        url: `${this.#server}/api/v1/sessions/${segment("sid", sid)}/events`,
        body,
        read: readPostEvents,
      },
      options,
    );
  }

  /** As `postEvents`, but throws the error of a failure. */
  async postEventsOrThrow<E extends EventType>(
    sid: string,
    body: PostEventsBody<E>,
    options: CallOptions = {},
  ): Promise<PostEventsSuccess> {
    return orThrow<PostEventsSuccess>(await this.postEvents(sid, body, options));
  }

  /**
   * JSON-Validierungsschemas
   *
   * `GET https://{uri}/api/v1/schemas/{event-type}`
   *
   * @param eventType - der Ereignistyp, dessen JSON-Schema Sie benötigen; siehe Ereignistypen.
   */
  async getSchemas(eventType: EventType, options: CallOptions = {}): Promise<GetSchemasResult> {
    return this.#call(
      {
        operation: "getSchemas",
        method: "GET",
        url: `${this.#server}/api/v1/schemas/${segment("event-type", eventType)}`,
        read: readGetSchemas,
      },
      options,
    );
  }

  /** As `getSchemas`, but throws the error of a failure. */
  async getSchemasOrThrow(
    eventType: EventType,
    options: CallOptions = {},
  ): Promise<GetSchemasSuccess> {
    return orThrow<GetSchemasSuccess>(await this.getSchemas(eventType, options));
  }

  /**
   * Sitzungsanfrage
   *
   * `POST https://{uri}/api/v1/sessions`
   */
  async postSessions(
    body: PostSessionsBody,
    options: CallOptions = {},
  ): Promise<PostSessionsResult> {
    return this.#call(
      {
        operation: "postSessions",
        method: "POST",
        url: `${this.#server}/api/v1/sessions`,
        body,
        read: readPostSessions,
      },
      options,
    );
  }

  /** As `postSessions`, but throws the error of a failure. */
  async postSessionsOrThrow(
    body: PostSessionsBody,
    options: CallOptions = {},
  ): Promise<PostSessionsSuccess> {
    return orThrow<PostSessionsSuccess>(await this.postSessions(body, options));
  }

  #call<R>(plan: Plan<R>, options: CallOptions): Promise<R | OtherFailure> {
    return call(plan, merged(this.#options, options), this.#options.fetch ?? globalThis.fetch);
  }
}

const SID_OF = /\/api\/v1\/sessions\/([^/]+)\/?$/;

/**
 * The `sid` for `postEvents`, from the `Location` header of what `postSessions` answers.
 * Throws `MissingLink` where there is none.
 */
export function sidOf({ request, response }: PostSessionsSuccess): string {
  const target = response.headers.get("Location") ?? "";
  try {
    const found = SID_OF.exec(new URL(target, request.url).pathname)?.[1];
    if (target !== "" && found !== undefined) return decodeURIComponent(found);
  } catch {
    // Not a URL, or not one that can be decoded.
  }
  throw new MissingLink("the answer has no usable Location header", request, response);
}

function readPostEvents(request: SentRequest, response: ReceivedResponse): PostEventsResult {
  switch (response.status) {
    case 204:
      return success(204, undefined, request, response);
    case 400:
      return failure(400, new BadRequest(request, response));
    case 404:
      return failure(404, new NotFound(request, response));
    case 410:
      return failure(410, new Gone(request, response));
    case 500:
      return failure(500, new InternalServerError(request, response));
    default:
      return failure("undocumented", new UnexpectedStatus(request, response));
  }
}

function readGetSchemas(request: SentRequest, response: ReceivedResponse): GetSchemasResult {
  switch (response.status) {
    case 200:
      return parsed(200, "any", request, response);
    case 404:
      return failure(404, new NotFound(request, response));
    case 500:
      return failure(500, new InternalServerError(request, response));
    default:
      return failure("undocumented", new UnexpectedStatus(request, response));
  }
}

function readPostSessions(request: SentRequest, response: ReceivedResponse): PostSessionsResult {
  switch (response.status) {
    case 201:
      return success(201, undefined, request, response);
    case 400:
      return failure(400, new BadRequest(request, response));
    case 500:
      return failure(500, new InternalServerError(request, response));
    default:
      return failure("undocumented", new UnexpectedStatus(request, response));
  }
}
