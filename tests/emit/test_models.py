from __future__ import annotations

import ast
import sys
import threading
from collections.abc import Collection, Mapping

import pytest

from specglot.emit.models import Source, models
from specglot.emit.store import Store


def document(**schemas: object) -> dict[str, object]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "x", "version": "0"},
        "paths": {},
        "components": {"schemas": schemas},
    }


NAMES = {"A": ("why", "n")}


def make(
    names: Mapping[str, Collection[str]] | None = None, store: Store | None = None, **schemas: object
) -> Source:
    return models(
        document(**schemas),
        base_class="pkg._model.Model",
        aliases={"A.x-y": "why"},
        names=names or {},
        store=store,
    )


A = {
    "type": "object",
    "required": ["x-y"],
    "properties": {"x-y": {"type": "string", "description": "Text"}, "n": {"type": "integer"}},
}


def test_a_class_for_each_schema_with_the_names_asked_for() -> None:
    source = make(names=NAMES, A=A, B=A)
    text = source.classes
    assert "from pkg._model import Model" in source.imports
    assert text.startswith("class A(")
    classes = {node.name: node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)}
    assert list(classes) == ["A", "B"]
    assert [ast.unparse(base) for base in classes["A"].bases] == ["Model"]
    assert "why: Annotated[str, Field(alias='x-y')]" in text
    assert "n: int | None = None" in text


def test_enumerations_stay_open() -> None:
    kind = {"type": "string", "enum": ["adStart", "class"]}
    field = {"anyOf": [{"$ref": "#/components/schemas/Kind"}, {"type": "string"}]}
    text = make(Kind=kind, A={"type": "object", "properties": {"kind": field}}).classes
    assert "AD_START = 'adStart'" in text
    assert "kind: Kind | str | None = None" in text


def test_the_same_text_from_any_thread() -> None:
    found: list[Source] = []
    threads = [threading.Thread(target=lambda: found.append(make(A=A))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [make(A=A)] * 3


def test_the_generator_is_loaded_only_when_models_are_made() -> None:
    import subprocess

    code = "import sys, specglot.emit.models; print('datamodel_code_generator' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("names", [{"C": ()}, {"A": ("x_y",)}])
def test_a_name_that_is_not_there_is_told(names: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(RuntimeError, match="renamed"):
        make(names=names, A=A)


class Memory:
    """A store that also counts."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, bytes], bytes] = {}
        self.hits = 0

    def get(self, kind: str, key: bytes) -> bytes | None:
        found = self.kept.get((kind, key))
        self.hits += found is not None
        return found

    def put(self, kind: str, key: bytes, data: bytes) -> None:
        self.kept[kind, key] = data


def test_what_is_known_is_not_made_again() -> None:
    store = Memory()
    first = make(store=store, A=A)
    assert (make(store=store, A=A), store.hits) == (first, 1)
    assert make(store=store, A={**A, "required": []}) != first
    assert (len(store.kept), store.hits) == (2, 1)


def test_a_chain_of_references_is_as_long_as_it_likes() -> None:
    def link(number: int) -> dict[str, object]:
        ref = {"$ref": f"#/components/schemas/C{number + 1}"} if number < 499 else {"type": "string"}
        return {"type": "object", "properties": {"next": ref}}

    source = make(names={f"C{n}": ("next",) for n in range(500)}, **{f"C{n}": link(n) for n in range(500)})
    assert source.classes.count("class C") == 500
