"""What git's index says of files, whatever clone it lies in."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from specglot.recall.gitindex import entries


def git(folder: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@x", *words],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def index(folder: Path) -> bytes:
    return (folder / ".git" / "index").read_bytes()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "one"
    for name in ("a.md", "b/cc.md", "b/ddd/é.md", "x" * 200):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "one")
    return folder


@pytest.mark.parametrize("version", ["2", "3"])
def test_a_clone_says_the_same(repository: Path, tmp_path: Path, version: str) -> None:
    git(repository, "update-index", "--index-version", version)
    git(tmp_path, "clone", "-q", str(repository), "two")
    assert index(repository) != index(tmp_path / "two")
    assert entries(index(repository)) == entries(index(tmp_path / "two"))
    assert b"b/ddd/\xc3\xa9.md" in entries(index(repository))


def test_times_do_not_count(repository: Path) -> None:
    before = index(repository)
    os.utime(repository / "a.md", (1, 1))
    git(repository, "status")
    assert index(repository) != before
    assert entries(index(repository)) == entries(before)


@pytest.mark.parametrize(
    "change",
    [
        ("rm", "-q", "--cached", "a.md"),
        ("update-index", "--chmod=+x", "a.md"),
        ("update-index", "--skip-worktree", "a.md"),
    ],
)
def test_what_is_staged_counts(repository: Path, change: tuple[str, ...]) -> None:
    before = entries(index(repository))
    git(repository, *change)
    assert entries(index(repository)) != before


@pytest.mark.parametrize(
    "data", [b"", b"DIRC", b"no index at all, but long enough to be one", b"DIRC\0\0\0\2\0\0\0\1"]
)
def test_what_is_no_index_of_this_form_is_itself(data: bytes) -> None:
    assert entries(data) == data


def test_another_form_is_itself(repository: Path) -> None:
    git(repository, "update-index", "--index-version", "4")
    assert entries(index(repository)) == index(repository)
