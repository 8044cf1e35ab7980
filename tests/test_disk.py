"""Folders as values, and back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from specglot import disk
from specglot.emit.target import Output
from specglot.model.errors import InputError


def lay(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("# A\n", encoding="utf-8")


def found(*arguments: Path, project: Path) -> list[str]:
    return [page.path for page in disk.find_sources(arguments, project)[1]]


def test_pages_of_a_folder_sorted_and_without_what_is_hidden(tmp_path: Path) -> None:
    lay(tmp_path, "b.md", "a.markdown", "de/C.TXT", ".git/x.md", "node_modules/y.md", ".hidden.md", "z.rst")
    assert found(tmp_path, project=tmp_path) == ["a.markdown", "b.md", "de/C.TXT"]


def test_a_page_given_twice_is_one(tmp_path: Path) -> None:
    lay(tmp_path, "de/a.md")
    assert found(tmp_path, tmp_path / "de" / "a.md", project=tmp_path) == ["de/a.md"]


def test_outside_the_project_paths_begin_where_the_sources_part(tmp_path: Path) -> None:
    lay(tmp_path, "x/de/a.md", "x/fr/a.md")
    project = tmp_path / "p"
    project.mkdir()
    assert found(tmp_path / "x" / "de", tmp_path / "x" / "fr", project=project) == ["de/a.md", "fr/a.md"]
    assert found(tmp_path / "x" / "de" / "a.md", project=project) == ["a.md"]


def test_patterns_say_the_locale(tmp_path: Path) -> None:
    lay(tmp_path, "docs/ja/a.md", "docs/pt_BR/x/b.md", "docs/ja/n.rst", "api.fr.md")
    _, pages = disk.find_patterns(["docs/{locale}/**/*.md", "*.{locale}.md"], tmp_path)
    assert [(page.path, page.locale, page.neutral) for page in pages] == [
        ("api.fr.md", "fr", "api.*.md"), ("docs/ja/a.md", "ja", "docs/*/a.md"), ("docs/pt_BR/x/b.md", "pt_BR", "docs/*/x/b.md"),
    ]  # fmt: skip


def test_a_locale_that_stands_twice_in_a_pattern_is_one(tmp_path: Path) -> None:
    lay(tmp_path, "ja/a.ja.md", "ja/a.fr.md")
    _, pages = disk.find_patterns(["{locale}/*.{locale}.md"], tmp_path)
    assert [page.path for page in pages] == ["ja/a.ja.md"]


@pytest.mark.parametrize("pattern", ["../*.md", "/etc/*.md", "~/x.md", "a/../../*.md"])
def test_patterns_do_not_leave_the_project(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(InputError, match="leaves the project"):
        disk.find_patterns([pattern], tmp_path)


def test_loading(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("\ufeff# 表\r\n\r\nx\r\n".encode())
    source = disk.load(disk.Found(file=tmp_path / "a.md", path="a.md"))
    assert (source.text, source.newline) == ("# 表\n\nx\n", "\r\n")


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [(b"\xff", 1, 1), ("ab\n表\n".encode() + b"x\xe8\xa1", 3, 2), ("é\n表".encode("utf-16"), 1, 1)],
)
def test_what_is_not_utf8_has_a_place(tmp_path: Path, data: bytes, line: int, column: int) -> None:
    (tmp_path / "a.md").write_bytes(data)
    with pytest.raises(InputError) as raised:
        disk.load(disk.Found(file=tmp_path / "a.md", path="de/a.md"))
    assert (raised.value.path, raised.value.line, raised.value.column) == ("de/a.md", line, column)


def test_a_page_that_went_away(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"de/a\.md: cannot be read"):
        disk.load(disk.Found(file=tmp_path / "a.md", path="de/a.md"))


def test_writing_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "d" / "a.txt"
    disk.write(file, b"one")
    assert file.read_bytes() == b"one"

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(InputError, match="cannot be written: No space left"):
        disk.write(file, b"two")
    assert file.read_bytes() == b"one"
    assert [path.name for path in file.parent.iterdir()] == ["a.txt"]


def test_writing_keeps_the_mode(tmp_path: Path) -> None:
    file = tmp_path / "run"
    disk.write(file, b"a")
    assert file.stat().st_mode & 0o777 == 0o644
    file.chmod(0o755)
    disk.write(file, b"b")
    assert file.stat().st_mode & 0o777 == 0o755


def carry_out(folder: Path, *outputs: tuple[str, str]) -> None:
    planned, _ = disk.plan(folder, [Output(path=path, text=text) for path, text in outputs], "test")
    disk.carry_out(folder, planned)


def test_stale_files_go_with_their_empty_folders(tmp_path: Path) -> None:
    carry_out(tmp_path, ("a/b/c.txt", "1"), ("d.txt", "2"))
    carry_out(tmp_path, ("d.txt", "3"))
    assert {path for path in disk.existing(tmp_path) if not path.startswith(".")} == {"d.txt"}
    assert not (tmp_path / "a").exists()


def test_a_damaged_manifest_is_told(tmp_path: Path) -> None:
    carry_out(tmp_path, ("d.txt", "2"))
    (tmp_path / ".specglot-manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="not a manifest"):
        disk.plan(tmp_path, [], "test")


def test_a_manifest_cannot_make_it_remove_what_lies_outside(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("x", encoding="utf-8")
    folder = tmp_path / "out"
    carry_out(folder, ("d.txt", "2"))
    (folder / ".specglot-manifest.json").write_text(
        '{"command": "x", "files": {"../victim": "y"}}', encoding="utf-8"
    )
    with pytest.raises(InputError):
        disk.plan(folder, [], "test")
    assert victim.exists()
