"""An operation's parameters and body → arguments that make a call, for the README and the tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from specglot.emit.targets.typescript.syntax import Code, call
from specglot.emit.targets.typescript.types import Types, parameter_of
from specglot.model.spec import Parameter

NOTHING = Code("undefined")
"""Stands for parameters that nobody has to give."""


def arguments_of(
    types: Types,
    path: Mapping[str, Parameter],
    body: Mapping[str, object] | None,
    others: Sequence[Parameter],
) -> list[object]:
    """Plain data for each argument of a call but the options."""
    found = [parameter_of(types, one.field).example for one in path.values()]
    if body is not None:
        found.append(dict(body))
    if others:
        members = [parameter_of(types, one.field) for one in others]
        needed = {one.wire: one.example for one in members if not one.optional}
        found.append(needed or NOTHING)
    return found


def given(arguments: Sequence[object]) -> Sequence[object]:
    """The arguments without one that says nothing at the end."""
    return arguments[:-1] if arguments and arguments[-1] == NOTHING else arguments


def with_value(path: Mapping[str, Parameter], arguments: Sequence[object]) -> list[object]:
    """The arguments with `value` for the first text in the path; none where there is no text."""
    at = next((index for index, one in enumerate(arguments[: len(path)]) if isinstance(one, str)), None)
    return [] if at is None else [*arguments[:at], Code("value"), *arguments[at + 1 :]]


def with_nan(data: object) -> object:
    """The data with its first number made one that JSON cannot carry; None where it has none."""
    if isinstance(data, dict):
        members = cast("dict[str, object]", data)
        for name, member in members.items():
            if (changed := with_nan(member)) is not None:
                return {**members, name: changed}
        return None
    return Code("NaN") if isinstance(data, int | float) and not isinstance(data, bool) else None


def flat_call(
    types: Types,
    method: str,
    path: Mapping[str, Parameter],
    body: Mapping[str, object],
    others: Sequence[Parameter],
) -> str:
    """A call on one line, however long: the type checker's complaint has to be on the line that expects it."""
    return call(f"client.{method}", given(arguments_of(types, path, body, others)), -100_000)
