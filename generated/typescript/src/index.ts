// Written by `specglot generate` from the API's pages. Change those, or a template.

export * from "./client.js";
export * from "./errors.js";
export type {
  CallOptions,
  Failure,
  Fetch,
  Options,
  OtherFailure,
  ReceivedResponse,
  SentRequest,
  Success,
} from "./http.js";
export * from "./session.js";
export { LANGUAGES } from "./texts.js";
export type { StatusText } from "./texts.js";
export * from "./types.js";
