"""A resource and a request → the resource after it; its requests → what counts. Pure: time comes in as a number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from specglot.mock.settings import Ignored, Lifetime
from specglot.mock.values import ABSENT, resolve, same

Cause = Literal["value", "operation", "idle", "unchanged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """When and why it was over. `subject` is a pointer or operation, `value` its value or a limit in seconds."""

    at: float
    cause: Cause
    subject: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A value that must change now and then: its pointer, its JSON text, and since when it has been that."""

    pointer: str
    value: str
    since: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Something that a request created. `kind` is the operation that did; times are seconds since the epoch."""

    kind: str
    id: str
    location: str
    created: float
    last: float
    watched: tuple[Watched, ...] = ()
    ended: Ended | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An accepted request. `body` is the JSON value, None without one."""

    operation: str
    at: float
    body: Any = None


def begin(kind: str, id: str, location: str, body: Any, now: float, rules: Lifetime) -> Resource:
    """The resource that a request creates."""
    fresh = Resource(kind=kind, id=id, location=location, created=now, last=now)
    return replace(fresh, watched=_watch(fresh, body, now, rules))


def at(resource: Resource, now: float, rules: Lifetime) -> Resource:
    """The resource as it is at a time: over, if that was long enough ago."""
    if resource.ended is not None:
        return resource
    limits = [
        Ended(at=seen.since + limit, cause="unchanged", subject=seen.pointer, value=f"{limit:g}")
        for pointer, limit in rules.unchanged
        for seen in resource.watched
        if seen.pointer == pointer
    ]
    if rules.idle is not None:
        limits.append(Ended(at=resource.last + rules.idle, cause="idle", value=f"{rules.idle:g}"))
    over = [limit for limit in limits if limit.at <= now]
    return replace(resource, ended=min(over, key=lambda limit: limit.at)) if over else resource


def accept(resource: Resource, operation: str, body: Any, now: float, rules: Lifetime) -> Resource:
    """The resource after a request that fits; over, if that was its last."""
    ended = None
    for pointer, values in rules.ends:
        found = resolve(body, pointer)
        if any(same(found, value) for value in values):
            ended = Ended(at=now, cause="value", subject=pointer, value=str(found))
    if operation in rules.ended_by:
        ended = Ended(at=now, cause="operation", subject=operation)
    return replace(resource, last=now, watched=_watch(resource, body, now, rules), ended=ended)


def _watch(resource: Resource, body: Any, now: float, rules: Lifetime) -> tuple[Watched, ...]:
    before = {seen.pointer: seen for seen in resource.watched}
    for pointer, _ in rules.unchanged:
        found = resolve(body, pointer)
        if found is ABSENT:
            continue
        text = json.dumps(found, sort_keys=True)
        if pointer not in before or before[pointer].value != text:
            before[pointer] = Watched(pointer=pointer, value=text, since=now)
    return tuple(before[pointer] for pointer in sorted(before))


def counts(entries: Sequence[Entry], rules: Iterable[Ignored], *, over: bool) -> tuple[bool, ...]:
    """Which requests count, in the order in which they came.

    What is inside a bracket that is still open counts as long as the resource is not over: what closes it may yet
    come. When the resource ended without it, nothing inside was between the two.
    """
    counted = [True] * len(entries)
    for rule in rules:
        inside: list[int] | None = None
        for index, entry in enumerate(entries):
            value = resolve(entry.body, rule.pointer)
            if same(value, rule.outside[0]):
                inside = inside or []
            elif same(value, rule.outside[1]):
                inside = None
            elif any(same(value, one) for one in rule.values):
                if inside is None:
                    counted[index] = False
                else:
                    inside.append(index)
        if over and inside is not None:
            for index in inside:
                counted[index] = False
    return tuple(counted)
