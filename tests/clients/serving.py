"""What the tests and benchmarks of the generated clients share: the mock server as its users start it, and the packages."""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "generated"
PYTHON_SOURCE = GENERATED / "python" / "src"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def environment(**more: str) -> dict[str, str]:
    """The environment of a program: this checkout's specglot is found, and nothing of the running tests is passed on."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    return {
        **kept,
        "PYTHONPATH": str(ROOT / "generator"),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        **more,
    }


def ran(
    *command: str | Path, cwd: Path | None = None, status: int = 0, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a program; fails with what it said unless it ends with the status."""
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = f"{' '.join(map(str, command))}: status {done.returncode}\n{done.stdout}\n{done.stderr}"
    assert done.returncode == status, said
    return done


@contextlib.contextmanager
def mock(*arguments: str | Path) -> Iterator[str]:
    """`specglot mock` for this project's own pages, as a process of its own; gives its URL."""
    command = [sys.executable, "-m", "specglot", "mock", "--quiet", *map(str, arguments)]
    # The log goes to a file: a pipe that nobody reads fills up, and then the server waits for ever.
    with (
        tempfile.TemporaryFile("w+") as log,
        subprocess.Popen(
            command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=log, text=True
        ) as server,
    ):
        assert server.stdout
        try:
            url = server.stdout.readline().strip()
            log.seek(0)
            assert url.startswith("http://"), log.read()
            yield url
        finally:
            server.terminate()
            try:
                server.communicate(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
                raise


@contextlib.contextmanager
def imported(name: str, source: Path = PYTHON_SOURCE) -> Iterator[ModuleType]:
    """A package of that folder, imported; other tests may import another one of the same name before and after."""
    before = _taken(name)
    sys.path.insert(0, str(source))
    try:
        yield importlib.import_module(name)
    finally:
        sys.path.remove(str(source))
        _taken(name)
        sys.modules.update(before)


def copied(name: str, folder: Path) -> Path:
    """A copy of a generated package, to run, compile and pack in; asserts that there is one."""
    assert (GENERATED / name).is_dir(), f"there is no generated/{name}: run specglot generate"
    waste = shutil.ignore_patterns("node_modules", "dist", "__pycache__", ".pytest_cache", "*.egg-info")
    return Path(shutil.copytree(GENERATED / name, folder / name, ignore=waste))


def _taken(name: str) -> dict[str, ModuleType]:
    """The modules of a package, taken out of those that are imported."""
    names = [one for one in sys.modules if one == name or one.startswith(f"{name}.")]
    return {one: sys.modules.pop(one) for one in names}
