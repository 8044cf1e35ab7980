"""TargetRequest → everything that the templates of the package print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from specglot.emit import statuses
from specglot.emit.filters import comment
from specglot.emit.links import openings
from specglot.emit.responses import documented, said_by_locale
from specglot.emit.target import TargetRequest
from specglot.emit.targets.typescript.declarations import Choice, Enumeration, Interface, Unit
from specglot.emit.targets.typescript.errors import error_views
from specglot.emit.targets.typescript.links import links
from specglot.emit.targets.typescript.names import Names, names_of
from specglot.emit.targets.typescript.operations import operation_view
from specglot.emit.targets.typescript.sessions import sessions
from specglot.emit.targets.typescript.syntax import LINE_LENGTH, key, literal_key, string, value
from specglot.emit.targets.typescript.types import OBJECT, Types, declare_enumerations
from specglot.emit.targets.typescript.view import (
    ErrorView,
    Link,
    OperationTexts,
    OperationView,
    ServerView,
    SessionView,
    StatusTexts,
)  # fmt: skip
from specglot.emit.texts import Text, clean, order, wire
from specglot.model.errors import InputError
from specglot.model.spec import Spec

_STRING = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""")
_HTTP_TYPES = (
    "CallOptions", "Failure", "Fetch", "Options", "OtherFailure", "Plan", "ReceivedResponse", "SentRequest", "Success",
)  # fmt: skip
_VARIABLE = re.compile(r"\{([^{}]+)\}")


class PackageView(Struct, frozen=True, kw_only=True):
    """A package.

    Attributes:
        header: The comment at the top of every file.
        name: The package's name on a registry, as a literal.
        version: Its version, as a literal.
        title: The API's title.
        languages: The locales of the docs, in the order in which they stand in for one another, as literals.
        spoken: The same as text.
        operations: The operations.
        errors: One class for each documented failure.
        units: The aliases that tell a unit.
        objects: Whether some field is an object of any keys.
        enumerations: The enumerations.
        interfaces: The interfaces.
        choices: The bodies whose form depends on a field.
        servers: The documented servers.
        server_type: The type of `ClientOptions.server`.
        server_known: Whether the client knows the server by itself.
        variables: The servers' variables, as they stand in a type.
        example_variables: An object literal with a value for each of them.
        links: What answers say of parameters.
        sessions: What operations open for others.
        session_imports: Module → the names that `session.ts` imports from it.
        texts: What the docs say of each failure.
        retryable: The statuses after which the same request may succeed.
        idempotent: An array literal of the methods whose request may be sent twice without harm, for the tests.
        imports: Module → the names that `client.ts` imports from it.
        width: The line length of the code.
    """

    header: str
    name: str
    version: str
    title: Text
    languages: tuple[str, ...]
    spoken: tuple[Text, ...]
    operations: tuple[OperationView, ...]
    errors: tuple[ErrorView, ...]
    units: tuple[Unit, ...]
    objects: bool
    enumerations: tuple[Enumeration, ...]
    interfaces: tuple[Interface, ...]
    choices: tuple[Choice, ...]
    servers: tuple[ServerView, ...]
    server_type: str
    server_known: bool
    variables: tuple[str, ...]
    example_variables: str
    links: tuple[Link, ...]
    sessions: tuple[SessionView, ...]
    session_imports: Mapping[str, tuple[str, ...]]
    texts: tuple[OperationTexts, ...]
    retryable: tuple[int, ...]
    idempotent: str
    imports: Mapping[str, tuple[str, ...]]
    width: int


