"""Key → bytes of an earlier run: kept, checked, bounded, and never a reason to fail."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from specglot.recall import cache as module
from specglot.recall.cache import Cache, digest


def file_of(project: Path) -> Path:
    return project / ".specglot" / "cache.sqlite"


def kept(project: Path, **entries: bytes) -> None:
    cache = Cache(str(project))
    for key, data in entries.items():
        cache.put("page", key.encode(), data)
    cache.close()


def got(project: Path, key: str, kind: str = "page", salt: bytes = b"") -> bytes | None:
    cache = Cache(str(project))
    cache.salt = salt
    found = cache.get(kind, key.encode())
    cache.close()
    return found


def test_what_was_put_is_there_at_once_and_later(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path))
    cache.put("page", b"a", b"1")
    assert cache.get("page", b"a") == b"1"
    cache.close()
    assert got(tmp_path, "a") == b"1"
    assert got(tmp_path, "a", kind="run") is None
    assert got(tmp_path, "a", salt=b"another tool") is None
    assert got(tmp_path, "b") is None


def test_a_later_entry_replaces_an_earlier(tmp_path: Path) -> None:
    kept(tmp_path, a=b"1")
    kept(tmp_path, a=b"2")
    assert got(tmp_path, "a") == b"2"


def test_nothing_is_written_where_nothing_is_put(tmp_path: Path) -> None:
    assert got(tmp_path, "a") is None
    assert list(tmp_path.iterdir()) == []


def test_git_and_backups_pass_it_by(tmp_path: Path) -> None:
    kept(tmp_path, a=b"1")
    assert (tmp_path / ".specglot" / ".gitignore").read_text() == "*\n"
    assert (
        (tmp_path / ".specglot" / "CACHEDIR.TAG")
        .read_text()
        .startswith("Signature: 8a477f597d28d172789f0688")
    )


def test_another_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPECGLOT_CACHE_DIR", str(tmp_path / "elsewhere"))
    kept(tmp_path, a=b"1")
    assert not file_of(tmp_path).exists()
    assert (tmp_path / "elsewhere" / "cache.sqlite").is_file()
    assert got(tmp_path, "a") == b"1"


def test_a_cache_of_nothing_keeps_nothing() -> None:
    cache = Cache()
    cache.put("page", b"a", b"1")
    assert (cache.keeps, cache.found, cache.get("page", b"a")) == (False, False, None)
    cache.close()


# Files that cannot be trusted


def sql(file: Path, *statements: str) -> None:
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def garbage(file: Path) -> None:
    file.write_bytes(b"no database at all" * 1000)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def older(file: Path) -> None:
    sql(file, "PRAGMA user_version = 99")


def torn(file: Path) -> None:
    """A byte of the data is another."""
    data = file.read_bytes()
    place = data.index(b"precious")
    file.write_bytes(data[:place] + b"P" + data[place + 1 :])


def swapped(file: Path) -> None:
    sql(file, "UPDATE entry SET kind = 'run'", "UPDATE entry SET kind = 'page' WHERE kind = 'run'")
    sql(file, "UPDATE entry SET key = x'00' || key")


def of_another_type(file: Path) -> None:
    sql(file, "UPDATE entry SET data = 'precious', digest = 17")


def other_table(file: Path) -> None:
    sql(file, "DROP TABLE entry", "CREATE TABLE entry (x)")


DAMAGES = [truncated, garbage, empty, older, torn, swapped, of_another_type, other_table]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_as_good_as_none_and_heals(tmp_path: Path, damage: object) -> None:
    kept(tmp_path, a=b"precious" * 2000, b=b"other" * 9000)
    damage(file_of(tmp_path))  # type: ignore[operator]
    assert got(tmp_path, "a") is None
    for _ in range(2):  # a damage that shows only in writing takes two
        kept(tmp_path, a=b"new")
    assert got(tmp_path, "a") == b"new"


def test_another_programs_file_is_left_alone(tmp_path: Path) -> None:
    file_of(tmp_path).parent.mkdir()
    sql(file_of(tmp_path), "CREATE TABLE theirs (x)", "INSERT INTO theirs VALUES (1)")
    before = file_of(tmp_path).read_bytes()
    kept(tmp_path, a=b"1")
    assert got(tmp_path, "a") is None
    assert file_of(tmp_path).read_bytes() == before


@pytest.mark.parametrize("what", ["file", "folder"])
def test_links_are_not_followed(tmp_path: Path, what: str) -> None:
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    project.mkdir()
    elsewhere.mkdir()
    if what == "folder":
        (project / ".specglot").symlink_to(elsewhere)
    else:
        (project / ".specglot").mkdir()
        file_of(project).symlink_to(elsewhere / "cache.sqlite")
    kept(project, a=b"1")
    assert got(project, "a") is None
    assert list(elsewhere.iterdir()) == []


def test_a_folder_in_the_files_place_is_no_reason_to_fail(tmp_path: Path) -> None:
    file_of(tmp_path).mkdir(parents=True)
    kept(tmp_path, a=b"1")
    assert got(tmp_path, "a") is None


def test_a_file_in_the_folders_place_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / ".specglot").write_text("mine")
    kept(tmp_path, a=b"1")
    assert (tmp_path / ".specglot").read_text() == "mine"


def test_a_locked_file_is_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    kept(tmp_path, a=b"1")
    other = sqlite3.connect(file_of(tmp_path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert got(tmp_path, "a") is None
    kept(tmp_path, a=b"2")
    other.execute("ROLLBACK")
    other.close()
    assert got(tmp_path, "a") == b"1"


def test_a_place_that_cannot_be_written_is_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(module.os, "makedirs", refuse)
    kept(tmp_path, a=b"1")
    assert got(tmp_path, "a") is None


# Bounds


def test_what_is_unused_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LIMIT", 250)
    monkeypatch.setattr(module, "_AGE", 3)
    kept(tmp_path, a=bytes(100))
    kept(tmp_path, b=bytes(100))
    cache = Cache(str(tmp_path))
    assert cache.get("page", b"a") == bytes(100)
    cache.put("page", b"c", bytes(100))
    cache.close()
    assert [got(tmp_path, key) is not None for key in "abc"] == [True, False, True]


def test_what_no_run_uses_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AGE", 3)
    for number in range(6):
        kept(tmp_path, **{f"k{number}": b"x"})
    assert [got(tmp_path, f"k{number}") is not None for number in range(6)] == [False] * 2 + [True] * 4


def test_much_is_written_before_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_HELD", 100)
    cache = Cache(str(tmp_path))
    cache.put("page", b"a", bytes(200))
    assert got(tmp_path, "a") == bytes(200)
    cache.close()


def test_a_key_of_parts_tells_them_apart() -> None:
    keys = {digest(parts) for parts in (["ab", "c"], ["a", "bc"], ["abc"], ["a", "b", "c"], [b"abc", ""])}
    assert len(keys) == 5
    assert digest(["a", b"b"]) == digest([b"a", "b"])


def test_what_is_needed_but_not_looked_at_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AGE", 8)
    kept(tmp_path, needed=b"x", idle=b"x")
    for number in range(20):
        cache = Cache(str(tmp_path))
        cache.need("page", [b"needed", b"never there"])
        cache.put("page", f"k{number}".encode(), b"x")
        cache.close()
    assert got(tmp_path, "needed") == b"x"
    assert got(tmp_path, "idle") is None
    assert got(tmp_path, "never there") is None


def test_a_file_of_an_older_form_is_replaced(tmp_path: Path) -> None:
    kept(tmp_path, a=b"x")
    connection = sqlite3.connect(file_of(tmp_path))
    connection.execute("DROP INDEX age")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert got(tmp_path, "a") is None
    kept(tmp_path, a=b"y")
    assert got(tmp_path, "a") == b"y"
