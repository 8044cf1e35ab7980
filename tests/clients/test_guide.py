"""What docs/manual/guides/clients.md tells readers to do, done: every example, template and target of it runs."""

from __future__ import annotations

import json
import re
import shutil
import sys
import tomllib
from pathlib import Path

import pytest
import serving
from serving import Run

GUIDE = serving.ROOT / "docs" / "manual" / "guides" / "clients.md"
BLOCKS = [
    (heading, kind, code)
    for heading, section in re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", GUIDE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    for kind, code in re.findall(r"^```(.*?)\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
]  # fmt: skip
# The names that a reader's shell has, as programs of this run.
SHELL = 'python() { "$PYTHON" "$@"; }; specglot() { "$PYTHON" -m specglot "$@"; }; set -eu; '


def blocks(heading: str, kind: str) -> list[str]:
    return [code for found, language, code in BLOCKS if (found, language) == (heading, kind)]


def shell(code: str, cwd: Path, **more: str) -> str:
    return serving.ran("bash", "-c", SHELL + code, cwd=cwd, PYTHON=sys.executable, **more).stdout


def project(folder: Path, **settings: object) -> Path:
    """A folder with this project's pages and its configuration, with more in its table `[generate]`."""
    shutil.copytree(serving.ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("manual"))
    config = (serving.ROOT / "specglot.toml").read_text(encoding="utf-8")
    more = "".join(f"{name} = {json.dumps(value)}\n" for name, value in settings.items())
    assert "\n[generate]\n" in config
    kept = re.sub(r"(?<=\n\[generate\]\n)targets = .*\n", more, config)
    (folder / "specglot.toml").write_text(kept, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("example", "said"), [(0, r"410 .*セッション.*\n"), (1, r"204 [0-9a-f]{16,}\n"), (2, r"500 True\n")]
)
def test_python_example(example: int, said: str, url: str, tmp_path: Path) -> None:
    examples = blocks("Python", "python")
    assert len(examples) == 3
    done = serving.ran(
        sys.executable, "-W", "error", "-c", examples[example],
        cwd=tmp_path, API_URL=url, PYTHONPATH=str(serving.PYTHON_SOURCE),
    )  # fmt: skip
    assert re.fullmatch(said, done.stdout)


@pytest.mark.node
@pytest.mark.parametrize(("example", "said"), [(0, r".*セッション.*\n"), (1, r"204 [0-9a-f]{16,}\n")])
def test_typescript_example(
    example: int, said: str, typescript: Path, node_run: Run, node: str, url: str, tmp_path: Path
) -> None:
    examples = blocks("TypeScript", "ts")
    assert len(examples) == 2
    package = (typescript / "dist" / "index.js").as_uri()
    script = tmp_path / "example.mjs"
    script.write_text(examples[example].replace('"media-collection"', json.dumps(package)), encoding="utf-8")
    assert re.fullmatch(said, node_run(node, script, cwd=tmp_path, API_URL=url).stdout)


def test_templates_of_your_own(tmp_path: Path) -> None:
    (config,) = blocks("Templates of your own", "toml")
    (commands,) = blocks("Templates of your own", "")
    folder = project(tmp_path, **tomllib.loads(config)["generate"])
    shell(commands, folder)
    written = folder / "generated" / "python" / "pyproject.toml"
    before = written.read_text(encoding="utf-8")
    assert before == (serving.GENERATED / "python" / "pyproject.toml").read_text(encoding="utf-8")
    (template,) = (folder / "templates" / "python").iterdir()
    template.write_text(template.read_text(encoding="utf-8") + "\n# ours\n", encoding="utf-8")
    shell("specglot generate", folder)
    assert written.read_text(encoding="utf-8") == before + "\n# ours\n"
    template.write_text("{{ package.title }}", encoding="utf-8")
    broken = serving.ran(sys.executable, "-m", "specglot", "generate", cwd=folder, status=2)
    assert template.name in broken.stderr


def test_targets_of_your_own(tmp_path: Path) -> None:
    heading = "Targets of your own"
    (code,) = blocks(heading, 'python title="statuses.py"')
    (table,) = blocks(heading, "toml")
    (command,) = blocks(heading, "")
    library = tmp_path / "library"
    described = library / "statuses-1.0.dist-info"
    described.mkdir(parents=True)
    (library / "statuses.py").write_text(code, encoding="utf-8")
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: statuses\nVersion: 1.0\n")
    points = tomllib.loads(table)["project"]["entry-points"]
    (described / "entry_points.txt").write_text(
        "".join(f"[{group}]\n{name} = {value}\n" for group, of in points.items() for name, value in of.items())
    )  # fmt: skip
    folder = project(tmp_path / "project", targets=["python"])
    path = f"{library}:{serving.ROOT / 'generator'}"
    shell(command, folder, PYTHONPATH=path)
    lines = (folder / "generated" / "statuses" / "statuses.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "operation,status"
    assert {"postEvents,410", "postSessions,201", "getSchemas,404"} <= set(lines)
    shell(f"{command.strip()} --check", folder, PYTHONPATH=path)
