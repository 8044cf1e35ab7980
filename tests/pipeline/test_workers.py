"""Parcels worked on by other processes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable
from multiprocessing import active_children
from pathlib import Path

import pytest
from msgspec import DecodeError

from specglot.model.errors import InputError
from specglot.pipeline import parcels
from specglot.pipeline.workers import Workers


def sized(sent: Iterable[bytes]) -> parcels.Parcels[bytes]:
    """Parcels of one thing each."""
    return parcels.Parcels(((1 << 20, one) for one in sent), lambda some: some[0])


def test_each_parcel_is_worked_on_once() -> None:
    workers = Workers(2)
    sent = [number.to_bytes(2, "big") * 40_000 for number in range(20)]  # more than a pipe holds
    # What comes back does so in any order.
    assert sorted(workers.run(parcels.deflated, sized(sent))) == sorted(map(parcels.deflated, sent))
    assert list(workers.run(parcels.deflated, sized([]))) == []
    workers.close()
    assert active_children() == []


def test_a_mistake_there_is_raised_here() -> None:
    workers = Workers(2)
    with pytest.raises(DecodeError):
        list(workers.run(parcels.read, sized([b"no parcel"] * 5)))
    workers.close()


def test_a_process_that_is_killed_is_told() -> None:
    workers = Workers(2)
    done = workers.run(parcels.deflated, sized([bytes(10)] * 1000))
    next(done)
    for child in active_children():
        os.kill(child.pid or 0, signal.SIGKILL)
    with pytest.raises(InputError, match="was killed"):
        list(done)
    workers.close()


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="looks at processes in /proc")
def test_closing_ends_the_busy_too() -> None:
    workers = Workers(3)
    next(workers.run(parcels.deflated, sized([os.urandom(50_000_000), *[bytes(10)] * 5])))
    started = [child.pid for child in active_children()]
    start = time.monotonic()
    workers.close()
    assert time.monotonic() - start < 30
    assert not any(Path(f"/proc/{pid}").exists() for pid in started)
