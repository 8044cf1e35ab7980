"""What is costly to make → bytes kept under a key, for this run and later ones."""

from __future__ import annotations

from hashlib import sha256
from typing import Protocol


class Store(Protocol):
    """Keeps bytes under a key, or does not; the pipeline's cache is one.

    It keeps entries of one version of specglot and its libraries apart from those of another, so keys hold inputs only.
    """

    def get(self, kind: str, key: bytes) -> bytes | None:
        """What was put under a key, None where that is not known any more."""
        ...

    def put(self, kind: str, key: bytes, data: bytes) -> None:
        """Keep bytes under a key."""
        ...


def key(*inputs: object) -> bytes:
    """A key of everything that something is made from.

    Args:
        inputs: Strings, numbers, tuples, mappings and structs of such.
    """
    import msgspec

    return sha256(msgspec.msgpack.encode(inputs, order="deterministic", enc_hook=_plain)).digest()


def _plain(value: object) -> object:
    """A value that a configuration may hold and msgpack does not know, such as a date, as text with its type."""
    return [type(value).__name__, repr(value)]
