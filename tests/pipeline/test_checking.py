"""A check group by group finds what a check of the whole finds, and does again only what is new."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from specglot.config import Config
from specglot.model.keys import ID_KEYS
from specglot.pipeline import (
    Means,
    cards,
    check_book,
    check_files,
    checked,
    merging,
    outcomes,
    pages,
    read_book,
)
from specglot.pipeline.checked import Checked
from specglot.pipeline.files import files_of
from specglot.pipeline.findings import dates_of
from specglot.recall.cache import Cache

DOCS = Path(__file__).parents[2] / "docs"
NAMES = sorted(path.name for path in (DOCS / "de").glob("*.md"))[:4]
LOCALES = ("de", "ja", "zh")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A part of our own docs, with something to find."""
    for locale in LOCALES:
        (tmp_path / "docs" / locale).mkdir(parents=True)
        for name in NAMES:
            shutil.copy(DOCS / locale / name, tmp_path / "docs" / locale / name)
    return tmp_path


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What was really read, merged and checked."""
    found: dict[str, list[str]] = {"read": [], "merged": [], "checked": []}
    read, merge, check = pages.Reader.read, merging.merge_group, outcomes.check_one

    def reading(self: Any, task: Any, source: Any = None) -> Any:
        found["read"].append(task.path)
        return read(self, task, source)

    def merges(group: Any, **options: Any) -> Any:
        found["merged"].append(group.id)
        return merge(group, **options)

    def checks(frame: Any, group: Any, *rest: Any) -> Any:
        found["checked"].append(group.id)
        return check(frame, group, *rest)

    monkeypatch.setattr(pages.Reader, "read", reading)
    monkeypatch.setattr(merging, "merge_group", merges)
    monkeypatch.setattr(outcomes, "check_one", checks)
    return found


def run(folder: Path, cached: bool = True, jobs: int = 1, **config: Any) -> Checked:
    settings = Config(root=folder, **config)
    cache = Cache(str(folder) if cached else "")
    cache.salt = b"tool"
    found = check_files(files_of([folder / "docs"], settings), Means(cache=cache, jobs=jobs))
    cache.close()
    return found


def whole(folder: Path) -> Checked:
    book = read_book([folder / "docs"], Config(root=folder))
    return checked(book, check_book(book, dates=dates_of(book.root, book.spec.groups)))


def edit(folder: Path, path: str, old: str, new: str) -> None:
    file = folder / "docs" / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def told(one: Checked) -> tuple[Any, ...]:
    refs = tuple((group.id, group.by, group.pages) for group in one.groups)
    return one.findings, refs, one.locales, one.pages, dict(one.sources)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("many", [False, True])
def test_groups_find_what_the_whole_finds(
    folder: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, many: bool
) -> None:
    for name in NAMES:
        edit(folder, f"ja/{name}", "。\n", "。 `x` 7 ms.\n")
    if many:
        monkeypatch.setattr(pages, "_MANY", 0)
    expected = told(whole(folder))
    assert expected[0]
    assert told(run(folder, cached=False, jobs=jobs)) == expected
    for _ in range(2):
        assert told(run(folder, jobs=jobs)) == expected


def test_nothing_new_is_neither_read_nor_merged_nor_checked(folder: Path, done: dict[str, list[str]]) -> None:
    first = run(folder)
    assert {name: len(what) for name, what in done.items()} == {
        "read": len(NAMES) * len(LOCALES),
        "merged": len(NAMES),
        "checked": len(NAMES),
    }
    for what in done.values():
        what.clear()
    assert told(run(folder)) == told(first)
    assert done == {"read": [], "merged": [], "checked": []}


def test_a_change_costs_its_group(folder: Path, done: dict[str, list[str]]) -> None:
    run(folder)
    edit(folder, f"de/{NAMES[1]}", ".\n", " x.\n")
    for what in done.values():
        what.clear()
    found = run(folder)
    assert done["read"] == [f"docs/de/{NAMES[1]}"]
    assert [len(done["merged"]), len(done["checked"])] == [1, 1]
    assert told(found) == told(run(folder, cached=False))


def test_settings_cost_the_rules_only(folder: Path, done: dict[str, list[str]]) -> None:
    run(folder)
    for what in done.values():
        what.clear()
    found = run(folder, levels={"number-missing": "off"})
    assert (done["read"], len(done["checked"])) == ([], len(NAMES))
    assert told(found) == told(run(folder, cached=False, levels={"number-missing": "off"}))


def test_a_lost_page_is_read_again(folder: Path, done: dict[str, list[str]]) -> None:
    import sqlite3

    run(folder)
    connection = sqlite3.connect(folder / ".specglot" / "cache.sqlite")
    connection.execute("DELETE FROM entry WHERE kind IN ('page', 'part', 'findings', 'book')")
    connection.commit()
    connection.close()
    for what in done.values():
        what.clear()
    assert told(run(folder)) == told(run(folder, cached=False))
    assert len(done["read"]) == 2 * len(NAMES) * len(LOCALES)


@pytest.mark.parametrize("kind", ["card", "page", "part", "findings", "book", "complete"])
def test_an_entry_of_another_shape_is_as_good_as_none(folder: Path, kind: str) -> None:
    """A digest that fits, and content that does not: no version of ours writes it, and it is no reason to fail."""
    expected = told(run(folder))
    cache = Cache(str(folder))
    put = Cache.put

    def spoiled(self: Cache, what: str, key: bytes, data: bytes) -> None:
        put(self, what, key, b"\x93\x01\x02" if what == kind else data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Cache, "put", spoiled)
        shutil.rmtree(folder / ".specglot")
        run(folder)
    assert told(run(folder)) == expected
    cache.close()


def test_a_locale_that_learns_is_read_as_a_whole(folder: Path) -> None:
    shutil.copytree(folder / "docs" / "de", folder / "docs" / "cs")
    found = run(folder)
    assert told(found)[0] == told(whole(folder))[0]
    assert told(run(folder)) == told(found)


def test_a_card_has_every_id_that_the_rules_ask_for() -> None:
    assert set(ID_KEYS) <= cards._KEYS