def package_view(request: TargetRequest, *, name: str, version: str) -> PackageView:
    """The view of the package that a request asks for.

    Raises:
        InputError: No page documents an endpoint.
    """
    spec = request.spec
    if not spec.operations:
        raise InputError(
            "there is no client to generate: no page documents an endpoint",
            help="name the pages that do, or leave typescript out of the targets",
        )
    types = Types(spec=spec, lang=request.lang, fallback=request.fallback)
    names = names_of(spec, types)
    declare_enumerations(types)
    views = {operation.id: operation_view(types, names, operation) for operation in spec.operations}
    variables = list(dict.fromkeys(found for server in names.servers for found in _VARIABLE.findall(server)))
    operations = tuple(views.values())
    languages = order(request.lang, request.fallback, spec.locales) or (request.lang,)
    opened = openings(spec)
    found_links = links(opened, views)
    found_sessions = sessions(types, names, opened, found_links, views)
    return PackageView(
        header=comment(
            f"Written by `{request.command}` from the API's pages. Change those, or a template.", "//"
        ),
        name=string(name),  # neither of them can hold a quote: they are JSON strings as well
        version=string(version),
        title=Text(value=clean(request.title) or name, locale=request.lang),
        languages=tuple(string(tag) for tag in languages),
        spoken=tuple(wire(tag) for tag in languages),
        operations=operations,
        errors=error_views(types, names),
        units=tuple(types.units[code] for code in sorted(types.units)),
        objects=any(
            re.search(rf"\b{OBJECT}\b", one.type)
            for found in types.interfaces.values()
            for one in found.properties
        ),
        enumerations=tuple(types.enumerations.values()),
        interfaces=tuple(types.interfaces.values()),
        choices=tuple(types.choices.values()),
        servers=_servers(names),
        server_type="string | ServerVariables" if variables and all(names.servers) else "string",
        server_known=not variables and all(names.servers),
        variables=tuple(key(one) for one in variables) if all(names.servers) else (),
        example_variables=", ".join(f'{literal_key(one)}: "api.example.com"' for one in variables),
        links=found_links,
        sessions=found_sessions,
        session_imports=_session_imports(types, found_sessions),
        texts=_texts(spec, request.lang, request.fallback),
        retryable=tuple(sorted(statuses.RETRYABLE)),
        idempotent=value([one.name for one in operations if one.idempotent], 0, 28),
        imports=_imports(types, names, operations, found_links),
        width=LINE_LENGTH,
    )


def _imports(
    types: Types, names: Names, operations: Sequence[OperationView], found: Sequence[Link]
) -> dict[str, tuple[str, ...]]:
    """What `client.ts` needs of the other modules: no more, or the compiler complains."""
    successes = [one for operation in operations for one in operation.successes]
    parts = (
        part
        for operation in operations
        for part in (operation.generic, *operation.parameters, *(one.type for one in operation.successes))
    )
    functions = {
        "call": True,
        "failure": True,
        "merged": True,
        "orThrow": True,
        "parsed": any(one.json for one in successes),
        "pick": any("parameters" in operation.arguments for operation in operations),
        "segment": any("${segment(" in operation.url for operation in operations),
        "serverUrl": True,
        "success": any(not one.json for one in successes),
    }
    return {
        "errors": tuple(
            sorted((*names.errors.values(), "UnexpectedStatus", *(("MissingLink",) if found else ())))
        ),
        "http": tuple(name for name, used in functions.items() if used),
        "http_types": tuple(
            name
            for name in _HTTP_TYPES
            if name != "Failure" or any(operation.failures for operation in operations)
        ),
        "types": _declared(types, parts),
    }


def _session_imports(types: Types, found: Sequence[SessionView]) -> dict[str, tuple[str, ...]]:
    """What `session.ts` needs of the other modules."""
    parts: list[str] = []
    results = {"Client"}
    for session in found:
        parts += [session.body, session.open.generic, *session.open.parameters]
        results |= {session.open.result, session.open.successful} if session.lost else set()
        for operation in session.operations:
            parts += [operation.view.generic, *operation.parameters]
            results |= {operation.view.result, operation.view.successful}
    lost = {name for session in found for name in session.lost}
    return {
        "client": tuple(sorted(session.link.function for session in found)),
        "client_types": tuple(sorted(results)),
        "errors": ("MissingLink",) if lost else (),
        "error_types": tuple(sorted(lost)),
        "http": ("failure", "orThrow") if lost else ("orThrow",),
        "http_types": ("CallOptions", "Failure") if lost else ("CallOptions",),
        "types": _declared(types, parts),
    }


def _declared(types: Types, parts: Iterable[str]) -> tuple[str, ...]:
    """The names of `types.ts` that pieces of code use."""
    declared = {
        OBJECT,
        *(unit.name for unit in types.units.values()),
        *(one.name for one in types.enumerations.values()),
        *types.interfaces,
        *types.choices,
    }
    code = " ".join(_STRING.sub("", part) for part in parts)
    return tuple(sorted(declared.intersection(re.findall(r"[A-Za-z_$][\w$]*", code))))


def _servers(names: Names) -> tuple[ServerView, ...]:
    return tuple(ServerView(field=field, template=string(server)) for server, field in names.servers.items())


def _texts(spec: Spec, lang: str, fallback: Sequence[str]) -> tuple[OperationTexts, ...]:
    return tuple(
        OperationTexts(
            key=literal_key(operation.id),
            statuses=tuple(
                StatusTexts(
                    code=status.code,
                    texts=tuple(
                        (
                            tag,
                            value(
                                [text.description, *([text.action] if text.action else [])], 6, len(tag) + 9
                            ),
                        )
                        for text in said_by_locale(status.response, lang, fallback)
                        for tag in (literal_key(text.locale),)
                    ),
                )
                for status in documented(operation)
                if not status.success
            ),
        )
        for operation in spec.operations
    )
