"""`specglot check` from cold to warm, beside markdown-it-py merely parsing the same pages and beside `python -c pass`.

    python tests/benchmarks/check_speed.py [--rounds N] [--times N] [FOLDER ...]

The folders' pages are copied to a temporary folder and checked there; without any, the two large example books beside
the checkout are taken. All commands of a round run in turn, each as a process of its own, and every figure is the
median of the ratios of the rounds: CPU time (user and system, children included), which other programs of the machine
change little; only the line of two processes is wall time, and needs two idle processors. `--times` is how often the
books are repeated for the large input, 0 to leave it out.

Printed as the table of docs/manual/performance.md.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
BOOKS = [ROOT.parent / "shared" / "corpus" / name for name in ("media-collection", "audience-manager")]
FAST = importlib.util.find_spec("pyromark") is not None
WARM = 21
"""Rounds of what takes milliseconds: starting Python varies more than working does."""

BARE = """
import sys
from pathlib import Path
from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin
parser = MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
for file in Path(sys.argv[1]).rglob("*.md"):
    parser.parse(file.read_text(encoding="utf-8"))
"""
PASS = [sys.executable, "-c", "pass"]

# What users have: byte code of the modules, output in one piece, and a cache.
OFF = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "SPECGLOT_NO_CACHE", "SPECGLOT_CACHE_DIR")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in OFF}


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def run(command: list[str], folder: Path) -> tuple[float, float, float]:
    """CPU seconds, wall seconds, and the largest resident set (MB) of a command."""
    start = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**ENVIRONMENT, "PYTHONPATH": str(ROOT / "generator")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: {said.decode()}")
    children = used.ru_utime + used.ru_stime
    return children, wall, used.ru_maxrss / (1024 if sys.platform != "darwin" else 1 << 20)


def specglot(*words: str) -> list[str]:
    return [sys.executable, "-m", "specglot", *words]


def check(*words: str) -> list[str]:
    return specglot("check", ".", *words)


Way = Callable[[], tuple[float, float, float]]


def ratios(ways: dict[str, Way], rounds: int, what: int = 0) -> dict[str, float]:
    """The median of each way's ratio to the first, all in turn."""
    found: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        took = {name: way()[what] for name, way in ways.items()}
        first = next(iter(took.values()))
        for name, seconds in took.items():
            found[name].append(seconds / first)
    return {name: statistics.median(values) for name, values in found.items()}


def cold(folder: Path, rounds: int) -> Iterator[tuple[str, str, str]]:
    backends = ["markdown-it", *(["pyromark"] if FAST else [])]
    one = ("--jobs", "1", "--no-cache")
    ways: dict[str, Way] = {
        "bare": lambda: run([sys.executable, "-c", BARE, str(folder)], folder),
        **{name: lambda name=name: run(check(*one, "--backend", name), folder) for name in backends},
    }

    def keeping() -> tuple[float, float, float]:
        shutil.rmtree(folder / ".specglot", ignore_errors=True)
        return run(check("--jobs", "1", "--backend", "markdown-it"), folder)

    found = ratios({**ways, "keeping": keeping}, rounds)
    for name in backends:
        yield f"cold, `--backend {name}`", f"{found[name]:.2f}", "bare parse"
    yield "cold, `--backend markdown-it`, writing the cache", f"{found['keeping']:.2f}", "bare parse"


