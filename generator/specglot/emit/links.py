"""Link ties → what one operation opens and others go on with, such as a session and its id."""

from __future__ import annotations

import re

from msgspec import Struct

from specglot.emit.names import pascal, singular
from specglot.emit.responses import documented
from specglot.model.spec import Operation, Spec, Tie


class Follower(Struct, frozen=True, kw_only=True):
    """An operation that goes on with what was opened.

    `lost` holds its statuses after which the docs say to open another one: their client action leads to the page of the
    operation that opens.
    """

    operation: Operation
    lost: tuple[int, ...]


class Opening(Struct, frozen=True, kw_only=True):
    """What an operation opens.

    Attributes:
        name: What it is called, from the opener's path: `POST /api/v1/sessions` opens a `Session`.
        opener: The operation.
        parameter: The path parameter of the followers that it answers with.
        header: The response header that carries it.
        template: The path in that header, with `{parameter}` in it.
        followers: The operations that take the parameter.
    """

    name: str
    opener: Operation
    parameter: str
    header: str
    template: str
    followers: tuple[Follower, ...]


def openings(spec: Spec) -> tuple[Opening, ...]:
    """One opening for each response header that carries a path parameter of other operations."""
    by_pointer = {operation.pointer: operation for operation in spec.operations}
    links: dict[tuple[str, str, str, str], list[Tie]] = {}
    for tie in spec.ties:
        user, _, parameter = tie.source.rpartition(" path.")
        if tie.kind == "link" and user in by_pointer and tie.target in by_pointer:
            links.setdefault((tie.target, parameter, tie.header, tie.template), []).append(tie)
    found: list[Opening] = []
    for (target, parameter, header, template), ties in links.items():
        opener = by_pointer[target]
        users = dict.fromkeys(tie.source.rpartition(" path.")[0] for tie in ties)
        followers = (
            Follower(operation=by_pointer[user], lost=_lost(spec, opener, by_pointer[user])) for user in users
        )
        found.append(
            Opening(
                name=_name(target),
                opener=opener,
                parameter=parameter,
                header=header,
                template=template,
                followers=tuple(followers),
            )
        )
    return tuple(found)


def _name(pointer: str) -> str:
    literals = [part for part in pointer.split(" ", 1)[-1].split("/") if part and "{" not in part]
    return pascal(singular(literals[-1]) if literals else "link")


def _lost(spec: Spec, opener: Operation, user: Operation) -> tuple[int, ...]:
    group = next((group for group in spec.groups if group.id == opener.group), None)
    pages = {_stem(page.path) for page in group.pages} if group else set[str]()
    return tuple(
        status.code
        for status in documented(user)
        if not status.success
        and any(
            atom.kind == "link" and atom.target and _stem(atom.target) in pages
            for text in status.response.action
            for atom in text.prose.atoms
        )
    )


def _stem(path: str) -> str:
    return re.sub(r"\.[A-Za-z]+$", "", re.split(r"[?#]", path)[0].rstrip("/").rpartition("/")[2])
