"""JSON Schemas → pydantic models. The one module that knows datamodel-code-generator."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from unicodedata import category

from msgspec import Struct

from specglot.emit.store import Store, key

_CLASS = re.compile(r"^(?=class )", re.MULTILINE)
_NAME = re.compile(r"class (\w+)\b")
_ATTRIBUTE = re.compile(r"^    (\w+):", re.MULTILINE)
_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


class Source(Struct, frozen=True, kw_only=True):
    """Python source, not formatted: what a module with the classes imports, and the classes."""

    imports: str
    classes: str


def models(
    document: Mapping[str, Any],
    *,
    base_class: str,
    aliases: Mapping[str, str],
    names: Mapping[str, Collection[str]],
    store: Store | None = None,
) -> Source:
    """A pydantic v2 model for each schema of a document. The generator is loaded where the store does not know them.

    Args:
        document: An OpenAPI document; only `components.schemas` is read. Its keys become the class names, and no
            reference may leave the document. `x-python-type` and `customBasePath` name Python classes.
        base_class: The dotted path of the class that the models extend.
        aliases: `Class.wireName` → the attribute's name.
        names: Class → attributes that it has to have.
        store: Keeps what the generator made.

    Raises:
        TypeError: datamodel-code-generator wrote something else than one module.
        RuntimeError: It gave a class or an attribute another name.
    """
    made_from = key(document, base_class, aliases)
    if store is not None and (known := store.get("models", made_from)) is not None:
        return Source(**json.loads(known))
    text = _generated(document, base_class, aliases)
    imports, *classes = _CLASS.split(text)
    _check(classes, names)
    source = Source(imports=imports.strip(), classes="".join(classes).strip())
    if store is not None:
        store.put(
            "models", made_from, json.dumps({"imports": source.imports, "classes": source.classes}).encode()
        )
    return source


def _generated(document: Mapping[str, Any], base_class: str, aliases: Mapping[str, str]) -> str:
    from datamodel_code_generator import LiteralType, generate
    from datamodel_code_generator.enums import DataModelType, InputFileType
    from datamodel_code_generator.format import PythonVersion

    # Each option by name, and no preset: presets cost more to load than one model to make. No naming strategy: every
    # class has a name of its own, and looking whether another one has it takes the square of their number.
    text = generate(
        document,
        output=None,
        input_file_type=InputFileType.OpenAPI,
        output_model_type=DataModelType.PydanticV2BaseModel,
        target_python_version=PythonVersion.PY_311,
        formatters=[],
        base_class=base_class,
        aliases=dict(aliases),
        allow_population_by_field_name=False,  # the base class says so once
        allow_remote_refs=False,
        capitalise_enum_members=True,
        custom_file_header="#",
        disable_timestamp=True,
        enum_field_as_literal=LiteralType.One,
        reuse_model=False,  # two classes may have the same fields and still be two
        collapse_reuse_models=False,
        snake_case_field=True,
        strict_nullable=True,
        use_annotated=True,
        use_field_description=True,
        use_object_type=False,  # `dict[str, Any]` takes a caller's `dict[str, str]`, `dict[str, object]` does not
        use_schema_description=True,
        use_single_line_docstring=True,
        use_specialized_enum=True,
    )
    if not isinstance(text, str):
        raise TypeError(
            f"datamodel-code-generator returned {type(text).__name__}, not the text of one module"
        )
    return _visible(text.removeprefix("#"))


def _visible(text: str) -> str:
    """Wire values stay as they are, but where they hold a control that changes how code reads, it is seen."""
    if text.replace("\n", " ").isprintable():  # as good as always
        return text
    return "".join(char if char == "\n" or category(char) not in _HIDDEN else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def _check(classes: Sequence[str], names: Mapping[str, Collection[str]]) -> None:
    """Look for each name where the generator has to have put it."""
    found = {match[1]: code for code in classes if (match := _NAME.match(code))}
    for name, wanted in names.items():
        if name not in found:
            raise RuntimeError(f"datamodel-code-generator renamed {name}")
        if missing := set(wanted).difference(_ATTRIBUTE.findall(found[name])):
            raise RuntimeError(f"datamodel-code-generator renamed {', '.join(sorted(missing))} of {name}")
