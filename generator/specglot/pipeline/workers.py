"""Parcels of bytes → what a function makes of each, in this process and in others beside it.

The processes are spawned, the same on every system. What goes to them and comes back is packed already: bytes cross
between processes faster than values do. A process has one parcel at a time, and a pipe of its own: nobody waits for a
queue that somebody else has left, whatever process is killed at whatever moment. This process works, too, on small
parcels: after each it looks whether somebody else is free.
"""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from types import ModuleType
from typing import Any, cast

from specglot.model.errors import InputError
from specglot.pipeline.parcels import Parcels

Work = Callable[[bytes], bytes]

_LARGE = 1 << 16
"""Characters of text in a parcel that is sent: enough to pay for sending, few enough that all end together."""
_SMALL = 1 << 13
"""Characters of text that this process works on before it looks up: a few hundredths of a second."""

_MASKS = hasattr(signal, "pthread_sigmask")


class Workers:
    """Some processes that wait for work."""

    def __init__(self, number: int) -> None:
        """Start processes, so many that they are a number together with this one."""
        context = get_context("spawn")
        self._processes: list[Any] = []
        self._idle: list[Connection[Any, Any]] = []
        self._busy: list[Connection[Any, Any]] = []
        for _ in range(number - 1):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs,), daemon=True)
            with _by_themselves():
                process.start()
                self._processes.append(process)
            theirs.close()
            self._idle.append(ours)

    def run(self, work: Work, parcels: Parcels[Any]) -> Iterator[bytes]:
        """What a function of a module makes of each parcel, in the order in which they are done.

        Raises:
            InputError: a process was killed, as systems do that run out of memory.
        """
        try:
            while True:
                while self._idle and (parcel := parcels.take(_LARGE)) is not None:
                    self._idle[-1].send((work, parcel))
                    self._busy.append(self._idle.pop())
                mine = parcels.take(_SMALL)
                if mine is not None:
                    yield work(mine)
                elif not self._busy:
                    return
                yield from self._done(wanted=mine is None)
        except (EOFError, BrokenPipeError, ConnectionResetError) as error:
            raise InputError("a process that helped was killed", help="run with --jobs 1") from error

    def close(self) -> None:
        """End the processes: they have nothing to do, or what they do is no longer wanted."""
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()
        for connection in (*self._idle, *self._busy):
            connection.close()
        self._processes, self._idle, self._busy = [], [], []

    def _done(self, *, wanted: bool) -> list[bytes]:
        """What others have made by now; where it is `wanted`, of one parcel at least."""
        found: list[bytes] = []
        for ready in wait(self._busy, None if wanted else 0):
            connection = cast("Connection[Any, Any]", ready)
            made, error = connection.recv()
            self._busy.remove(connection)
            self._idle.append(connection)
            if error is not None:
                raise error
            found.append(made)
        return found


def _serve(connection: Connection[Any, Any]) -> None:
    """Work until the other end of the pipe is closed. Ctrl-C is the parent's business: it ends its children."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    while True:
        try:
            work, parcel = connection.recv()
        except EOFError:
            return
        answer: tuple[bytes | None, Exception | None]
        try:
            answer = work(parcel), None
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised in the parent
            answer = None, error
        connection.send(answer)


@contextmanager
def _by_themselves() -> Generator[None]:
    """Start processes that import nothing of the program that runs here, and that no Ctrl-C reaches.

    A spawned process imports the main module of its parent, and a script that has no `if __name__ == "__main__"` would
    start all over. Ours need none of it. Ctrl-C is held back: they never see it, this process sees it afterwards.
    """
    main = sys.modules["__main__"]
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT]) if _MASKS else None
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
