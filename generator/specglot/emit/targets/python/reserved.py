"""The names that generated Python may not use. Fixed lists: the same output whatever versions run the generator."""

from __future__ import annotations

KEYWORDS = frozenset(
    "False None True and as assert async await break case class continue def del elif else except finally for from"
    " global if import in is lambda match nonlocal not or pass raise return self cls try type while with yield".split()
)

BUILTINS = frozenset("Exception bool bytes dict float int list object property set str super tuple".split())
"""Names that the generated code itself reads where a field or parameter of that name would hide them."""

MODEL_ATTRIBUTES = frozenset(
    "construct copy dict from_orm json parse_file parse_obj parse_raw schema schema_json update_forward_refs validate"
    " model_computed_fields model_config model_construct model_copy model_dump model_dump_json model_extra model_fields"
    " model_fields_set model_json_schema model_parametrized_name model_post_init model_rebuild model_validate"
    " model_validate_json model_validate_strings to_wire".split()
)
"""What pydantic's `BaseModel`, or our own base class, already has."""

FIELDS = KEYWORDS | BUILTINS | MODEL_ATTRIBUTES

ARGUMENTS = (
    KEYWORDS | BUILTINS | frozenset("body options base_url transport client error reopen response".split())
)
"""Parameters and variables that the methods themselves have."""

METHODS = KEYWORDS | frozenset("aclose client close open options reopen".split())
"""Attributes that the clients and sessions themselves have."""

CLASSES = frozenset(
    "Annotated AnswerError Any ApiError AsyncClient BaseModel Client ConfigDict ConnectionFailed Enum Exception"
    " Field Literal MalformedBody Milliseconds MissingLink Model NoAnswer None Operation Options Request Response"
    " RootModel Seconds Self StatusError StatusText StrEnum Timeout True False UnexpectedStatus WholeSeconds"
    " FractionalMilliseconds".split()
)
"""Classes and names that the package itself has or imports beside the models."""
