"""What is sent to other processes and what they send back: pages to read, groups to merge, groups to check.

Every parcel is a MessagePack list; parts that are packed already are put into it as they are (`msgspec.Raw`).
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

import msgspec

from specglot.merge.group import Group
from specglot.merge.spec import Part, merge_group
from specglot.model.dates import Dates
from specglot.model.page import Page
from specglot.model.source import Source
from specglot.model.spec import PageGroup
from specglot.pipeline.cards import card_of
from specglot.pipeline.grouped import Frame, Nodes, check_one
from specglot.pipeline.reading import Reader, Setting, Task

_ENOUGH = 1 << 20
"""Characters of text that pay for starting one more process."""


class Pack(msgspec.Struct, array_like=True, gc=False):
    """Pages to read: numbers, tasks, and the setting packed. `keeps` tells whether they go to a cache, too."""

    setting: bytes
    keeps: bool
    tasks: list[tuple[int, Task]]


class Read(msgspec.Struct, array_like=True, gc=False):
    """A page that was read: packed, its card packed, and the page deflated for the cache where that is wanted."""

    number: int
    locale: str
    page: msgspec.Raw
    card: msgspec.Raw
    kept: bytes


class ToMerge(msgspec.Struct, array_like=True, gc=False):
    """A group to merge; its pages packed."""

    number: int
    id: str
    by: str
    pages: list[msgspec.Raw]


class Merged(msgspec.Struct, array_like=True, gc=False):
    """What a group became, packed."""

    number: int
    group: msgspec.Raw
    part: msgspec.Raw


class ToCheck(msgspec.Struct, array_like=True, gc=False):
    """A group to check; all of it packed but the texts of its pages. `group` is empty where nobody has merged it."""

    number: int
    id: str
    by: str
    group: bytes
    nodes: msgspec.Raw
    dates: Dates
    pages: list[msgspec.Raw]
    texts: list[str]


class Found(msgspec.Struct, array_like=True, gc=False):
    """The outcome of a group's check, packed."""

    number: int
    outcome: msgspec.Raw


def wanted(size: int, jobs: int) -> int:
    """How many processes shall work on so many characters.

    Args:
        size: characters of all texts.
        jobs: the number asked for; 0 for as many as there are processors and as pay.
    """
    return jobs or max(1, min(_processors(), size // _ENOUGH))


T = TypeVar("T")


class Parcels(Generic[T]):
    """Things to send, cut into parcels when somebody is free to take one."""

    def __init__(self, sized: Iterable[tuple[int, T]], pack: Callable[[list[T]], bytes]) -> None:
        """Nothing is cut yet. `sized` are the things with the length of their texts."""
        self._left = iter(sized)
        self._pack = pack

    def take(self, size: int) -> bytes | None:
        """The next things with so many characters or a little more; None where nothing is left."""
        some: list[T] = []
        for length, thing in self._left:
            some.append(thing)
            size -= length
            if size <= 0:
                break
        return self._pack(some) if some else None


def reading(tasks: Iterable[tuple[int, Task]], setting: Setting, *, keeps: bool) -> Parcels[tuple[int, Task]]:
    """Parcels for `read`."""
    packed = msgspec.msgpack.encode(setting)
    return Parcels(
        ((len(task.text), (number, task)) for number, task in tasks),
        lambda some: msgspec.msgpack.encode(Pack(setting=packed, keeps=keeps, tasks=some)),
    )


def read(parcel: bytes) -> bytes:
    """Read the pages of a parcel."""
    pack = msgspec.msgpack.decode(parcel, type=Pack)
    reader = _reader(pack.setting)
    encoder = msgspec.msgpack.Encoder()
    done: list[Read] = []
    for number, task in pack.tasks:
        page = reader.read(task)
        packed = encoder.encode(page)
        done.append(
            Read(
                number=number,
                locale=page.locale,
                page=msgspec.Raw(packed),
                card=msgspec.Raw(encoder.encode(card_of(page, task.text))),
                kept=deflated(packed) if pack.keeps else b"",
            )
        )
    return encoder.encode(done)


@lru_cache(maxsize=4)
def _reader(setting: bytes) -> Reader:
    return Reader(msgspec.msgpack.decode(setting, type=Setting))


def deflated(packed: bytes) -> bytes:
    """A packed page as the cache keeps it: a seventh of its size, for a twentieth of the time that reading takes."""
    return zlib.compress(packed, 1)


def merging(groups: Iterable[tuple[int, ToMerge]]) -> Parcels[ToMerge]:
    """Parcels for `merge`; the groups with the length of their texts."""
    return Parcels(groups, msgspec.msgpack.encode)


def merge(parcel: bytes) -> bytes:
    """Merge the groups of a parcel."""
    encoder = msgspec.msgpack.Encoder()
    done: list[Merged] = []
    for one in msgspec.msgpack.decode(parcel, type=list[ToMerge]):
        group, part = merge_group(Group(id=one.id, by=one.by, pages=_pages(one.pages)), notes=False)
        done.append(
            Merged(
                number=one.number,
                group=msgspec.Raw(encoder.encode(group)),
                part=msgspec.Raw(encoder.encode(part)),
            )
        )
    return encoder.encode(done)


def checking(frame: Frame, groups: Iterable[tuple[int, ToCheck]]) -> Parcels[ToCheck]:
    """Parcels for `check`; the groups with the length of their texts."""
    packed = msgspec.msgpack.encode(frame)
    return Parcels(groups, lambda some: msgspec.msgpack.encode((packed, some)))


def check(parcel: bytes) -> bytes:
    """Check the groups of a parcel."""
    packed, groups = msgspec.msgpack.decode(parcel, type=tuple[bytes, list[ToCheck]])
    frame = _frame(packed)
    encoder = msgspec.msgpack.Encoder()
    done: list[Found] = []
    for one in groups:
        pages = _pages(one.pages)
        group = (
            msgspec.msgpack.decode(one.group, type=PageGroup)
            if one.group
            else merge_group(Group(id=one.id, by=one.by, pages=pages), notes=False)[0]
        )
        outcome = check_one(
            frame,
            group,
            msgspec.msgpack.decode(one.nodes, type=Nodes),
            pages,
            tuple(Source.of(page.path, text) for page, text in zip(pages, one.texts, strict=True)),
            one.dates,
        )
        done.append(Found(number=one.number, outcome=msgspec.Raw(encoder.encode(outcome))))
    return encoder.encode(done)


@lru_cache(maxsize=4)
def _frame(packed: bytes) -> Frame:
    return msgspec.msgpack.decode(packed, type=Frame)


def _pages(packed: Sequence[msgspec.Raw]) -> tuple[Page, ...]:
    decoder = msgspec.msgpack.Decoder(Page)
    return tuple(decoder.decode(one) for one in packed)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


__all__ = [
    "Found",
    "Merged",
    "Parcels",
    "Part",
    "Read",
    "ToCheck",
    "ToMerge",
    "check",
    "checking",
    "deflated",
    "merge",
    "merging",
    "read",
    "reading",
    "wanted",
]
