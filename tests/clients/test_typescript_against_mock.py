"""The committed TypeScript client: what the compiler says, its own tests, and Node.js against `specglot mock`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import serving
from compiling import MODULES, project
from serving import Run

pytestmark = pytest.mark.node

# One line against each flag, and the number under which the compiler complains of it.
AGAINST = {
    "strict": ("export function a(x): void { x; }", 7006),
    "exactOptionalPropertyTypes": ("export const b: { p?: string } = { p: undefined };", 2375),
    "noUncheckedIndexedAccess": ("const c: string[] = [];\nexport const d: string = c[0];", 2322),
    "verbatimModuleSyntax": ('import { Options } from "./http.js";\nexport type E = Options;', 1484),
    "erasableSyntaxOnly": ("export enum F { G }", 1294),
    "isolatedDeclarations": ("export const h = [1].map(String);", 9010),
}
AT_LEAST = 20


def counts(said: str) -> dict[str, int]:
    """How many tests Node.js says passed, failed and so on."""
    return {name: int(count) for name, count in re.findall(r"^(?:#|ℹ) (\w+) (\d+)$", said, re.MULTILINE)}


@pytest.mark.parametrize("modules", MODULES)
def test_the_compiler_has_nothing_to_say(typescript: Path, node_run: Run, modules: str) -> None:
    sources = sorted(f"src/{file.name}" for file in (typescript / "src").glob("*.ts"))
    assert len(sources) > 3
    assert node_run("tsc", "--project", project(typescript, modules, *sources), cwd=typescript).stdout == ""


def test_each_flag_is_set(tmp_path: Path, node_run: Run) -> None:
    folder = serving.copied("typescript", tmp_path)
    for name, (code, _) in AGAINST.items():
        (folder / "src" / f"{name}.ts").write_text(f"{code}\n", encoding="utf-8")
    # Declarations are only looked at where nothing else is wrong.
    for names in (set(AGAINST) - {"isolatedDeclarations"}, {"isolatedDeclarations"}):
        file = project(folder, "nodenext", *(f"src/{name}.ts" for name in sorted(names)))
        said = node_run("tsc", "--project", file, "--pretty", "false", cwd=folder, status=2).stdout
        found = set(re.findall(r"^src/(\w+)\.ts\(.*?: error TS(\d+)", said, re.MULTILINE))
        assert found == {(name, str(AGAINST[name][1])) for name in names}


def test_the_package_passes_its_own_tests(typescript: Path, node_run: Run) -> None:
    # What npm would do before it: the package is compiled already.
    node_run("tsc", "--project", "test", cwd=typescript)
    found = counts(node_run("npm", "test", "--ignore-scripts", cwd=typescript).stdout)
    assert found["fail"] == found["skipped"] == found["cancelled"] == 0
    assert found["pass"] == found["tests"] >= AT_LEAST


def test_a_client_and_the_mock_understand_each_other(
    typescript: Path, node_run: Run, node: str, url: str
) -> None:
    script = Path(__file__).parent / "against_mock.test.mjs"
    package = (typescript / "dist" / "index.js").as_uri()
    said = node_run(node, "--test", script, cwd=typescript, PACKAGE=package, API_URL=url).stdout
    found = counts(said)
    assert found["fail"] == found["skipped"] == found["cancelled"] == 0
    assert found["pass"] == found["tests"] >= AT_LEAST
