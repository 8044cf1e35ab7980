"""Values ↔ the bytes that the cache keeps of them."""

from __future__ import annotations

from typing import TypeVar

import msgspec


def packed(value: object) -> bytes:
    """A value as bytes that are the same for equal values."""
    return msgspec.msgpack.encode(value, order="deterministic")


T = TypeVar("T")


def unpacked(decoder: msgspec.msgpack.Decoder[T], data: bytes | None) -> T | None:
    """A value that was kept, None where there is none that can be read."""
    if data is None:
        return None
    try:
        return decoder.decode(data)
    except msgspec.DecodeError:
        return None
