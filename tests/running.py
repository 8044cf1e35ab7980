"""What the tests of the command line share: a project folder, and a run in it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from specglot.check.samples import parcels
from specglot.cli import main

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a run gave."""

    status: int
    out: str
    err: str


class Project:
    """A folder that commands run in."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def add(self, files: Mapping[str, str | bytes]) -> Project:
        """Write files by path."""
        for path, text in files.items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return self

    def pages(self, *locales: str, **changes: tuple[str, str]) -> Project:
        """Write the sample page in some locales below `docs`, and a config that names them."""
        self.add({f"docs/{path}": text for path, text in parcels(*locales, **changes).items()})
        return self.add({"specglot.toml": '[project]\npages = ["docs/{locale}/*.md"]\n'})

    def run(self, *arguments: str) -> Ran:
        """Run the command line in this process."""
        self.capsys.readouterr()
        try:
            status = main(arguments)
        except SystemExit as error:
            status = int(error.code or 0)
        captured = self.capsys.readouterr()
        return Ran(status=status, out=captured.out, err=captured.err)

    def files(self) -> dict[str, bytes]:
        """Every file there is."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


def process(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a process of its own, without a terminal."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "generator"), "PYTHONUTF8": "1", **environment}
    return subprocess.run(
        [sys.executable, "-m", "specglot", *arguments],
        cwd=cwd,
        env=env,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
