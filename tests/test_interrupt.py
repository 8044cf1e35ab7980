"""Ctrl-C: the run ends at once with 130, leaves nothing half-written, and no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from running import ROOT, process
from specglot.check.samples import parcels

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks at processes in /proc")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Pages that take many seconds to read."""
    for path, text in parcels("de", "ja").items():
        head, _, body = text.partition("\n# ")
        for number in range(40):
            file = tmp_path / path.replace("update-parcel", f"page-{number}")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(head + f"\n# {body}\n" * 60, encoding="utf-8")
    return tmp_path


def children(pid: int) -> set[int]:
    """The processes that a process started, theirs included."""
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return set()
    return {found for child in map(int, listed) for found in ({child} | children(child))}


def busy(pid: int) -> float:
    """Seconds of CPU that a process took so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def interrupted(project: Path, jobs: int) -> tuple[int, str, set[int]]:
    """Start a check, press Ctrl-C when it is at work; its status, what it said, and the processes it had."""
    env = {name: value for name, value in os.environ.items() if name != "SPECGLOT_NO_CACHE"}
    run = subprocess.Popen(
        [sys.executable, "-m", "specglot", "check", ".", "--jobs", str(jobs)],
        cwd=project,
        env={**env, "PYTHONPATH": str(ROOT / "generator")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    started: set[int] = set()
    for _ in range(3000):
        started = children(run.pid)
        at_work = [pid for pid in {run.pid, *started} if Path(f"/proc/{pid}").exists() and busy(pid) > 0.6]
        if len(at_work) >= jobs:
            break
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: everybody in the group
    out, err = run.communicate(timeout=300)
    assert out == ""
    return run.returncode, err, started


def alive(started: set[int]) -> set[int]:
    """Those that have not ended within a few seconds; Python's own tracker of resources ends after its parent."""
    left = started
    for _ in range(500):
        left = {pid for pid in left if Path(f"/proc/{pid}").exists()}
        if not left:
            break
        time.sleep(0.01)
    return left


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_ends_the_run(project: Path, jobs: int) -> None:
    before = {path for path in project.rglob("*") if path.is_file()}
    status, said, started = interrupted(project, jobs)
    assert (status, said) == (130, "specglot: interrupted\n")
    assert len(started) >= jobs - 1
    assert alive(started) == set()
    left = {path for path in project.rglob("*") if path.is_file()} - before
    assert {path.name for path in left} <= {"cache.sqlite", ".gitignore", "CACHEDIR.TAG"}


def test_what_an_interrupted_run_kept_is_good(project: Path) -> None:
    interrupted(project, 2)
    for path in list(project.glob("*/page-*"))[4:]:
        path.unlink()  # what is left takes a moment only
    kept = process("check", ".", cwd=project, SPECGLOT_NO_CACHE="")
    assert kept.returncode in (0, 1)
    assert kept.stdout == process("check", ".", "--no-cache", cwd=project).stdout
