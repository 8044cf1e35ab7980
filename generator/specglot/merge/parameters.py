"""Parameters of every locale's endpoint → parameters: those of the path as the path has them, then query and head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from specglot.merge.consensus import choose, claims_of
from specglot.merge.fields import Context, merge_fields
from specglot.model.page import FieldRow, Located, OperationRow
from specglot.model.spec import Fact, Field, Parameter

LOCATIONS: tuple[Literal["path", "query", "header"], ...] = ("path", "query", "header")


def merge_parameters(rows: Mapping[str, OperationRow], pointer: str, group: str) -> tuple[Parameter, ...]:
    """The parameters of an operation; `rows` are its locales' rows, `pointer` its own."""
    found: list[Parameter] = []
    templates = _templates(choose(claims_of({locale: row.path for locale, row in rows.items()})))
    for location in LOCATIONS:
        described: dict[str, list[FieldRow]] = {}
        for locale, row in rows.items():
            fields = [parameter.field for parameter in row.parameters if parameter.location == location]
            described[locale] = _in_path(row, fields) if location == "path" else fields
        context = Context(
            prefix=pointer, group=group, samples={}, kind="parameter", separator=f" {location}."
        )
        merged = merge_fields(described, context)
        if location == "path":
            merged = _as_in_path(merged, templates, pointer)
        for field in merged:
            spoken = any(
                parameter.field.name.value in {claim.value for claim in field.name.claims}
                for row in rows.values()
                for parameter in row.parameters
            )
            found.append(Parameter(location=location, field=_settled(field, location), described=spoken))
    return tuple(found)


def _in_path(row: OperationRow, described: Sequence[FieldRow]) -> list[FieldRow]:
    """The parameters of a path in its order. One described under another name stands for the one nobody describes."""
    names = _templates(row.path.value)
    by_name = {field.name.value: field for field in described}
    extra = [field for field in described if field.name.value not in names]
    bare = [name for name in names if name not in by_name]
    renamed = dict(zip(bare, extra, strict=True)) if len(bare) == len(extra) else {}
    found = [by_name.get(name) or renamed.get(name) or _bare(name, row) for name in names]
    return found if renamed else [*found, *extra]


def _as_in_path(fields: Sequence[Field], templates: Sequence[str], pointer: str) -> tuple[Field, ...]:
    """The fields with the names that the path has: it decides what its parameters are called."""
    spare = [name for name in templates if all(field.name.value != name for field in fields)]
    found: list[Field] = []
    for field in fields:
        if field.name.value in templates or not spare:
            found.append(field)
        else:
            name = spare.pop(0)
            at = f"{pointer} path.{name}"
            found.append(replace(field, pointer=at, name=replace(field.name, pointer=at, value=name)))
    return tuple(found)


def _templates(path: str) -> list[str]:
    found: list[str] = []
    for part in path.split("{")[1:]:
        name = part.split("}")[0].strip()
        if name and name not in found:
            found.append(name)
    return found


def _bare(name: str, row: OperationRow) -> FieldRow:
    """A parameter that only the URL names."""
    return FieldRow(name=Located(value=name, raw=row.path.raw, span=row.path.span), span=row.path.span)


def _settled(field: Field, location: str) -> Field:
    """A path parameter is required and, unless the page says otherwise, a string (OpenAPI 3.1, Parameter Object)."""
    name = field.name
    if location == "path":
        required: Fact[bool] = Fact(
            kind="required", pointer=field.pointer, group=name.group, value=True, claims=(), basis="inferred"
        )
        field = replace(
            field, required=field.required if field.required and field.required.value else required
        )
    if field.type is None:
        kind: Fact[str] = Fact(
            kind="type", pointer=field.pointer, group=name.group, value="string", claims=(), basis="inferred"
        )
        field = replace(field, type=kind)
    return field
