from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hostile_spec import TEXTS, hostile
from media_spec import media
from python_packages import generate, write


@pytest.fixture(scope="session")
def media_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package for the Media Collection API."""
    return write(generate(media()), tmp_path_factory.mktemp("media"))


@pytest.fixture(scope="session")
def hostile_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package whose docs try everything."""
    return write(
        generate(hostile(), title=TEXTS[0], package="hostile_api"), tmp_path_factory.mktemp("hostile")
    )


@pytest.fixture(scope="session")
def api(media_package: Path) -> Iterator[ModuleType]:
    """The package for the Media Collection API, imported."""
    sys.path.insert(0, str(media_package / "src"))
    yield importlib.import_module("media_collection")
    sys.path.remove(str(media_package / "src"))
