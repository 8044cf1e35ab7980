"""Link ties → session views: what one operation opens and others go on with."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence

from specglot.emit.names import constant, pascal, singular, snake, unique
from specglot.emit.targets.python.reserved import ARGUMENTS, CLASSES, METHODS
from specglot.emit.targets.python.responses import documented
from specglot.emit.targets.python.view import OperationView, SessionOperation, SessionView
from specglot.emit.texts import wire
from specglot.model.spec import Operation, Spec, Tie


def sessions(
    spec: Spec, views: Mapping[str, OperationView], classes: Sequence[str]
) -> tuple[SessionView, ...]:
    """One session for each response header that carries a path parameter of other operations.

    Args:
        spec: The spec; its `link` ties lead from a path parameter to the operation that answers with it.
        views: Operation id → its view.
        classes: The class names that are taken.
    """
    by_pointer = {operation.pointer: operation for operation in spec.operations}
    links: dict[tuple[str, str, str], list[tuple[Operation, Tie]]] = {}
    for tie in spec.ties:
        user = by_pointer.get(tie.source.rpartition(" path.")[0])
        if tie.kind == "link" and user is not None and tie.target in by_pointer:
            parameter = tie.source.rpartition(" path.")[2]
            links.setdefault((tie.target, parameter, tie.template), []).append((user, tie))
    names = unique((target for target, _, _ in links), _class_name, (*CLASSES, *classes))
    return tuple(
        _session(spec, views, by_pointer[target], names[target], parameter, template, users)
        for (target, parameter, template), users in links.items()
    )


def _class_name(pointer: str) -> str:
    """`POST /api/v1/sessions` → `Session`."""
    literals = [part for part in pointer.split(" ", 1)[-1].split("/") if part and "{" not in part]
    return pascal(singular(literals[-1]) if literals else "link")


def _session(
    spec: Spec,
    views: Mapping[str, OperationView],
    opener: Operation,
    name: str,
    parameter: str,
    template: str,
    users: Sequence[tuple[Operation, Tie]],
) -> SessionView:
    opened = views[opener.id]
    taken = (*METHODS, *ARGUMENTS, *(view.name for view in views.values()))
    attribute = unique([parameter], snake, taken)[parameter]
    lost_by = {user.id: _lost(spec, opener, user, views[user.id]) for user, _ in users}
    codes = sorted({pair for pairs in lost_by.values() for pair in pairs})
    body = next((argument.type for argument in opened.arguments if argument.name == "body"), "")
    # A new one needs the body of a new one, and nothing else: only then can it be opened from here.
    reopens = bool(body) and len(opened.arguments) == 1
    return SessionView(
        name=name,
        parameter=wire(parameter),
        attribute=attribute,
        header=wire(users[0][1].header),
        pattern=wire(re.escape(template).replace(re.escape(f"{{{parameter}}}"), "([^/]+)") + "/?$"),
        constant=f"_{constant(name)}_{constant(parameter)}",
        function=f"{attribute}_of",
        open=opened,
        body=body,
        locations=(
            wire(template.replace(f"{{{parameter}}}", "a1")),
            wire(template.replace(f"{{{parameter}}}", "b%2Fc")),
        ),
        operations=tuple(
            _operation(views[user.id], parameter, attribute, lost_by[user.id] if reopens else [])
            for user, _ in users
        ),
        lost=tuple(dict.fromkeys(error for _, error in codes)) if reopens else (),
        lost_codes=tuple(code for code, _ in codes) if reopens else (),
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


def _lost(spec: Spec, opener: Operation, user: Operation, view: OperationView) -> list[tuple[int, str]]:
    """The failures of an operation whose client action links to the page of the operation that opens."""
    group = next((group for group in spec.groups if group.id == opener.group), None)
    pages = {_stem(page.path) for page in group.pages} if group else set[str]()
    names = dict(view.errors)
    return [
        (status.code, names[status.code])
        for status in documented(user)
        if not status.success
        and any(
            atom.kind == "link" and atom.target and _stem(atom.target) in pages
            for text in status.response.action
            for atom in text.prose.atoms
        )
    ]


def _stem(path: str) -> str:
    return re.sub(r"\.[A-Za-z]+$", "", re.split(r"[?#]", path)[0].rstrip("/").rpartition("/")[2])
