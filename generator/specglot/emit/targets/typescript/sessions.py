"""Openings → the classes that keep what an operation opened, and go on with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from specglot.emit.links import Follower, Opening
from specglot.emit.names import camel, unique
from specglot.emit.targets.typescript.examples import given
from specglot.emit.targets.typescript.names import Names
from specglot.emit.targets.typescript.reserved import ARGUMENTS, METHODS
from specglot.emit.targets.typescript.syntax import Code, call, value
from specglot.emit.targets.typescript.types import Types
from specglot.emit.targets.typescript.view import Link, OperationView, SessionOperation, SessionView

_OWN = ("client", "open", "options", "reopen", "error", "lost", "result", "failed")


def sessions(
    types: Types,
    names: Names,
    openings: Sequence[Opening],
    found: Sequence[Link],
    views: Mapping[str, OperationView],
) -> tuple[SessionView, ...]:
    """One class for each opening.

    Args:
        types: Where the names of types are given out.
        names: The names of methods and error classes.
        openings: What operations open.
        found: The function that reads the parameter, for each opening.
        views: Operation id → its view.
    """
    return tuple(
        _session(types, names, opening, link, views) for opening, link in zip(openings, found, strict=True)
    )


def _session(
    types: Types, names: Names, opening: Opening, link: Link, views: Mapping[str, OperationView]
) -> SessionView:
    opened = views[opening.opener.id]
    methods = [*names.methods.values(), *names.throwing.values()]
    attribute = unique([opening.parameter], camel, (*METHODS, *ARGUMENTS, *_OWN, *methods))[opening.parameter]
    # A new one needs the body of a new one, and nothing else: only then can it be opened from here.
    reopens = bool(opened.body_type) and len(opened.parameters) == 1
    name = types.name(opening.name)
    operations = tuple(
        _operation(one, views[one.operation.id], opening.parameter, attribute, reopens=reopens)
        for one in opening.followers
    )
    codes = sorted({code for one in operations for code in one.lost})
    first = operations[0]
    return SessionView(
        name=name,
        options=types.name(f"{name}Options"),
        failure=types.name(f"{name}ReopenFailure"),
        link=link,
        attribute=attribute,
        open=opened,
        body=opened.body_type if codes else "",
        operations=operations,
        lost=tuple(names.errors[code] for code in codes),
        lost_codes=tuple(codes),
        opening=call(f"const opened = await {name}.open", [Code("client"), *given(opened.plain)]),
        typed=call(f"const opened = await {name}.open", [Code("client"), *given(opened.plain)], 4),
        first=call(f"await opened.{first.view.throwing}", first.plain),
        body_example=value(opened.plain[0], 2, 16) if codes else "",
    )


def _operation(
    follower: Follower, view: OperationView, parameter: str, attribute: str, *, reopens: bool
) -> SessionOperation:
    at = list(view.path_arguments).index(parameter)
    plain = given([*view.plain[:at], *view.plain[at + 1 :]])

    def passed(own: str) -> tuple[str, ...]:
        return (*view.arguments[:at], own, *view.arguments[at + 1 :])

    return SessionOperation(
        view=view,
        parameters=(*view.parameters[:at], *view.parameters[at + 1 :]),
        call=passed("lost"),
        call_again=passed(f"this.#{attribute}"),
        lost=follower.lost if reopens else (),
        plain=tuple(plain),
        typed=call(f"const result = await opened.{view.name}", plain, 4),
        example=value(list(plain), 8, 15),
    )
