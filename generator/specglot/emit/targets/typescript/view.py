"""Spec → what the templates print: small typed values that leave nothing to decide.

Every `Text` is text of the docs or a wire token: a template can print it through a filter of `emit.filters` only. Every
`Doc` is safe inside a block comment, every `str` is an identifier or code that is safe where its attribute says.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from specglot.emit.targets.typescript.declarations import Doc
from specglot.emit.targets.typescript.examples import given
from specglot.emit.targets.typescript.syntax import call as written_call
from specglot.emit.texts import Text


class Success(Struct, frozen=True, kw_only=True):
    """A documented success status.

    Attributes:
        code: The status.
        type: The type of the data.
        json: Whether the data is read from JSON.
        object: Whether it has to be a JSON object.
        doc: What the docs say of it.
        headers: An object literal with the headers that an answer needs to be of use, for the tests.
        body: A literal of a body that can be read, for the tests.
    """

    code: int
    type: str
    json: bool
    object: bool
    doc: Doc
    headers: str
    body: str


class Failure(Struct, frozen=True, kw_only=True):
    """A documented failure: its status, its error class, and whether `fetch` passes every such answer on."""

    code: int
    error: str
    seen: bool


class ErrorView(Struct, frozen=True, kw_only=True):
    """An error class: one for each documented failure."""

    name: str
    code: int
    doc: Doc
    retryable: bool


class Link(Struct, frozen=True, kw_only=True):
    """What an answer's header says of a path parameter of other operations.

    Attributes:
        function: The function that reads it.
        constant: The name of its pattern.
        variables: How many variables its path has.
        pattern: A regular expression literal.
        header: The header's literal.
        missing: The message, as a literal, where there is none.
        doc: The function's documentation.
        parameter: The parameter.
        header_name: The header.
        opener: The method that answers with the header.
        success: The type of its answer.
        call: A call that throws, for the README.
        locations: Literals of two values of the header, for `a1` and `b/c`, for the tests.
    """

    function: str
    constant: str
    pattern: str
    header: str
    missing: str
    doc: Doc
    parameter: Text
    header_name: Text
    opener: str
    success: str
    call: str
    locations: tuple[str, str]


class SessionOperation(Struct, frozen=True, kw_only=True):
    """An operation of a session: as `OperationView`, without the argument that the session knows.

    Attributes:
        view: The operation.
        parameters: Its parameters with their types, but for the options.
        call: The arguments of the client's method, `sid` and all, but for the options.
        call_again: The same after another session was opened.
        lost: The statuses after which the docs say to open another one.
        plain: Plain data for each argument.
        typed: A call, for the type checker's tests.
        example: The same as an array literal, for the tests.
    """

    view: OperationView
    parameters: tuple[str, ...]
    call: tuple[str, ...]
    call_again: tuple[str, ...]
    lost: tuple[int, ...]
    plain: tuple[object, ...]
    typed: str
    example: str


class SessionView(Struct, frozen=True, kw_only=True):
    """What an operation opens and others go on with.

    Attributes:
        name: The class.
        options: The interface of its options.
        failure: The type of what comes where no other one could be opened.
        link: How the answer of the operation that opens tells the parameter.
        attribute: The parameter's property.
        open: The operation that opens.
        body: The type of its body, "" where another one cannot be opened from here.
        operations: The operations that go on.
        lost: The error classes after which the docs say to open another one.
        lost_codes: Their statuses.
        opening: A call that opens one, for the README.
        typed: The same, for the type checker's tests.
        first: A call of its first operation that throws, for the README.
        body_example: A body that opens one, for the README and the tests; "" as `body`.
    """

    name: str
    options: str
    failure: str
    link: Link
    attribute: str
    open: OperationView
    body: str
    operations: tuple[SessionOperation, ...]
    lost: tuple[str, ...]
    lost_codes: tuple[int, ...]
    opening: str
    typed: str
    first: str
    body_example: str


class Wrong(Struct, frozen=True, kw_only=True):
    """A call that the type checker has to refuse, and why."""

    why: Doc
    call: str


class OperationView(Struct, frozen=True, kw_only=True):
    """An operation.

    Attributes:
        name: The method's name.
        throwing: The name of the method that throws.
        reader: The function that reads the answer.
        id: Its id in the docs, as a literal.
        method: The HTTP method, as a literal.
        endpoint: Method and URL, for people.
        url: An expression.
        generic: Type parameters, `<E extends EventType>` or "".
        parameters: Parameters with their types, but for the options.
        arguments: The same, passed on.
        path_arguments: Those of the path, by its variables.
        body_type: The type of the body, without type parameters; "" where it has none.
        plain: Plain data for each argument.
        parts: Further members of the plan: `body`, `query`, `headers`.
        result: The type of the result.
        successful: The type of its successes.
        successes: The documented success statuses, at least one.
        failures: The documented failures.
        summary: The docs' own title of it.
        doc: The method's documentation.
        result_doc: What the docs say of each status.
        idempotent: Whether it may be sent twice without harm.
        example: An array literal of arguments that make a call, for the tests.
        path_example: The same with the variable `value` for the first text in the path; "" where there is none.
        number: The same with a number that JSON cannot carry, `NaN`; "" where the body has none.
        typed: A call, for the type checker's tests.
        undocumented: A status that the docs do not mention.
        variables: How many variables its path has.
        pattern: A regular expression literal for its path, for the tests.
        open: A call with a value that the docs do not know, which the type checker has to take; "" where there is none.
        wrong: Calls that the type checker has to refuse.
    """

    name: str
    throwing: str
    reader: str
    id: str
    method: str
    endpoint: Text
    url: str
    generic: str
    parameters: tuple[str, ...]
    arguments: tuple[str, ...]
    path_arguments: Mapping[str, str]
    body_type: str
    plain: tuple[object, ...]
    parts: tuple[str, ...]
    result: str
    successful: str
    successes: tuple[Success, ...]
    failures: tuple[Failure, ...]
    summary: Text
    doc: Doc
    result_doc: Doc
    idempotent: bool
    example: str
    path_example: str
    number: str
    typed: str
    undocumented: int
    variables: int
    pattern: str
    open: str
    wrong: tuple[Wrong, ...]

    # The README calls one or two operations, so calls for it are written when they are asked for.

    @property
    def call(self) -> str:
        """A call, for the README."""
        return written_call(f"const result = await client.{self.name}", given(self.plain))

    @property
    def kept_call(self) -> str:
        """A call that throws, its answer kept, for the README."""
        return written_call(f"const answer = await client.{self.throwing}", given(self.plain))

    @property
    def throwing_call(self) -> str:
        """A call that throws, for the README."""
        return written_call(f"await client.{self.throwing}", given(self.plain), 2)


class ServerView(Struct, frozen=True, kw_only=True):
    """A documented server: the private field that keeps it and its template as a literal."""

    field: str
    template: str


class StatusTexts(Struct, frozen=True, kw_only=True):
    """What the docs say of a failure: its status, and (locale as a key, description and action as an array)."""

    code: int
    texts: tuple[tuple[str, str], ...]


class OperationTexts(Struct, frozen=True, kw_only=True):
    """What the docs say of an operation's failures; `key` is the operation's id as a key."""

    key: str
    statuses: tuple[StatusTexts, ...]
