"""The tool's digest: another one where its answers may be others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import specglot
from specglot.recall import toolprint
from specglot.recall.cache import Cache

HOME = Path(specglot.__file__).parent


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a part of the package, taken for the package."""
    made = tmp_path / "specglot"
    shutil.copytree(HOME / "lexicon", made / "lexicon", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(toolprint, "_home", lambda: str(made))
    return made


def test_the_package_has_one() -> None:
    assert toolprint.digest() == toolprint.digest()
    assert len(toolprint.digest()) == 32


def test_code_data_and_new_files_count(copy: Path) -> None:
    found = [toolprint.digest()]
    (copy / "lexicon" / "de.toml").write_text("")
    found.append(toolprint.digest())
    (copy / "rule.py").write_text("")
    found.append(toolprint.digest())
    (copy / "rule.py").rename(copy / "other.py")
    found.append(toolprint.digest())
    assert len(set(found)) == 4


def test_byte_code_and_times_do_not(copy: Path) -> None:
    before = toolprint.digest()
    (copy / "__pycache__").mkdir()
    (copy / "__pycache__" / "x.pyc").write_bytes(b"x")
    (copy / "lexicon" / "de.toml").touch()
    assert toolprint.digest() == before


@pytest.mark.parametrize("which", ["_libraries", "sys.version"])
def test_libraries_and_python_count(copy: Path, monkeypatch: pytest.MonkeyPatch, which: str) -> None:
    before = toolprint.digest(), toolprint.stamp()[0]
    if which == "_libraries":
        monkeypatch.setattr(toolprint, "_libraries", lambda: ["markdown_it_py-99.dist-info"])
    else:
        monkeypatch.setattr("sys.version", "9.9")
    assert toolprint.digest() != before[0]
    assert toolprint.stamp()[0] != before[1]


def test_libraries_are_those_that_imports_come_from() -> None:
    assert any(name.startswith("msgspec-") for name in toolprint._libraries())


def test_it_is_remembered_where_times_can_be_trusted(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(str(tmp_path))
    made: list[bytes] = []
    digest = toolprint.digest
    monkeypatch.setattr(toolprint, "digest", lambda: made.append(digest()) or made[-1])
    assert toolprint.of(cache) == toolprint.of(cache)
    assert len(made) == 2  # the copy is new
    monkeypatch.setattr(toolprint, "SETTLED", 0)
    assert toolprint.of(cache) == toolprint.of(cache)
    assert len(made) == 3
    (copy / "lexicon" / "de.toml").write_text("")
    toolprint.of(cache)
    assert len(made) == 4
