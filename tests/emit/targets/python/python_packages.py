"""Generates packages for the tests of the Python target."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from specglot.emit.target import Output, TargetRequest, produce
from specglot.model.spec import Spec

ROOT = Path(__file__).parents[4]


def generate(
    spec: Spec, *, lang: str = "de", title: str = "Media Collection API", templates=None, **options
) -> tuple[Output, ...]:
    """The files of the Python target."""
    request = TargetRequest(
        spec=spec,
        openapi={},
        title=title,
        lang=lang,
        fallback=("pt", "ja"),
        options=options or {"package": "media_collection"},
        templates=templates or {},
    )
    return produce("python", request)


def write(outputs: tuple[Output, ...], folder: Path) -> Path:
    """The files on disk."""
    for output in outputs:
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(output.text, encoding="utf-8", newline="\n")
    return folder


def run(*command: str, cwd: Path, **environment: str) -> str:
    """What a program says; fails where the program does."""
    path = os.pathsep.join([str(cwd / "src"), str(ROOT / "generator")])
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"} | environment,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
