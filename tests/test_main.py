"""The process around the command line: its status, and what it says, however it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from running import ROOT

FULL = Path("/dev/full")


def run(
    *words: str, before: tuple[str, ...] = (), stdout: int | IO[bytes] = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *before, "-m", "specglot", *words],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "generator"), "PYTHONIOENCODING": "utf-8"},
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


def test_all_that_a_command_says_reaches_a_pipe() -> None:
    done = run("rules")
    lines = done.stdout.decode().splitlines()
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(lines) > 50
    assert all(len(line.split()) > 2 for line in lines)


def test_the_status_is_that_of_the_command() -> None:
    done = run("explain", "no-such-rule")
    assert done.returncode == 2
    assert done.stderr.startswith(b"specglot: ")


def test_a_profiler_still_has_its_say() -> None:
    done = run("rules", before=("-m", "cProfile"))
    assert b"function calls" in done.stdout


def test_a_reader_that_has_gone_is_no_traceback() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "specglot", "rules"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "generator")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 2


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_a_full_disk_is_told() -> None:
    with FULL.open("wb") as full:
        done = run("rules", stdout=full)
    assert (done.returncode, done.stderr) == (
        2,
        b"specglot: the output cannot be written: No space left on device\n",
    )
