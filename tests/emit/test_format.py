from __future__ import annotations

from pathlib import Path

import pytest

from specglot.emit.format import format_python
from specglot.emit.target import Output
from specglot.model.errors import InputError


def one(path: str, text: str) -> str:
    (found,) = format_python([Output(path=path, text=text)], first_party="pkg")
    assert found.path == path
    return found.text


def test_python_is_formatted_and_its_imports_sorted() -> None:
    source = "import sys\nimport os\nfrom pkg import b\nimport httpx2\nprint( os,sys,b,httpx2 )\n"
    wanted = "import os\nimport sys\n\nimport httpx2\n\nfrom pkg import b\n\nprint(os, sys, b, httpx2)\n"
    assert one("src/pkg/a.py", source) == wanted


def test_unused_imports_go() -> None:
    assert one("a.py", "import os\n\nx = 1\n") == "x = 1\n"


def test_python_in_markdown_is_formatted() -> None:
    assert one("README.md", "# a\n\n```python\nx=1\n```\n") == "# a\n\n```python\nx = 1\n```\n"


def test_other_files_stay_as_they_are() -> None:
    assert one("a.json", "{ }") == "{ }"


def test_the_users_own_settings_do_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ruff.toml").write_text('line-length = 20\n[format]\nquote-style = "single"\n')
    monkeypatch.chdir(tmp_path)
    assert one("a.py", 'x = ["aaaaaaaaaaaa", "bbbbbbbbbbbb"]\n') == 'x = ["aaaaaaaaaaaa", "bbbbbbbbbbbb"]\n'
    assert [path.name for path in tmp_path.iterdir()] == ["ruff.toml"]


def test_code_that_does_not_parse_is_our_fault() -> None:
    with pytest.raises(RuntimeError, match="ruff refused"):
        one("a.py", "def (")


def test_paths_cannot_leave_the_staging_folder() -> None:
    with pytest.raises(InputError):
        one("../a.py", "x = 1\n")
