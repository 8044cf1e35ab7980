"""The names that generated TypeScript may not use. Fixed lists: the same output whatever versions run the generator."""

from __future__ import annotations

KEYWORDS = frozenset(
    "abstract any arguments as async await bigint boolean break case catch class const continue debugger"
    " declare default delete do else enum eval export extends false finally for from function get if"
    " implements import in infer infinity instanceof interface is keyof let module namespace nan never new"
    " null number object of out override package private protected public readonly require return"
    " satisfies set static string super switch symbol this throw true try type typeof undefined unique"
    " unknown using var void while with yield".split()
)
"""Compared without case, as all names are."""

ARGUMENTS = KEYWORDS | frozenset(
    "answer body client failed linked lost options orThrow parameters pick result segment".split()
)
"""What a method's parameter would hide."""

METHODS = KEYWORDS | frozenset(
    "client constructor hasOwnProperty prototype then toJSON toString valueOf".split()
)
"""What every object or session has, or what would make a promise of the client."""

FUNCTIONS = KEYWORDS | frozenset(
    "call failure json linked merged orThrow pick segment serverUrl success parsed".split()
)
"""What `client.ts` imports."""

TYPES = KEYWORDS | frozenset(
    "AbortSignal AnswerError ApiError Array CallOptions Client ClientOptions ConnectionFailed Date Error"
    " Exclude Extract Failure Fetch Function Headers JsonObject LANGUAGES MalformedBody Map Milliseconds"
    " MissingLink NoAnswer Object Omit Options OtherFailure Outcome Partial Pick Plan Promise RETRYABLE"
    " ReadonlyArray ReceivedResponse Record RegExp Request RequestInit Required Response Seconds"
    " SentRequest Server ServerVariables Set StatusError StatusText String Success Symbol Timeout"
    " UnexpectedStatus URL Number Boolean".split()
)
"""What the package declares itself, and the globals that it reads."""
