"""What `generate` keeps for the next run, and when it looks again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from specglot.recall.cache import OFF

PAGE = """# Hand in a parcel {#parcels-request}

```
POST
https://api.example.com/v1/parcels
```

Registers a parcel.

## Request body

* `weight` (Required): Weight in kilograms.
* `note` (Optional): A line for the driver.

## Response codes

| Response code | Description | Client action |
|---|---|---|
| 204 | Parcel registered | Not applicable |
| 400 | Request not valid | Correct the request |
"""
CONFIG = """[project]
pages = ["docs/{locale}/*.md"]

[generate]
targets = ["python", "typescript"]
templates = ["templates"]
"""
RUN = """
import sys
from specglot.cli import main
status = main(["generate", *sys.argv[1:]])
print(*sorted({"jinja2", "datamodel_code_generator"} & set(sys.modules)))
sys.exit(status)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that has been generated once."""
    (tmp_path / "docs" / "en").mkdir(parents=True)
    (tmp_path / "templates" / "python").mkdir(parents=True)
    (tmp_path / "docs" / "en" / "parcels.md").write_text(PAGE)
    (tmp_path / "specglot.toml").write_text(CONFIG)
    assert generate(tmp_path) == {"jinja2", "datamodel_code_generator"}
    return tmp_path


def generate(folder: Path, *options: str) -> set[str]:
    """Which of the heavy libraries a run loaded."""
    environment = {name: value for name, value in os.environ.items() if name != OFF}
    done = subprocess.run(
        [sys.executable, "-c", RUN, *options],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def files(folder: Path) -> dict[str, bytes]:
    found = folder / "generated"
    return {
        path.relative_to(found).as_posix(): path.read_bytes() for path in found.rglob("*") if path.is_file()
    }


def test_a_run_with_nothing_new_loads_nothing(project: Path) -> None:
    before = files(project)
    assert generate(project) == set()
    (project / "generated" / "python" / "README.md").unlink()
    assert generate(project) == set()
    assert generate(project) == set()
    assert files(project) == before


def test_the_models_are_known_however_the_page_is_laid_out(project: Path) -> None:
    before = files(project)
    (project / "docs" / "en" / "parcels.md").write_text("\n\n" + PAGE)
    assert "datamodel_code_generator" not in generate(project)
    assert files(project) == before


def test_a_new_field_is_a_new_model(project: Path) -> None:
    page = project / "docs" / "en" / "parcels.md"
    page.write_text(PAGE.replace("`note` (Optional)", "`remark` (Optional)"))
    assert "datamodel_code_generator" in generate(project)
    assert b"remark: " in files(project)["python/src/api_client/models.py"]


def test_without_a_cache_the_same_bytes(project: Path) -> None:
    before = files(project)
    assert generate(project, "--no-cache") == {"jinja2", "datamodel_code_generator"}
    assert files(project) == before


def test_a_template_that_changes_is_seen(project: Path) -> None:
    generate(project)
    template = project / "templates" / "README.md.jinja"
    for name, text, python, typescript in (
        ("README.md.jinja", "every", b"every", b"every"),
        ("python/README.md.jinja", "mine", b"mine", b"every"),
        ("python/README.md.jinja", "other", b"other", b"every"),
    ):
        template = project / "templates" / name
        template.write_text(text)
        generate(project)
        generate(project)
        found = files(project)
        assert (found["python/README.md"].strip(), found["typescript/README.md"].strip()) == (
            python,
            typescript,
        )
    template.unlink()
    generate(project)
    assert files(project)["python/README.md"].strip() == b"every"
