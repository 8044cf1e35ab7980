"""`specglot site --serve`: what an author sees in the browser while writing, without touching the browser."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def written(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The command, running on a copy of the project's pages: its address, and the project's folder."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("manual"))
    shutil.copy(ROOT / "specglot.toml", tmp_path)
    command = [sys.executable, "-m", "specglot", "site", "--serve", "--port", "0"]
    running = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert running.stdout is not None
        yield running.stdout.readline().strip(), tmp_path
    finally:
        running.terminate()
        running.wait(timeout=30)
        running.stdout.close()


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_change_comes_to_the_screen_by_itself(watch, written: tuple[str, Path]) -> None:  # type: ignore[no-untyped-def]
    address, project = written
    source = project / "docs" / "de" / "events-request.md"
    seen = watch(f"{address}de/events-request.html#code-410").page
    seen.get_by_text("Das Ereignis wurde angenommen.").first.wait_for()
    # What stands on this page comes from all languages: a change of another one is a change here.
    replace(source, "Das Ereignis wurde angenommen.", "Das Ereignis steht im Protokoll.")
    seen.get_by_text("Das Ereignis steht im Protokoll.").first.wait_for()
    assert seen.get_by_text("Das Ereignis wurde angenommen.").count() == 0
    assert seen.url.endswith("de/events-request.html#code-410")
    assert seen.locator(".truth.conflict").count() == 0
    replace(
        project / "docs" / "fr" / "events-request.md", "`qoeData` (Facultatif)", "`qoeData` (Obligatoire)"
    )
    seen.locator("#field-qoeData .truth.conflict").wait_for()


def test_a_broken_page_shows_why_and_the_mended_one_comes_back(watch, written: tuple[str, Path]) -> None:  # type: ignore[no-untyped-def]
    address, project = written
    source = project / "docs" / "de" / "events-request.md"
    sound = source.read_bytes()
    seen = watch(f"{address}de/events-request.html").page
    seen.get_by_text("Das Ereignis wurde angenommen.").first.wait_for()
    source.write_bytes(sound.replace(b"Ereignis", b"\xff\xfe\xff", 1))
    seen.get_by_role("heading", name="This cannot be shown").wait_for()
    assert "docs/de/events-request.md" in seen.locator("pre").inner_text()
    source.write_bytes(sound)
    seen.get_by_text("Das Ereignis wurde angenommen.").first.wait_for()
