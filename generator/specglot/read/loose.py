"""What belongs to no endpoint → field tables and enumerations of a page."""

from __future__ import annotations

from specglot.model.page import EnumRow, TableRow
from specglot.read import endpoint, enums, fields, tables
from specglot.read.blocks import Fence, ListBlock, Table, plain
from specglot.read.bysection import by_section
from specglot.read.claims import Claims
from specglot.read.outline import Section
from specglot.read.samples import looks_like_json


def read_loose(claims: Claims, *, has_operations: bool) -> tuple[tuple[TableRow, ...], tuple[EnumRow, ...]]:
    """Read what the endpoints of a page have left.

    On a page with endpoints, a list that explains keys is prose: they were read already. One that says what is
    required, or of which type, states facts that went nowhere: it is left unread.
    """
    rows: list[TableRow] = []
    values: list[EnumRow] = []
    for section in claims.sections:
        for block in section.every:
            if not claims.free(block):
                continue
            if isinstance(block, Fence):
                _fence(block, claims)
            elif isinstance(block, Table):
                rows.extend(_table(block, section, claims))
            elif isinstance(block, ListBlock) and (one := enums.by_list(block, section.index)):
                values.append(one)
                claims.claim_all(block, "enumeration")
            elif isinstance(block, ListBlock) and has_operations:
                _left_over(block, claims)
            elif isinstance(block, ListBlock):
                rows.extend(_list(block, section, claims))
    known = frozenset(row.name.value for table in rows for row in table.fields)
    if not has_operations and (headed := enums.by_heading(claims.sections, known)):
        values.append(headed[0])
        for index in headed[1]:
            claims.is_about(claims.sections[index], "enumeration-value")
    return tuple(rows), tuple(values)


def _fence(block: Fence, claims: Claims) -> None:
    if looks_like_json(block.text):
        claims.claim(block, "sample")
        return
    from specglot.read import responses

    if responses.response_sample(block, claims.source.path):
        claims.claim(block, "response-sample")
    elif endpoint.is_mention(block):
        claims.claim(block, "endpoint")


def _table(block: Table, section: Section, claims: Claims) -> tuple[TableRow, ...]:
    found = tables.field_columns(by_section(claims.columns(block), block, claims.worded(section)))
    if found is None:
        return ()
    # Keys and a description alone make any glossary: it takes a column, or a heading, that speaks of fields.
    named = claims.words.exact("column", plain(block.header.cells[found["key"]].runs)) == "key"
    if not ({"required", "type", "set-on"} & set(found) or named or claims.worded(section)):
        return ()
    if tables.of_errors(block, found, claims.worded(section), claims.words):
        return ()
    if tables.listed_values(block, found):
        return ()
    rows = tables.field_rows(block, found, claims.words)
    if not rows:
        return ()
    claims.claim(block, "field-table")
    return (TableRow(section=section.index, fields=rows, span=block.span),)


def _left_over(block: ListBlock, claims: Claims) -> None:
    rows = fields.field_rows(block, claims.words) if fields.is_field_list(block) else ()
    if any(row.presence or row.type for row in rows):
        claims.claim(block, "unread")


def _list(block: ListBlock, section: Section, claims: Claims) -> tuple[TableRow, ...]:
    rows = fields.field_rows(block, claims.words) if fields.is_field_list(block) else ()
    if len(rows) < 2 or not any(row.presence or row.type for row in rows):
        return ()
    claims.claim_all(block, "field-list")
    return (TableRow(section=section.index, fields=rows, span=block.span),)
