"""A change of one word in a page makes the generated code stale; a build makes it fresh again."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import serving

WORD = "kumquat"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of this project's own pages, configuration and what was written from them."""
    for name in ("docs", "spec", "generated"):
        waste = shutil.ignore_patterns("__pycache__", "node_modules", "dist", "manual")
        shutil.copytree(serving.ROOT / name, tmp_path / name, ignore=waste)
    shutil.copy(serving.ROOT / "specglot.toml", tmp_path)
    return tmp_path


def specglot(project: Path, *arguments: str, status: int) -> subprocess.CompletedProcess[str]:
    return serving.ran(sys.executable, "-m", "specglot", *arguments, cwd=project, status=status)


def change(project: Path, locale: str) -> str:
    """Change the last word of what a locale's page says is to be done after a 410; gives that word."""
    page = project / "docs" / locale / "events-request.md"
    text = page.read_text(encoding="utf-8")
    (found,) = re.finditer(r"^\| \*\*410\*\* .*?(\w+)\W+$", text, re.MULTILINE)
    page.write_text(text[: found.start(1)] + WORD + text[found.end(1) :], encoding="utf-8")
    return found[1]


def test_one_word_makes_it_stale_and_a_build_fresh(project: Path) -> None:
    # Comments are in German, so a Japanese word is in the tables of texts only.
    for locale, files in (("ja", {"texts.json", "texts.ts"}), ("de", {"client.py", "errors.py", "client.ts", "errors.ts"})):  # fmt: skip
        before = change(project, locale)
        diff = specglot(project, "generate", "--check", status=1).stdout.splitlines()
        removed = "\n".join(line for line in diff if line.startswith("-"))
        added = "\n".join(line for line in diff if line.startswith("+"))
        assert before in removed
        assert WORD in added
        assert WORD not in removed
        changed = set(re.findall(r"^\+\+\+ .*?([\w.-]+)$", added, re.MULTILINE))
        assert changed == files | {"texts.json", "texts.ts"}
    specglot(project, "build", "--no-site", status=0)
    specglot(project, "generate", "--check", status=0)


def test_an_edit_by_hand_is_found(project: Path) -> None:
    file = next(project.glob("generated/python/src/*/errors.py"))
    file.write_text(file.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")
    stale = specglot(project, "generate", "--check", status=1).stdout
    assert "-# by hand" in stale
