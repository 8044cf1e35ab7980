// Written by `specglot generate` from the API's pages. Change those, or a template.

import { sidOf } from "./client.js";
import type {
  Client,
  PostEventsResult,
  PostEventsSuccess,
  PostSessionsResult,
  PostSessionsSuccess,
} from "./client.js";
import { MissingLink } from "./errors.js";
import type { Gone, NotFound } from "./errors.js";
import { failure, orThrow } from "./http.js";
import type { CallOptions, Failure } from "./http.js";
import type { EventType, PostEventsBody, PostSessionsBody } from "./types.js";

/** What a session does beyond its calls. */
export interface SessionOptions {
  /**
   * Asked for the body of a new one when the documentation says to open another one (404, 410);
   * the call is then repeated there. Without it, such a failure is the result.
   */
  reopen?: ((error: NotFound | Gone) => PostSessionsBody | Promise<PostSessionsBody>) | undefined;
}

/** What comes of a call where another one was to be opened and could not be. */
export type SessionReopenFailure =
  Exclude<PostSessionsResult, PostSessionsSuccess> | Failure<"unlinked", MissingLink>;

/** What `postSessions` opened, with its `sid`. */
export class Session {
  /** Sends the calls. */
  readonly client: Client;
  #sid: string;
  readonly #reopen: SessionOptions["reopen"];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(client: Client, sid: string, options: SessionOptions = {}) {
    this.client = client;
    this.#sid = sid;
    this.#reopen = options.reopen;
  }

  /** Calls `postSessions` and keeps what it opened; throws the error of a failure. */
  static async open(
    client: Client,
    body: PostSessionsBody,
    options: SessionOptions & CallOptions = {},
  ): Promise<Session> {
    const answer = await client.postSessionsOrThrow(body, options);
    return new Session(client, sidOf(answer), options);
  }

  /** The `sid` that the next call goes to; another one once another one was opened. */
  get sid(): string {
    return this.#sid;
  }

  /** As `Client.postEvents`, for this one. */
  async postEvents<E extends EventType>(
    body: PostEventsBody<E>,
    options: CallOptions = {},
  ): Promise<PostEventsResult | SessionReopenFailure> {
    const lost = this.#sid;
    const result = await this.client.postEvents(lost, body, options);
    if (this.#reopen === undefined) return result;
    if (result.status !== 404 && result.status !== 410) return result;
    const failed = await this.#another(this.#reopen, lost, result.error, options);
    return failed ?? this.client.postEvents(this.#sid, body, options);
  }

  /** As `postEvents`, but throws the error of a failure. */
  async postEventsOrThrow<E extends EventType>(
    body: PostEventsBody<E>,
    options: CallOptions = {},
  ): Promise<PostEventsSuccess> {
    return orThrow<PostEventsSuccess>(await this.postEvents(body, options));
  }

  /** Opens another one in place of the lost one, unless another call has done so in the meantime. */
  #another(
    reopen: NonNullable<SessionOptions["reopen"]>,
    lost: string,
    error: NotFound | Gone,
    options: CallOptions,
  ): Promise<SessionReopenFailure | undefined> {
    const open = async (): Promise<SessionReopenFailure | undefined> => {
      if (this.#sid !== lost) return undefined;
      const result = await this.client.postSessions(await reopen(error), options);
      if (!result.ok) return result;
      try {
        this.#sid = sidOf(result);
        return undefined;
      } catch (cause) {
        if (cause instanceof MissingLink) return failure("unlinked", cause);
        throw cause;
      }
    };
    // One at a time: whoever comes second finds the one that is open by then.
    const mine = this.#turn.then(open);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}
