"""Spec → what the templates print: small typed values that leave nothing to decide.

Every `Text` is text of the docs, holds some, or is a wire token: a template can print it through a filter of
`emit.filters` only. Every `str` is an identifier or code that is safe where its attribute says.
"""

from __future__ import annotations

from msgspec import Struct

from specglot.emit.texts import Text


class Argument(Struct, frozen=True, kw_only=True):
    """A parameter of a method: its Python name, wire name, type, `= None` or "", and its line of documentation."""

    name: str
    wire: Text
    type: str
    default: str
    location: str
    doc: Text


class Part(Struct, frozen=True, kw_only=True):
    """A keyword of `build_request` and the expression that fills it."""

    name: str
    value: str


class Raise(Struct, frozen=True, kw_only=True):
    """An error class that a method may raise, and when."""

    name: str
    code: int
    doc: Text


class BodyType(Struct, frozen=True, kw_only=True):
    """The alias for the models that a method takes, and the field that tells them apart."""

    name: str
    models: tuple[str, ...]
    method: str
    by: Text


class Success(Struct, frozen=True, kw_only=True):
    """A documented success status.

    Attributes:
        code: The status.
        reader: The function that reads the body.
        headers: A Python dict with the headers that an answer needs to be of use, for the tests.
        body: A Python bytes literal of a body that can be read, for the tests.
    """

    code: int
    reader: str
    headers: str
    body: str


class OperationView(Struct, frozen=True, kw_only=True):
    """An operation.

    Attributes:
        id: Its id in the spec.
        name: The method's name.
        constant: The name of its description in `operations.py`.
        method: The HTTP method.
        server: The server template.
        path: The path template.
        data: The type of `Response.data`.
        success: The documented success statuses, at least one.
        errors: Documented failure status → its error class.
        arguments: Positional parameters: path values, then the body.
        keywords: Keyword parameters: query and header values.
        parts: What `build_request` is given.
        raises: Its error classes with their texts.
        summary: What the docs call it.
        endpoint: Method, server and path.
        example: Python arguments that make a call, for README and tests.
        path_example: The same with the variable `value` for the first text in the path; "" where there is none.
        empty_example: The same with an empty text there.
    """

    id: Text
    name: str
    constant: str
    method: Text
    server: Text
    path: Text
    data: str
    success: tuple[Success, ...]
    errors: tuple[tuple[int, str], ...]
    arguments: tuple[Argument, ...]
    keywords: tuple[Argument, ...]
    parts: tuple[Part, ...]
    raises: tuple[Raise, ...]
    summary: Text
    endpoint: Text
    example: str
    path_example: str
    empty_example: str

    @property
    def documented(self) -> tuple[Argument, ...]:
        """All arguments, in the order of their documentation."""
        return self.arguments + self.keywords

    @property
    def call(self) -> str:
        """The arguments as a method of the same signature passes them on."""
        names = [argument.name for argument in self.arguments]
        return ", ".join([*names, *(f"{argument.name}={argument.name}" for argument in self.keywords)])


class ErrorView(Struct, frozen=True, kw_only=True):
    """An error class: one for each documented status, with what each method's page says of it."""

    name: str
    code: int
    reason: str
    uses: tuple[tuple[str, Text], ...]
    retryable: bool


class UnitView(Struct, frozen=True, kw_only=True):
    """A type of `_model.py` that takes times: its name, what it stores, and the function that converts."""

    name: str
    type: str
    convert: str
    doc: str


class Variable(Struct, frozen=True, kw_only=True):
    """A server variable: its Python name, its wire name and the server template that has it."""

    name: str
    wire: Text
    template: Text


class SessionOperation(Struct, frozen=True, kw_only=True):
    """An operation of a session: as `OperationView`, without the argument that the session knows."""

    name: str
    data: str
    arguments: tuple[Argument, ...]
    keywords: tuple[Argument, ...]
    lost: tuple[tuple[int, str], ...]
    call: str
    call_again: str
    example: str


class SessionView(Struct, frozen=True, kw_only=True):
    """What an operation opens and others go on with.

    Attributes:
        name: The class.
        parameter: The path parameter that is carried on, as on the wire.
        attribute: The same in Python.
        header: The response header that carries it.
        pattern: The regular expression that finds it in the header's path.
        constant: The pattern's name.
        function: The function that reads it.
        open: The operation that opens.
        body: The type of its body, "" where it has none.
        locations: Two values of the header, for `a1` and `b/c`, for the tests.
        operations: The operations that go on.
        lost: The error classes after which the docs say to open another one.
        lost_codes: Their statuses.
    """

    name: str
    parameter: Text
    attribute: str
    header: Text
    pattern: Text
    constant: str
    function: str
    open: OperationView
    body: str
    locations: tuple[Text, Text]
    operations: tuple[SessionOperation, ...]
    lost: tuple[str, ...]
    lost_codes: tuple[int, ...]
