"""Pages as they are read, shown to whoever watches."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from specglot.commands.bar import Bar


def shown(bar: Bar, capsys: pytest.CaptureFixture[str], *locales: str, total: int = 10) -> str:
    bar.begin(total)
    for locale in locales:
        bar.page(locale)
    said = capsys.readouterr().err
    bar.end()
    return said


def test_nothing_within_the_first_second(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(Bar(), capsys, "de", "ja") == ""
    assert "tqdm" not in sys.modules or capsys.readouterr().err == ""


def test_pages_locale_rate_and_time_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    clock = iter(range(100))
    monkeypatch.setattr("time.monotonic", lambda: float(next(clock)))
    said = shown(Bar(), capsys, "de", "fr")
    last = said.rpartition("\r")[2]
    # Two pages took three seconds by the clock above: the eight others take twelve.
    assert re.search(r"reading: +20%\|.*\| 2/10 \[00:03<00:1[12], +1\.5\ds/page, fr\]", last), last


def test_the_bar_goes_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Bar(patience=-1)
    shown(bar, capsys, "de")
    assert capsys.readouterr().err.split("\r")[-1].strip() == ""
    bar.end()


def test_only_a_terminal_is_shown_a_bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from specglot import pipeline
    from specglot.cli import Terminal
    from specglot.commands.shared import means_of
    from specglot.config import Config
    from specglot.options import parsed

    config = Config(root=tmp_path)
    arguments = parsed(["check", "--no-cache", "--jobs", "2"])
    assert means_of(arguments, config, Terminal()).progress is pipeline.SILENT
    monkeypatch.setattr(Terminal, "interactive", True)
    means = means_of(arguments, config, Terminal())
    assert (type(means.progress), means.jobs, means.cache.keeps) == (Bar, 2, False)
