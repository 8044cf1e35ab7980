"""Values that a run comes back to: in memory while they are few, in a file while they are many."""

from __future__ import annotations

from typing import IO, Generic, TypeVar

import msgspec

T = TypeVar("T")


class Shelf(Generic[T]):
    """Values by number, each as it came: as a value, or packed.

    A book of thousands of pages takes hundreds of megabytes as values, half of that packed, and nothing of either while
    it lies in a file that is gone when the run ends.
    """

    def __init__(self, kind: type[T], *, many: bool) -> None:
        """An empty shelf for values of a type that msgspec packs; `many` for a file."""
        self._values: dict[int, T] = {}
        self._packed: dict[int, bytes] = {}
        self._places: dict[int, tuple[int, int]] = {}
        self._file = _file() if many else None
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(kind)

    def put(self, number: int, value: T) -> None:
        """Keep a value."""
        if self._file is None:
            self._values[number] = value
        else:
            self.put_packed(number, self._encoder.encode(value))

    def put_packed(self, number: int, data: bytes) -> None:
        """Keep a value that is packed already."""
        if self._file is None:
            self._packed[number] = data
        else:
            start = self._file.seek(0, 2)
            self._file.write(data)
            self._places[number] = (start, len(data))

    def get(self, number: int) -> T | None:
        """The value of a number, None where none was kept."""
        if number in self._values:
            return self._values[number]
        data = self._get_packed(number)
        if data is None:
            return None
        value = self._decoder.decode(data)
        if self._file is None:
            self._values[number] = value
        return value

    def packed(self, number: int) -> bytes | None:
        """The value of a number packed, None where none was kept."""
        data = self._get_packed(number)
        if data is None and number in self._values:
            return self._encoder.encode(self._values[number])
        return data

    def close(self) -> None:
        """Let go of everything."""
        self._values.clear()
        self._packed.clear()
        self._places.clear()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _get_packed(self, number: int) -> bytes | None:
        if self._file is None or number not in self._places:
            return self._packed.get(number)
        start, size = self._places[number]
        self._file.seek(start)
        return self._file.read(size)


def _file() -> IO[bytes]:
    import tempfile  # few books are so long

    return tempfile.TemporaryFile()
