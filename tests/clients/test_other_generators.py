"""The committed openapi.yaml through generators that are not ours: they accept it, and what they write is sound."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import serving
from compiling import MODULES, project
from serving import Run

DOCUMENT = serving.ROOT / "spec" / "openapi.yaml"
STATUSES = {
    "post_sessions": {"201", "400", "500"},
    "post_events": {"204", "400", "404", "410", "500"},
    "get_schemas": {"200", "404", "500"},
}


def test_openapi_python_client(tmp_path: Path) -> None:
    pytest.importorskip("openapi_python_client", reason="pip install openapi-python-client")
    out = tmp_path / "out"
    tool = [sys.executable, "-m", "openapi_python_client", "generate", "--fail-on-warning"]
    said = serving.ran(*tool, "--path", DOCUMENT, "--output-path", out, cwd=tmp_path)
    assert "WARNING" not in said.stdout + said.stderr
    (package,) = (file.parent for file in out.glob("*/py.typed"))
    found = {
        name: set(re.findall(r"status_code == (\d+)", file.read_text(encoding="utf-8")))
        for name in STATUSES
        for file in package.glob(f"api/*/{name}.py")
    }
    assert found == STATUSES
    names = [
        ".".join(file.relative_to(out).with_suffix("").parts)
        for file in sorted(package.rglob("*.py"))
        if file.name != "__init__.py"
    ]
    code = f"import importlib\nfor name in {names!r}: importlib.import_module(name)"
    serving.ran(sys.executable, "-W", "error", "-c", code, cwd=tmp_path, PYTHONPATH=str(out))


TYPED = """
import type { components, operations, paths } from "./api.js";

type Answers<O extends keyof operations> = keyof operations[O]["responses"];
export const events: Record<Answers<"postEvents">, 1> = { 204: 1, 400: 1, 404: 1, 410: 1, 500: 1 };
export const sessions: Record<Answers<"postSessions">, 1> = { 201: 1, 400: 1, 500: 1 };
export const schemas: Record<Answers<"getSchemas">, 1> = { 200: 1, 404: 1, 500: 1 };
export const path: keyof paths = "/api/v1/sessions/{sid}/events";
type Body = operations["postEvents"]["requestBody"]["content"]["application/json"];
export const body: Body = { playerTime: { playhead: 0.5, ts: 1 }, eventType: "play" };
// @ts-expect-error: ts is required
export const late: Body = { playerTime: { playhead: 0.5 }, eventType: "play" };
export type All = components["schemas"];
"""


@pytest.mark.node
def test_openapi_typescript(tmp_path: Path, openapi_typescript: Path, node_run: Run) -> None:
    said = node_run(openapi_typescript, DOCUMENT, "--output", tmp_path / "api.d.ts", cwd=tmp_path)
    assert not re.search(r"warn|error|⚠|✘", said.stdout + said.stderr, re.IGNORECASE)
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (tmp_path / "typed.ts").write_text(TYPED, encoding="utf-8")
    for modules in MODULES:
        node_run("tsc", "--project", project(tmp_path, modules, "typed.ts"), cwd=tmp_path)
