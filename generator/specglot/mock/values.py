"""A JSON value → what it is, and the value that a JSON Pointer (RFC 6901) names in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast
from urllib.parse import quote


class Absent:
    """What a pointer names where nothing is."""


ABSENT = Absent()


def mapping(value: object) -> dict[str, Any] | None:
    """The value if it is an object."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def listing(value: object) -> list[Any] | None:
    """The value if it is an array."""
    # For mypy a cast is redundant here; for pyright the items are not yet `Any`.
    return value if isinstance(value, list) else None  # pyright: ignore[reportUnknownVariableType]


def resolve(document: Any, pointer: str) -> Any:
    """The value at a pointer, `ABSENT` where the document has none."""
    value = document
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        array, index = listing(value), int(key) if key.isascii() and key.isdigit() else -1
        if array is not None and 0 <= index < len(array):
            value = array[index]
        else:
            value = (mapping(value) or {}).get(key, ABSENT)
    return value


def pointer_to(key: str) -> str:
    """The pointer to a key of the document itself."""
    return "/" + key.replace("~", "~0").replace("/", "~1")


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal; unlike in Python, `true` is not `1`."""
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def written(path: Iterable[str | int]) -> str:
    """Keys and indexes as a pointer in its URI fragment form (`#/a~1b/0`), as RFC 9457 shows it."""
    return "#" + "".join(quote(pointer_to(str(part)), safe="/~") for part in path)
