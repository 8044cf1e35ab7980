"""Field rows and where they stand → the parts of a request that they describe: its path, query, headers or body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec.structs import replace

from specglot.model.late import late
from specglot.model.page import FieldRow, Located, ParameterRow, SampleRow
from specglot.read import endpoint, sides, tables
from specglot.read.regions import Region

Location: TypeAlias = Literal["path", "query", "header"]

_LOCATIONS: dict[str, Location] = {
    "uri-parameters": "path",
    "query-parameters": "query",
    "headers": "header",
}
# Signed URLs have Amazon's and Google's in the query.
_HEADER = late(
    r"Authorization|Content-Type|Accept(?:-[A-Z]\w+)?|User-Agent|If-(?:None-)?Match|Idempotency-Key|X-(?!Amz|Goog)[\w-]+"
)


def take(rows: tuple[FieldRow, ...], kind: str | None, region: Region) -> None:
    """Give rows that nothing places to the body, or to the query where the method gives a body no meaning."""
    if sides.is_bodiless(region):
        region.parameters.extend(ParameterRow(location="query", field=row) for row in rows)
        return
    if region.body:  # what stands beside the body under a vague title is in the query
        region.parameters.extend(ParameterRow(location="query", field=row) for row in region.body)
    region.body = list(rows)
    region.vague = kind == "parameters"


def is_open(kind: str | None, region: Region) -> bool:
    """Whether rows may still be the body's: it has none, or none but what a title less clear gave it."""
    return not region.body or (kind == "request-body" and region.vague)


def may_be_sent(sample: SampleRow, region: Region) -> bool:
    """Whether JSON may be the body that fields above it describe: it shows one of them, or none are described."""
    shown = {entry.path.rsplit("/", 1)[-1] for entry in sample.entries if entry.path}
    return not region.body or not shown or any(row.name.value in shown for row in region.body)


def take_values(listed: Mapping[str, Located[tuple[str, ...]]], region: Region) -> bool:
    """Give the fields that a table of values names their values. Tells whether it names one that is known."""
    known = False

    def with_values(row: FieldRow) -> FieldRow:
        nonlocal known
        values = listed.get(row.name.value)
        known = known or values is not None
        return replace(row, values=row.values or values, children=tuple(map(with_values, row.children)))

    region.body = list(map(with_values, region.body))
    region.parameters = [replace(one, field=with_values(one.field)) for one in region.parameters]
    return known


def take_located(placed: Sequence[tuple[tables.Place | None, FieldRow]], region: Region) -> None:
    """Rows of a table that says where each goes. A row of a place that is not known goes nowhere."""
    names = set(endpoint.placeholders(region.endpoint.path.value))
    bodies = [row for place, row in placed if place == "body"]
    for place, row in placed:
        if place in ("path", "query", "header"):
            region.parameters.append(ParameterRow(location=place, field=row))
        elif place is None and row.name.value in names:
            region.parameters.append(ParameterRow(location="path", field=row))
        elif place == "body" and len(bodies) == 1 and row.name.value.casefold() == "body":
            region.body.extend(row.children)  # the body itself, and what is in it
        elif place == "body":
            region.body.append(row)


def without_placed(rows: tuple[FieldRow, ...], kind: str | None, region: Region) -> tuple[FieldRow, ...]:
    """The rows less those of the path and the headers: one table for all that is sent has them, too."""
    if kind in ("request-body", "query-parameters"):
        return rows
    names = set(endpoint.placeholders(region.endpoint.path.value))
    names -= {one.field.name.value for one in region.parameters}
    rest: list[FieldRow] = []
    for row in rows:
        if row.name.value in names and not row.children:
            region.parameters.append(ParameterRow(location="path", field=row))
        elif _HEADER.fullmatch(row.name.value):
            region.parameters.append(ParameterRow(location="header", field=row))
        else:
            rest.append(row)
    return tuple(rest)


def location(rows: tuple[FieldRow, ...], kind: str | None, region: Region) -> Location | None:
    """Where all rows of a table or list go: into the path if it has their names, else where the section says."""
    names = set(endpoint.placeholders(region.endpoint.path.value))
    if rows and kind not in sides.RESPONSE_KINDS and all(row.name.value.strip("{}") in names for row in rows):
        return "path"
    return _LOCATIONS.get(kind or "")


def fits(rows: tuple[FieldRow, ...], region: Region, kind: str | None) -> bool:
    """Whether a list documents the request body: it shares keys with the sample, or says what is required."""
    return kind == "request-body" or shares(rows, region) or any(row.presence for row in rows)


def shares(rows: tuple[FieldRow, ...], region: Region) -> bool:
    """Whether the request sample shows one of the keys."""
    entries = region.sample.entries if region.sample else ()
    keys = {entry.path.rsplit("/", 1)[-1] for entry in entries}
    return any(row.name.value in keys for row in rows)
