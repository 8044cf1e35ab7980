"""Texts as pages: the same pages from the cache, from here, and from other processes."""

from __future__ import annotations

from collections.abc import Mapping
from multiprocessing import active_children
from pathlib import Path

import pytest
from msgspec import DecodeError

from specglot.check.samples import parcels as samples
from specglot.config import Config
from specglot.model.page import Page
from specglot.pipeline import Means, parcels, read_book
from specglot.pipeline.means import ALONE
from specglot.pipeline.pages import read_pages
from specglot.pipeline.reading import Reader, Setting, Task
from specglot.recall.cache import Cache

TASKS = tuple(Task(path=path, text=text) for path, text in sorted(samples().items()))
SETTING = Setting(words={"de": {"presence": {"required": ("zwingend",)}}})


def opened(folder: Path) -> Cache:
    cache = Cache(str(folder))
    cache.salt = b"tool"
    return cache


def read(folder: Path, tasks: tuple[Task, ...] = TASKS, setting: Setting = SETTING) -> tuple[Page, ...]:
    cache = opened(folder)
    pages = read_pages(tasks, setting, Means(cache=cache))
    cache.close()
    return pages


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that are really read."""
    paths: list[str] = []
    once = Reader.read

    def counting(self: Reader, task: Task, source: object = None) -> Page:
        paths.append(task.path)
        return once(self, task)

    monkeypatch.setattr(Reader, "read", counting)
    return paths


def test_a_page_is_read_once(tmp_path: Path, counted: list[str]) -> None:
    first = read(tmp_path)
    assert counted == [task.path for task in TASKS]
    counted.clear()
    assert read(tmp_path) == first
    assert counted == []


@pytest.mark.parametrize(
    "change",
    [
        {"text": TASKS[0].text + "\nMehr.\n"},
        {"path": "docs/de/other.md"},
        {"locale": "de-AT"},
        {"neutral": "*/update-parcel.md"},
        {"taught": {"presence": {"required": ("zwingend",)}}, "by": "path", "locale": "de"},
    ],
)
def test_only_a_page_that_is_another_is_read(
    tmp_path: Path, counted: list[str], change: Mapping[str, object]
) -> None:
    from msgspec.structs import replace

    read(tmp_path)
    counted.clear()
    changed = (replace(TASKS[0], **change), *TASKS[1:])
    assert read(tmp_path, changed) == read_pages(changed, SETTING, ALONE)
    assert counted == [changed[0].path, *(task.path for task in changed)]


@pytest.mark.parametrize(
    "setting",
    [
        Setting(),
        Setting(words=SETTING.words, above=("x", "de")),
        Setting(words=SETTING.words, shelves=("x/",)),
        Setting(words=SETTING.words, backend="pyromark"),
    ],
)
def test_what_all_pages_share_counts(tmp_path: Path, counted: list[str], setting: Setting) -> None:
    read(tmp_path)
    counted.clear()
    read(tmp_path, setting=setting)
    assert len(counted) == len(TASKS)


def test_what_cannot_be_unpacked_is_read(tmp_path: Path, counted: list[str]) -> None:
    from specglot.pipeline.pages import Kept

    cache = opened(tmp_path)
    kept = Kept(cache, SETTING)
    read_pages(TASKS, SETTING, Means(cache=cache))
    for task, data in zip(TASKS, (b"", b"no zlib", b"x\x9c\x03\x00\x00\x00\x00\x01"), strict=False):
        kept.put(kept.key(task), data)
    assert read_pages(TASKS, SETTING, Means(cache=cache)) == read_pages(TASKS, SETTING, ALONE)
    cache.close()


def test_other_processes_read_the_same(tmp_path: Path) -> None:
    tasks = tuple(Task(path=f"{number}/{task.path}", text=task.text) for number in range(9) for task in TASKS)
    alone = read_pages(tasks, SETTING, ALONE)
    cache = opened(tmp_path)
    assert read_pages(tasks, SETTING, Means(cache=cache, jobs=2)) == alone
    cache.close()
    assert read(tmp_path, tasks) == alone


def test_a_failure_in_another_process_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = [(1 << 20, b"no task")] * 2
    monkeypatch.setattr(parcels, "reading", lambda *_, **__: parcels.Parcels(damaged, lambda some: some[0]))
    with pytest.raises(DecodeError):
        read_pages(TASKS, SETTING, Means(jobs=2))
    assert active_children() == []


@pytest.mark.parametrize(
    ("size", "jobs", "number"),
    [(0, 0, 1), (10**6, 0, 1), (10**8, 0, 4), (3 * 2**20, 0, 3), (10, 7, 7), (10**9, 1, 1)],
)
def test_how_many_processes(monkeypatch: pytest.MonkeyPatch, size: int, jobs: int, number: int) -> None:
    monkeypatch.setattr(parcels, "_processors", lambda: 4)
    assert parcels.wanted(size, jobs) == number


@pytest.mark.parametrize("size", [1, 2000, 1 << 30])
def test_parcels_hold_all_once(size: int) -> None:
    sized = ((len(task.text), number) for number, task in enumerate(TASKS))
    cut = parcels.Parcels(sized, bytes)
    taken = list(iter(lambda: cut.take(size), None))
    assert [number for parcel in taken for number in parcel] == list(range(len(TASKS)))
    assert all(sum(len(TASKS[number].text) for number in parcel[:-1]) < size for parcel in taken)


def test_a_book_of_the_cache_is_the_book(tmp_path: Path) -> None:
    for path, text in samples("de", "ja", "zh").items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    config = Config(root=tmp_path)
    alone = read_book([tmp_path], config)
    for _ in range(2):
        cache = opened(tmp_path)
        assert read_book([tmp_path], config, Means(cache=cache)) == alone
        cache.close()
