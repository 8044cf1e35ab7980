from __future__ import annotations

import ast
import sys
import threading

from specglot.emit.models import models


def document(**schemas: object) -> dict[str, object]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "x", "version": "0"},
        "paths": {},
        "components": {"schemas": schemas},
    }


def source(**schemas: object) -> str:
    return models(
        document(**schemas), base_class="pkg._model.Model", aliases={"A.x-y": "why"}, header="# top"
    )


A = {
    "type": "object",
    "required": ["x-y"],
    "properties": {"x-y": {"type": "string", "description": "Text"}, "n": {"type": "integer"}},
}


def test_a_class_for_each_schema_with_the_names_asked_for() -> None:
    text = source(A=A, B=A)
    assert text.startswith("# top\n")
    classes = {node.name: node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)}
    assert list(classes) == ["A", "B"]
    assert [ast.unparse(base) for base in classes["A"].bases] == ["Model"]
    assert "why: Annotated[str, Field(alias='x-y')]" in text
    assert "n: int | None = None" in text


def test_enumerations_stay_open() -> None:
    kind = {"type": "string", "enum": ["adStart", "class"]}
    field = {"anyOf": [{"$ref": "#/components/schemas/Kind"}, {"type": "string"}]}
    text = source(Kind=kind, A={"type": "object", "properties": {"kind": field}})
    assert "AD_START = 'adStart'" in text
    assert "kind: Kind | str | None = None" in text


def test_the_same_text_from_any_thread() -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(source(A=A))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [source(A=A)] * 3


def test_the_generator_is_loaded_only_when_models_are_made() -> None:
    import subprocess

    code = "import sys, specglot.emit.models; print('datamodel_code_generator' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
