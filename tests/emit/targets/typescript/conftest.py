from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hostile_spec import TEXTS, hostile
from media_spec import media
from typescript_specs import TRICKS, files, rare, tricky

PACKAGES: Mapping[str, Callable[[], dict[str, str]]] = {
    "media": lambda: files(media(), package="@example/media-collection", version="1.2.3"),
    "rare": lambda: files(rare()),
    "hostile": lambda: files(hostile(), title=TEXTS[0]),
    "tricky": lambda: files(tricky(), title=TRICKS[0]),
}

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def tsc() -> str:
    """The path of a TypeScript compiler: SPECGLOT_TSC, or the one of the machine."""
    found = os.environ.get("SPECGLOT_TSC") or shutil.which("tsc")
    if not found:
        pytest.skip(
            "no tsc: npm install --prefix FOLDER typescript@5, SPECGLOT_TSC=FOLDER/node_modules/.bin/tsc"
        )
    return found


@pytest.fixture(scope="session")
def run(node: str, tsc: str) -> Run:
    """Run a program of Node.js with `node` and `tsc` on its path; fails with its output where it fails."""

    def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        path = os.pathsep.join([str(Path(tsc).parent), str(Path(node).parent), os.environ["PATH"]])
        done = subprocess.run(
            command,
            cwd=cwd,
            env={**os.environ, "PATH": path, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
        return done

    return run


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a package, by name, written when first asked for."""
    written: dict[str, Path] = {}

    def package(name: str) -> Path:
        if name not in written:
            written[name] = tmp_path_factory.mktemp(name)
            for path, text in PACKAGES[name]().items():
                file = written[name] / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8", newline="\n")
        return written[name]

    return package


@pytest.fixture(scope="session")
def built(packages: Callable[[str], Path], run: Run) -> Callable[[str], Path]:
    """The same, compiled."""
    done: set[str] = set()

    def package(name: str) -> Path:
        if name not in done:
            run("tsc", "--project", ".", cwd=packages(name))
            done.add(name)
        return packages(name)

    return package