def warm(folder: Path, rounds: int) -> Iterator[tuple[str, str, str]]:
    pages = sorted(folder.rglob("*.md"))
    page = sorted(pages, key=lambda file: file.stat().st_size)[len(pages) // 2]
    text = page.read_text(encoding="utf-8")
    clone = folder.parent / "clone"
    turn = iter(range(10**6))

    def by_content() -> tuple[float, float, float]:
        """The files as a clone has them: the same, written just now."""
        shutil.rmtree(clone, ignore_errors=True)
        shutil.copytree(folder, clone, copy_function=shutil.copyfile)
        return run(check(), clone)

    def changed(backend: str) -> Way:
        def once() -> tuple[float, float, float]:
            # A line of text: a number with a dot would be an empty list, which one of the parsers hands on.
            page.write_text(f"{text}\nv{next(turn)}\n", encoding="utf-8")
            return run(check("--backend", backend), folder)

        return once

    run(check(), folder)
    time.sleep(2.5)  # until the times of the files can be trusted
    run(check(), folder)
    ways: dict[str, Way] = {
        "pass": lambda: run(PASS, folder),
        "--help": lambda: run(specglot("--help"), folder),
        "--version": lambda: run(specglot("--version"), folder),
        "by times": lambda: run(check(), folder),
        "by content": by_content,
    }
    found = ratios(ways, max(rounds, WARM))
    yield "warm, nothing changed: sizes and times alike", f"{found['by times']:.2f}", "`python -c pass`"
    yield (
        "warm, nothing changed: other times (a fresh clone)",
        f"{found['by content']:.2f}",
        "`python -c pass`",
    )
    yield "`--help`", f"{found['--help']:.2f}", "`python -c pass`"
    yield "`--version`", f"{found['--version']:.2f}", "`python -c pass`"
    for backend in ("markdown-it", *(["pyromark"] if FAST else [])):
        run(check("--backend", backend), folder)
        found = ratios({"pass": ways["pass"], "one": changed(backend)}, rounds)
        yield (
            f"warm, one page of {len(pages)} changed, `--backend {backend}`",
            f"{found['one']:.1f}",
            "`python -c pass`",
        )
        page.write_text(text, encoding="utf-8")


def large(folder: Path, many: Path, rounds: int, times: int) -> Iterator[tuple[str, str, str]]:
    one = ("--jobs", "1", "--no-cache", "--backend", "markdown-it")
    small_mb = run(check(*one), folder)[2]
    yield "memory", f"{small_mb:.0f} MB", f"{sum(1 for _ in folder.rglob('*.md'))} pages"
    if not times:
        return
    pages = sum(1 for _ in many.rglob("*.md"))
    yield "memory", f"{run(check(*one), many)[2]:.0f} MB", f"{pages} pages"
    found = ratios(
        {"small": lambda: run(check(*one), folder), "large": lambda: run(check(*one), many)}, rounds
    )
    yield f"{times} times the pages", f"{found['large']:.1f}", "once the pages"
    two = ("--jobs", "2", "--no-cache", "--backend", "markdown-it")
    found = ratios(
        {"one": lambda: run(check(*one), many), "two": lambda: run(check(*two), many)}, rounds, what=1
    )
    yield f"two processes, {pages} pages, wall time", f"{found['two']:.2f}", "one process"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("folders", nargs="*", type=Path)
    arguments = parser.parse_args()
    folders = [folder.resolve() for folder in arguments.folders or BOOKS]
    if missing := [folder for folder in folders if not folder.is_dir()]:
        raise SystemExit(f"no folder {missing[0]}: name folders of pages")
    with tempfile.TemporaryDirectory() as made:
        book, many = Path(made) / "book", Path(made) / "many"
        for folder in folders:
            shutil.copytree(folder, book / folder.name)
            for number in range(arguments.times):
                shutil.copytree(folder, many / f"b{number}" / folder.name)
        size = sum(file.stat().st_size for file in book.rglob("*.md"))
        say(
            f"{sum(1 for _ in book.rglob('*.md'))} pages, {size / 1e6:.1f} MB, Python {sys.version.split()[0]}\n"
        )
        say("| what | ratio | to |\n|---|---:|---|")
        for line in (
            *cold(book, arguments.rounds),
            *large(book, many, arguments.rounds, arguments.times),
            *warm(book, arguments.rounds),
        ):
            say(f"| {' | '.join(line)} |")


if __name__ == "__main__":
    main()
