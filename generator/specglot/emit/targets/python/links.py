"""Openings → session views: what one operation opens and others go on with."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence

from specglot.emit.links import Opening, openings
from specglot.emit.names import constant, snake, unique
from specglot.emit.targets.python.reserved import ARGUMENTS, CLASSES, METHODS
from specglot.emit.targets.python.view import OperationView, SessionOperation, SessionView
from specglot.emit.texts import wire
from specglot.model.spec import Spec


def sessions(
    spec: Spec, views: Mapping[str, OperationView], classes: Sequence[str]
) -> tuple[SessionView, ...]:
    """One session for each response header that carries a path parameter of other operations.

    Args:
        spec: The spec; its `link` ties lead from a path parameter to the operation that answers with it.
        views: Operation id → its view.
        classes: The class names that are taken.
    """
    found = openings(spec)
    tokens = {f"{one.opener.pointer} {one.parameter} {one.header} {one.template}": one for one in found}
    names = unique(tokens, lambda token: tokens[token].name, (*CLASSES, *classes))
    functions = unique(tokens, lambda token: snake(f"{tokens[token].parameter} of"), ARGUMENTS)
    return tuple(
        _session(views, opening, names[token], functions[token]) for token, opening in tokens.items()
    )


def _session(views: Mapping[str, OperationView], opening: Opening, name: str, function: str) -> SessionView:
    opened = views[opening.opener.id]
    parameter, template = opening.parameter, opening.template
    taken = (*METHODS, *ARGUMENTS, *(view.name for view in views.values()))
    attribute = unique([parameter], snake, taken)[parameter]
    body = next((argument.type for argument in opened.arguments if argument.name == "body"), "")
    # A new one needs the body of a new one, and nothing else: only then can it be opened from here.
    reopens = bool(body) and len(opened.arguments) == 1
    classes = {code: error for view in views.values() for code, error in view.errors}
    lost = {
        one.operation.id: [(code, classes[code]) for code in one.lost] if reopens else []
        for one in opening.followers
    }
    codes = sorted({pair for pairs in lost.values() for pair in pairs})
    return SessionView(
        name=name,
        parameter=wire(parameter),
        attribute=attribute,
        header=wire(opening.header),
        pattern=wire(re.escape(template).replace(re.escape(f"{{{parameter}}}"), "([^/]+)") + "/?$"),
        constant=f"_{constant(name)}_{constant(parameter)}",
        function=function,
        open=opened,
        body=body,
        locations=(
            wire(template.replace(f"{{{parameter}}}", "a1")),
            wire(template.replace(f"{{{parameter}}}", "b%2Fc")),
        ),
        operations=tuple(
            _operation(views[one.operation.id], parameter, attribute, lost[one.operation.id])
            for one in opening.followers
        ),
        lost=tuple(dict.fromkeys(error for _, error in codes)),
        lost_codes=tuple(code for code, _ in codes),
    )


def _operation(
    view: OperationView, parameter: str, attribute: str, lost: Sequence[tuple[int, str]]
) -> SessionOperation:
    rest = tuple(
        argument
        for argument in view.arguments
        if argument.wire.value != parameter or argument.location != "path"
    )
    keywords = [f"{argument.name}={argument.name}" for argument in view.keywords]

    def call(own: str) -> str:
        positional = [
            own if argument.wire.value == parameter and argument.location == "path" else argument.name
            for argument in view.arguments
        ]
        return ", ".join([*positional, *keywords])

    return SessionOperation(
        name=view.name,
        data=view.data,
        arguments=rest,
        keywords=view.keywords,
        lost=tuple(lost),
        call=call(attribute),
        call_again=call(f"self.{attribute}"),
        example=_without(view, parameter),
    )


def _without(view: OperationView, parameter: str) -> str:
    """The example's arguments without the one that the session knows."""
    index = next(
        (at for at, argument in enumerate(view.arguments) if argument.wire.value == parameter),
        len(view.arguments),
    )
    call = ast.parse(f"f({view.example})", mode="eval").body
    assert isinstance(call, ast.Call)
    arguments = [*call.args[:index], *call.args[index + 1 :]]
    return ", ".join(ast.unparse(node) for node in (*arguments, *call.keywords))
