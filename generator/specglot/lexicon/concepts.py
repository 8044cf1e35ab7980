"""The closed set of concepts that a lexicon gives words for, table by table."""

from __future__ import annotations

from typing import Final, Literal, get_args

Section = Literal[
    "uri-parameters", "query-parameters", "headers", "request", "request-body", "request-sample",
    "response", "response-sample", "response-body", "response-codes", "parameters",
]  # fmt: skip
"""What a section is about, by its heading. `request` is a heading that only says "Request"."""

Column = Literal[
    "key", "required", "type", "set-on", "description", "status", "action", "default", "values", "unit", "location",
    "label", "example", "optional", "trait",
]  # fmt: skip
"""What a table column holds, by its header. `label` is a short text beside a code (`Error message`).

`optional` is `required` the other way round, `trait` a yes or no of another kind (`Nullable`, `Read-only`)."""

Presence = Literal["required", "optional"]
Flag = Literal["yes", "no"]

Type = Literal["string", "number", "integer", "boolean", "object", "array"]
"""JSON Schema types."""

Unit = Literal[
    "ns", "us", "ms", "s", "min", "h", "d", "wk", "mo", "a",
    "/s", "/min", "/h", "/d", "{frame}/s", "Hz", "kHz",
    "bit", "bit/s", "kbit/s", "Mbit/s", "By", "kBy", "MBy", "GBy", "KiBy", "MiBy", "GiBy", "By/s",
    "{pixel}", "%",
]  # fmt: skip
"""UCUM codes (https://ucum.org/ucum)."""

Value = Literal["none", "not-applicable", "any", "null"]
Phrase = Literal["only-with", "allowed-values", "default", "required-for"]
Alert = Literal["note", "tip", "important", "warning", "caution"]

CONCEPTS: Final[dict[str, tuple[str, ...]]] = {
    "section": get_args(Section),
    "column": get_args(Column),
    "presence": get_args(Presence),
    "flag": get_args(Flag),
    "type": get_args(Type),
    "type-phrase": get_args(Type),
    "unit": get_args(Unit),
    "value": get_args(Value),
    "phrase": get_args(Phrase),
    "alert": get_args(Alert),
}
"""Every table and its concepts, in the order of the files."""
