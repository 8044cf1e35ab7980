"""Parcels of bytes → what a function makes of each, in processes beside this one.

The processes are spawned, the same on every system. What goes to them and comes back is packed already: bytes cross
between processes faster than values do.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from multiprocessing import active_children, get_context

_AHEAD = 2
"""Parcels waiting for each process: enough that none stands idle, few enough to take little memory."""


class Workers:
    """Some processes that wait for work."""

    def __init__(self, number: int) -> None:
        self._most = number * _AHEAD
        self._pool = ProcessPoolExecutor(number, get_context("spawn"), _begin)

    def run(self, work: Callable[[bytes], bytes], parcels: Iterable[bytes]) -> Iterator[bytes]:
        """What a function of a module makes of each parcel, in the order in which they are done."""
        waiting: set[Future[bytes]] = set()
        for parcel in parcels:
            with _undisturbed():
                waiting.add(self._pool.submit(work, parcel))
            if len(waiting) >= self._most:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (one.result() for one in done)
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (one.result() for one in done)

    def close(self) -> None:
        """Let the processes end. They have nothing to do, or what they do is no longer wanted: both end at once."""
        children = active_children()
        self._pool.shutdown(wait=False, cancel_futures=True)
        for child in children:
            child.terminate()
        for child in children:
            child.join()


def _begin() -> None:
    """Make a process ready. Ctrl-C is the parent's business: it ends its children."""
    import gc

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()


@contextmanager
def _undisturbed() -> Generator[None]:
    """Hold Ctrl-C back: processes started in here never see it, this one sees it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
