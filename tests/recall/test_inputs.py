"""What a run looks at is noted, and told apart when it is looked at again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from specglot.recall import inputs
from specglot.recall.inputs import UNSETTLED, Seen


@pytest.fixture
def seen() -> Iterator[Seen]:
    noted = inputs.begin()
    yield noted
    inputs.end(noted)


def same(seen: Seen) -> bool:
    """Whether everything noted is found again."""
    return all(
        inputs.look(kind, path, " ".join(map(str, state)), said) is not None
        for kind, path, state, said in seen.notes.values()
    )


def look(folder: Path) -> None:
    inputs.read(folder / "a.md")
    inputs.kind_of(folder / "absent")
    inputs.kind_of(folder / "sub")
    inputs.names(folder)
    inputs.real(folder / "link")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("one")
    (tmp_path / "sub").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "sub")
    return tmp_path


def retarget(folder: Path) -> None:
    (folder / "link").unlink()
    (folder / "link").symlink_to(folder / "other")


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "a.md").write_text("two"),
        lambda folder: (folder / "a.md").unlink(),
        lambda folder: (folder / "absent").mkdir(),
        lambda folder: (folder / "sub").rmdir(),
        lambda folder: (folder / "b.md").write_text(""),
        retarget,
    ],
)
def test_every_change_shows(folder: Path, seen: Seen, change: Callable[[Path], object]) -> None:
    look(folder)
    assert same(seen)
    change(folder)
    assert not same(seen)
    assert seen.doubt == ""


def test_what_is_ours_is_no_change(folder: Path, seen: Seen) -> None:
    look(folder)
    (folder / ".specglot").mkdir()
    assert same(seen)


def test_two_answers_are_none(folder: Path, seen: Seen) -> None:
    look(folder)
    (folder / "a.md").write_text("two")
    look(folder)
    assert seen.doubt


def test_nothing_is_noted_outside(folder: Path) -> None:
    seen = inputs.begin()
    inputs.end(seen)
    look(folder)
    inputs.doubt("nobody asks")
    assert (seen.notes, seen.doubt) == ({}, "")


def test_a_new_file_has_no_state_to_trust(folder: Path, seen: Seen) -> None:
    inputs.read(folder / "a.md")
    os.utime(folder / "a.md", (1, 1))  # its entry changed just now all the same
    inputs.read(folder / "a.md")
    assert {state for _, _, state, _ in seen.notes.values()} == {UNSETTLED}


@pytest.mark.parametrize("path", ["/x/docs/de", "/x/docs/de/.", "/y/../x/docs/de"])
def test_the_tail_of_a_path(path: str) -> None:
    assert inputs.tail(path) == "docs/de"


def test_names_tell_links_apart(folder: Path) -> None:
    assert inputs.names(folder) == [
        ("a.md", "file"),
        ("link", "link"),
        ("other", "folder"),
        ("sub", "folder"),
    ]


def noted_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take what a run noted of `a.md` as an earlier run's."""
    monkeypatch.setattr(inputs, "SETTLED", 0)
    monkeypatch.setattr(inputs, "_before", {})
    run = inputs.begin()
    inputs.read(folder / "a.md")
    inputs.end(run)
    notes = run.notes.values()
    inputs.remember({path: (" ".join(map(str, state)), said) for _, path, state, said in notes})


def test_a_file_that_nobody_touched_need_not_be_read(
    folder: Path, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted_before(folder, monkeypatch)
    assert inputs.unchanged(folder / "a.md") == (3, sha256(b"one").digest())
    told = list(seen.notes.values())
    inputs.read(folder / "a.md")
    assert list(seen.notes.values()) == told
    assert not seen.doubt


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.write_text("two"),
        lambda file: file.write_text("longer"),
        lambda file: file.unlink(),
        lambda file: os.utime(file, ns=(0, 0)),
    ],
)
def test_a_file_that_somebody_touched_is_read(
    folder: Path, seen: Seen, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object]
) -> None:
    noted_before(folder, monkeypatch)
    change(folder / "a.md")
    assert inputs.unchanged(folder / "a.md") is None
    assert not seen.notes


def test_a_file_that_was_new_when_it_was_noted_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "_before", {})
    inputs.remember({str(folder / "a.md"): (" ".join(map(str, UNSETTLED)), "0" * 64)})
    assert inputs.unchanged(folder / "a.md") is None
    assert inputs.unchanged(folder / "b.md") is None
