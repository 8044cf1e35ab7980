"""Pages that try to become code (`hostile/docs`): what is generated from them compiles, checks, passes its tests and runs nothing."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest
import serving
from compiling import MODULES, project
from serving import Run

PAGES = Path(__file__).parent / "hostile"
CANARY = "SPECGLOT_CANARY"


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the pages become."""
    out = tmp_path_factory.mktemp("hostile")
    config = PAGES / "specglot.toml"
    serving.ran(
        sys.executable, "-m", "specglot", "generate", "--no-cache", "--config", config, "--out", out, cwd=out
    )
    return out


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_the_pages_say_arrives(generated: Path) -> None:
    found = texts(generated)
    assert f"'{CANARY}'" in found["python/src/hostile_api/models.py"]
    assert f"{CANARY} = 1" in found["typescript/src/types.ts"]
    assert (
        'Literal["*/", \'"""\', "${x}", "\\\\", "class"] | str' in found["python/src/hostile_api/models.py"]
    )
    assert {"python/src/hostile_api/session.py", "typescript/src/session.ts"} <= set(found)


def test_no_character_lies_about_the_code(generated: Path) -> None:
    for path, text in texts(generated).items():
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text), path


def test_python_compiles_and_calls_nothing_of_the_pages(generated: Path) -> None:
    for path in (generated / "python" / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                assert ast.unparse(node.func) not in ("exec", "eval", "__import__"), path


def test_python_checks_and_passes_its_tests_and_the_canary_lives(generated: Path) -> None:
    package = generated / "python"
    serving.ran(sys.executable, "-m", "mypy", "--strict", "src", "tests", cwd=package, MYPYPATH="src")
    (package / "tests" / "test_canary.py").write_text(
        "import importlib, os\n\n"
        "def test_canary() -> None:\n"
        "    for name in ('client', 'errors', 'models', 'operations', 'session'):\n"
        "        importlib.import_module(f'hostile_api.{name}')\n"
        f"    assert {CANARY!r} not in os.environ\n"
    )
    serving.ran(
        sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", "tests", cwd=package
    )


@pytest.mark.node
def test_typescript_compiles_and_passes_its_tests_and_the_canary_lives(
    generated: Path, tmp_path: Path, node_run: Run, node: str
) -> None:
    package = generated / "typescript"
    sources = sorted(f"src/{file.name}" for file in (package / "src").glob("*.ts"))
    for modules in MODULES:
        assert node_run("tsc", "--project", project(package, modules, *sources), cwd=package).stdout == ""
    node_run("npm", "run", "build", cwd=package)
    node_run("tsc", "--project", "test", cwd=package)
    node_run("npm", "test", "--ignore-scripts", cwd=package)
    script = tmp_path / "canary.mjs"
    built = (package / "dist" / "index.js").as_uri()
    script.write_text(
        f"await import({built!r});\nconsole.log(globalThis.{CANARY} === undefined);\n", encoding="utf-8"
    )
    assert node_run(node, script, cwd=tmp_path).stdout == "true\n"
