"""mkdocs and properdocs build the same site. An engine takes over its process, so each build here has its own."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from trees import tree

from specglot.model.errors import InputError
from specglot.site.driver import build_site
from specglot.site.inputs import SiteInputs

ROOT = Path(__file__).parents[2]
needs_properdocs = pytest.mark.skipif(
    find_spec("properdocs") is None, reason="properdocs is not installed: pip install properdocs"
)

BUILD = """
import json, logging, sys
from pathlib import Path
from specglot import pipeline
from specglot.config import load_config
from specglot.site.driver import build_site
root, engine, out = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
manual = root / "docs" / "manual"
inputs = pipeline.site_inputs_of(pipeline.read_book((), load_config(root)))
found = build_site(inputs, out, docs=manual if manual.is_dir() else None, engine=engine)
running = {name: sys.modules[name].__name__ for name in sys.modules if name.split(".")[0] == "mkdocs"}
print(json.dumps({"found": [f"{item.rule}: {item.message}" for item in found], "modules": running}))
"""


def build(root: Path, engine: str, out: Path) -> tuple[list[str], set[str]]:
    """What the build of a project warns of, and the packages that its `mkdocs` modules come from."""
    command = [sys.executable, "-c", BUILD, str(root), engine, str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT / "generator")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    return said["found"], {name.split(".")[0] for name in said["modules"].values()}


@needs_properdocs
def test_both_engines_build_the_same_site(tmp_path: Path) -> None:
    mkdocs, modules = build(ROOT, "mkdocs", tmp_path / "mkdocs")
    assert modules == {"mkdocs"}
    properdocs, modules = build(ROOT, "properdocs", tmp_path / "properdocs")
    assert modules == {"properdocs"}
    assert mkdocs == properdocs
    one, other = tree(tmp_path / "mkdocs"), tree(tmp_path / "properdocs")
    assert len(one) > 100
    assert one == other


@needs_properdocs
def test_warnings_of_either_engine_are_told(parcel_pages: dict[str, str], tmp_path: Path) -> None:
    for path, text in parcel_pages.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "specglot.toml").write_text('[project]\npages = ["docs/{locale}/*.md"]\n')
    (tmp_path / "docs" / "manual").mkdir()
    (tmp_path / "docs" / "manual" / "index.md").write_text("# Manual\n\nSee [more](gone.md).\n")
    mkdocs, _ = build(tmp_path, "mkdocs", tmp_path / "mkdocs")
    properdocs, _ = build(tmp_path, "properdocs", tmp_path / "properdocs")
    assert any(item.startswith("site-build: ") and "gone.md" in item for item in mkdocs)
    assert mkdocs == properdocs


def test_a_process_keeps_its_engine(inputs: SiteInputs, built: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="mkdocs builds in this process"):
        build_site(inputs, tmp_path / "site", engine="properdocs")
    assert list(tmp_path.iterdir()) == []


def test_an_engine_that_is_not_there_is_told(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['properdocs'] = None\n"
        "from specglot.model.errors import InputError\n"
        "from specglot.site import driver\n"
        "try: driver._choose('properdocs')\n"
        "except InputError as problem: print(problem)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT / "generator"
    )
    assert "properdocs is not installed" in done.stdout
