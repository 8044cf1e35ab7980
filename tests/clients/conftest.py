from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import serving
from serving import Run


@pytest.fixture(scope="session")
def url() -> Iterator[str]:
    """The address of a mock server that all tests share; each opens sessions of its own."""
    with serving.mock() as found:
        yield found


@pytest.fixture(scope="module")
def api() -> Iterator[ModuleType]:
    """The generated Python package, imported from where it is committed."""
    with serving.imported("media_collection") as module:
        yield module


@pytest.fixture(scope="session")
def tsc(npm: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a TypeScript compiler."""
    return _node_tool(npm, "SPECGLOT_TSC", "tsc", "typescript@5", tmp_path_factory)


@pytest.fixture(scope="session")
def openapi_typescript(npm: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of openapi-typescript (https://openapi-ts.dev)."""
    return _node_tool(
        npm, "SPECGLOT_OPENAPI_TYPESCRIPT", "openapi-typescript", "openapi-typescript@7", tmp_path_factory
    )


@pytest.fixture(scope="session")
def node_run(node: str, tsc: Path) -> Run:
    """Run a program of Node.js, with `node` and `tsc` on its path; fails with its output where it fails."""
    path = os.pathsep.join([str(tsc.parent), str(Path(node).parent), os.environ["PATH"]])

    def run(*command: str | Path, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
        return serving.ran(*command, cwd=cwd, PATH=path, npm_config_update_notifier="false", **more)

    return run


@pytest.fixture(scope="session")
def typescript(tmp_path_factory: pytest.TempPathFactory, node_run: Run) -> Path:
    """A folder with the generated TypeScript package, compiled as its package.json says."""
    folder = serving.copied("typescript", tmp_path_factory.mktemp("typescript"))
    node_run("npm", "run", "build", cwd=folder)
    return folder


def _node_tool(
    npm: str, variable: str, name: str, package: str, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The tool that a variable names, the one of the machine, or one that is installed for this run."""
    found = os.environ.get(variable) or shutil.which(name)
    if found:
        return Path(found)
    prefix = tmp_path_factory.mktemp("node")
    command = [npm, "install", "--prefix", str(prefix), "--no-audit", "--no-fund", "--no-save", package]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        pytest.skip(f"no {name}: {variable} names none, and npm cannot install one: {done.stderr[-300:]}")
    return prefix / "node_modules" / ".bin" / name
