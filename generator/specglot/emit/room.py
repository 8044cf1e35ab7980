"""Work on a deeply nested spec → the same work, with room for a call a level.

Types and their writers follow a spec by calling themselves. Python allows a thousand calls within one another, which a
body whose objects refer to one another in a chain of a hundred uses up.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TypeVar

from specglot.model.spec import Field, Spec

T = TypeVar("T")

_SHALLOW = 30
"""Levels that need no more room than there is."""

_CALLS = 40
"""Calls that one level may take, with those of the model generator."""

_STACK = 256 << 20
"""Bytes of stack for a thread with more room; only what is used is taken."""


def with_room(spec: Spec, work: Callable[[], T]) -> T:
    """What the work returns, or raises; done in a thread with a deeper stack where the spec is nested deeply."""
    levels = depth(spec)
    if levels <= _SHALLOW:
        return work()
    done: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again by the one who waits
            failed.append(error)

    limit, size = sys.getrecursionlimit(), threading.stack_size(_STACK)
    try:
        sys.setrecursionlimit(max(limit, 1_000 + levels * _CALLS))
        thread = threading.Thread(target=run, name="specglot-room")
        thread.start()
        thread.join()
    finally:
        threading.stack_size(size)
        sys.setrecursionlimit(limit)
    if failed:
        raise failed[0]
    return done[0]


def depth(spec: Spec) -> int:
    """How many objects can lie within one another: by their own fields, and by tables that refer to others."""
    bodies = [operation.body for operation in spec.operations]
    tables = [schema.fields for schema in spec.schemas]
    referring = sum(any(field.refers for field in table) for table in tables)
    levels = 0
    level: list[Field] = [field for fields in (*bodies, *tables) for field in fields]
    while level := [child for field in level for child in field.children]:
        levels += 1
    return levels + referring
