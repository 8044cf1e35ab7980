"""What all tests share: the example books beside the checkout, and what to do where a tool is missing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SHARED = Path(os.environ.get("SPECGLOT_SHARED") or ROOT.parent / "shared").resolve()

NO_BOOKS = "no example books beside the checkout (SPECGLOT_SHARED names another place)"
# A marker, the folder that implies it, and the variable that makes a skip a failure.
REQUIRED = (("browser", "browser", "REQUIRE_BROWSER"), ("node", "typescript", "REQUIRE_NODE"))

# Test files are imported without a package, so what several of them share lies beside them under a name of its own.
sys.path[:0] = sorted(
    {
        str(file.parent)
        for file in TESTS.rglob("*.py")
        if not file.name.startswith(("test_", "conftest", "__"))
    }
)

# A run of a test does its own work; the tests of the cache turn it on.
os.environ["SPECGLOT_NO_CACHE"] = "1"

settings.register_profile("dev", deadline=None, max_examples=50)
settings.register_profile(
    "ci", deadline=None, max_examples=100, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of example pages and gold facts; skips where there is none."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip(NO_BOOKS)
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; skips, or fails with REQUIRE_BROWSER=1, where there is none."""
    return _tool("CHROMIUM", ("chromium", "chromium-browser", "google-chrome"), "REQUIRE_BROWSER")


@pytest.fixture(scope="session")
def node() -> str:
    """The path of a Node.js; skips, or fails with REQUIRE_NODE=1, where there is none."""
    return _tool("NODE", ("node",), "REQUIRE_NODE")


@pytest.fixture(scope="session")
def npm(node: str) -> str:
    """The path of npm."""
    found = shutil.which("npm")
    if not found:
        pytest.skip("no npm on this machine")
    return found


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what is marked `shared` where there is nothing shared."""
    if item.get_closest_marker("shared") and not (SHARED / "seeds").is_dir():
        pytest.skip(NO_BOOKS)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Turn the skip of a test that must run into a failure."""
    report = yield
    variable = _required(item)
    if (
        report.skipped
        and variable
        and not hasattr(report, "wasxfail")
        and NO_BOOKS not in str(report.longrepr)
    ):
        report.outcome = "failed"
        report.longrepr = f"{variable}=1, but skipped: {report.longrepr}"
    return report


def _required(item: pytest.Item) -> str | None:
    for marker, folder, variable in REQUIRED:
        concerned = item.get_closest_marker(marker) or folder in item.path.relative_to(TESTS).parts[:-1]
        if concerned and os.environ.get(variable) == "1":
            return variable
    return None


def _tool(variable: str, names: tuple[str, ...], required: str) -> str:
    found = os.environ.get(variable) or next(filter(None, map(shutil.which, names)), None)
    if not found:
        if os.environ.get(required) == "1":
            pytest.fail(f"{required}=1, but there is no {names[0]}")
        pytest.skip(f"no {names[0]} on this machine")
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser's tests last: while its driver lives, an event loop runs, and no other test can start one."""
    items.sort(key=lambda item: "browser" in item.path.parts)
