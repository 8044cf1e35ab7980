"""The endpoints that a page names → those it documents, and the requests that only show one of them at work.

`GET https://api.example.com/v1/items/42` on a page about `GET /items/{id}` is no endpoint of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from msgspec.structs import replace

from specglot.model.late import late
from specglot.model.page import Located
from specglot.read.endpoint import Endpoint

_BASE: Final = late(r"v?\d+(?:\.\d+)*(?:-?(?:alpha|beta)\d*)?|api|rest|beta|latest|stable|[\w-]+-apis?")
_MANY: Final = 100
_ID: Final = late(r"\d|^[A-Z_]{6,}$|[a-f0-9]{12}")
_TEMPLATE: Final = late(r"\{[^{}]+\}")


def is_of(shown: Endpoint, documented: Endpoint) -> bool:
    """Whether a request in an endpoint's own sections shows it at work, whatever its API's root is called."""
    return _before(shown, documented, any_value=True) is not None


def documented(
    found: Sequence[tuple[int, Endpoint]], is_example: Callable[[int], bool]
) -> list[tuple[int, Endpoint]]:
    """The endpoints less the requests that show another at work. A host and root shown there are that one's server.

    Args:
        found: the endpoints and the index of the section that names each.
        is_example: whether the section of an index says that it shows examples.
    """
    if len(found) > _MANY:  # a list of all that there is, with no room for examples
        return list(found)
    servers: dict[int, Located[str]] = {}
    kept: list[tuple[int, Endpoint]] = []
    for index, one in found:
        for _, other in found:
            if one is other or one.method.value != other.method.value:
                continue
            prefix = _before(one, other, any_value=is_example(index))
            if prefix is None or not _is_root(prefix, one, other):
                continue
            if one.server.value and not other.server.value:
                full = "".join((one.server.value, *(f"/{part}" for part in prefix)))
                servers.setdefault(id(other), replace(one.server, value=full))
            break
        else:
            kept.append((index, one))
    return [
        (index, replace(one, server=servers[id(one)]) if id(one) in servers else one) for index, one in kept
    ]


def _is_root(prefix: Sequence[str], shown: Endpoint, other: Endpoint) -> bool:
    """Whether a request may be another's: with nothing before the path they share but a host and the root of an API."""
    if other.server.value not in ("", shown.server.value):
        return False
    if not prefix:
        return shown.path.value != other.path.value or bool(shown.server.value and not other.server.value)
    return bool(shown.server.value and not other.server.value) and any(map(_BASE.fullmatch, prefix))


def _before(shown: Endpoint, documented: Endpoint, *, any_value: bool) -> list[str] | None:
    """The segments before those that a request has in common with an endpoint; None where they differ.

    A template stands for what looks like an id, or for any value.
    """
    if shown.method.value != documented.method.value:
        return None
    segments, wanted = shown.path.value.split("/")[1:], documented.path.value.split("/")[1:]
    extra = len(segments) - len(wanted)
    if extra < 0 or not any(wanted) or any(map(_TEMPLATE.search, segments[:extra])):
        return None
    for one, other in zip(segments[extra:], wanted, strict=True):
        if one != other and not (
            _TEMPLATE.fullmatch(other) and not _TEMPLATE.search(one) and (any_value or _ID.search(one))
        ):
            return None
    return segments[:extra]
