"""JSON Schemas → pydantic models. The one module that knows datamodel-code-generator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from unicodedata import category

PRESET: Final = "practical-py311-20261017"
"""A dated preset: it freezes the options that are not named below, whatever a later release recommends."""


_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def models(
    document: Mapping[str, Any], *, base_class: str, aliases: Mapping[str, str], header: str = ""
) -> str:
    """The source of one module with a pydantic v2 model for each schema of the document.

    Args:
        document: An OpenAPI document; only `components.schemas` is read. Its keys become the class names, and no
            reference may leave the document. `x-python-type` and `customBasePath` name Python classes.
        base_class: The dotted path of the class that the models extend.
        aliases: `Class.wireName` → the attribute's name.
        header: Lines for the top of the module, each one a comment.

    Returns:
        Python source, not formatted.

    Raises:
        TypeError: datamodel-code-generator wrote something else than one module.
        SyntaxError: It wrote a module that does not compile.
    """
    from datamodel_code_generator import generate
    from datamodel_code_generator.enums import DataModelType, InputFileType
    from datamodel_code_generator.format import PythonVersion

    text = generate(
        document,
        output=None,
        input_file_type=InputFileType.OpenAPI,
        output_model_type=DataModelType.PydanticV2BaseModel,
        target_python_version=PythonVersion.PY_311,
        preset=PRESET,
        formatters=[],
        base_class=base_class,
        aliases=dict(aliases),
        allow_population_by_field_name=False,  # the base class says so once
        allow_remote_refs=False,
        capitalise_enum_members=True,
        custom_file_header=header,
        disable_timestamp=True,
        reuse_model=False,  # two classes may have the same fields and still be two
        collapse_reuse_models=False,
        snake_case_field=True,
        use_object_type=False,  # `dict[str, Any]` takes a caller's `dict[str, str]`, `dict[str, object]` does not
        use_single_line_docstring=True,
        use_specialized_enum=True,
    )
    if not isinstance(text, str):
        raise TypeError(
            f"datamodel-code-generator returned {type(text).__name__}, not the text of one module"
        )
    # Wire values stay as they are, but where they hold a control that changes how code reads, it is seen.
    text = "".join(char if char == "\n" or category(char) not in _HIDDEN else _escaped(char) for char in text)
    compile(text, "models.py", "exec", dont_inherit=True)
    return text


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
