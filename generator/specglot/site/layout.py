"""Spec → the outline of every page."""

from __future__ import annotations

from specglot.model.spec import Field, Operation, PageGroup, Parameter, SectionText, Spec
from specglot.site.anchors import Ids, slug, token
from specglot.site.outline import FieldItem, Outline, ParameterItem, ResponseItem, Role, Section, ValueItem

ROLES: dict[str, Role] = {
    "uri-parameters": "parameters",
    "query-parameters": "parameters",
    "headers": "parameters",
    "parameters": "parameters",
    "request-body": "body",
    "response": "response",
    "response-codes": "responses",
}
"""The lexicon's section concepts → the part of an operation that the site shows there."""

_LOCATIONS = {"uri-parameters": "path", "query-parameters": "query", "headers": "header"}

_RESERVED = ("index", "404", "search", "status", "compare", "openapi", "llms", "assets", "manual")


_FIXED = ("request-builder", "content", "nav", "search-results")
"""Ids that the page and the theme use for themselves."""


def outlines(spec: Spec) -> tuple[Outline, ...]:
    """The pages of one locale, without its home page, in the spec's order.

    A group with one operation is that operation's page. A group with several gets a page of its own and one page
    per operation; a group with none a page with its prose, tables and enumerations.
    """
    slugs = Ids(taken=set(_RESERVED))
    found: list[Outline] = []
    for group in spec.groups:
        operations = tuple(op for op in spec.operations if op.group == group.id)
        own = slugs.take(slug(group.id))
        if len(operations) == 1:
            found.append(_operation_page(spec, own, group, operations[0], alone=True))
            continue
        names = tuple(
            (op, slugs.take(slug(op.anchor if op.anchor != group.id else op.id))) for op in operations
        )
        found.append(_group_page(spec, own, group, names))
        found.extend(_operation_page(spec, name, group, op, alone=False) for op, name in names)
    return tuple(found)


def _operation_page(spec: Spec, name: str, group: PageGroup, operation: Operation, *, alone: bool) -> Outline:
    ids = Ids(taken=set(_FIXED))
    sections: list[Section] = []
    placed: set[Role] = set()
    left = list(operation.parameters)
    for number, text in enumerate(operation.sections):
        if number and text.kind not in ROLES and _bare(text):
            continue
        role: Role = ROLES.get(text.kind or "", "notes") if number else "intro"
        if role in placed and role != "parameters":
            role = "notes"
        placed.add(role)
        sections.append(_part(operation, role, text, ids, left))
    if "intro" not in placed:
        sections.insert(0, _part(operation, "intro", None, ids, left))
    unplaced: tuple[tuple[Role, object], ...] = (
        ("parameters", left),
        ("body", operation.body),
        ("response", _shown(operation)),
        ("responses", operation.responses),
    )
    for role, present in unplaced:
        if present and (role not in placed or role == "parameters"):
            sections.append(_part(operation, role, None, ids, left))
    if alone:
        sections.extend(_tables(spec, group.id, ids))
    return Outline(slug=name, pages=group, operation=operation, sections=tuple(sections), alone=alone)


def _group_page(
    spec: Spec, name: str, group: PageGroup, operations: tuple[tuple[Operation, str], ...]
) -> Outline:
    ids = Ids(taken=set(_FIXED))
    covered = _covered(spec, group.id)
    sections = [
        _prose(text, ids, "notes" if number else "intro")
        for number, text in enumerate(group.sections)
        if not number or not (_bare(text) or covered & _names(text))
    ]
    if not sections:
        sections.append(Section(id=ids.take("intro"), role="intro"))
    if operations:
        links = tuple(slug_ for _, slug_ in operations)
        sections.append(Section(id=ids.take("operations"), role="operations", operations=links))
    sections.extend(_tables(spec, group.id, ids))
    return Outline(slug=name, pages=group, operation=None, sections=tuple(sections), alone=True)


def _bare(text: SectionText) -> bool:
    """Whether a section is a heading over what is shown elsewhere, and nothing links to it."""
    return not text.notes and text.anchor is None


def _covered(spec: Spec, group: str) -> set[str]:
    """Names of sections that tables, enumerations and operations of a group show in a better form."""
    found = {item.anchor for item in spec.operations if item.group == group}
    found |= {item.anchor for item in spec.schemas if item.group == group}
    found |= {item.anchor for item in spec.enums if item.group == group}
    return found | {value.value.value for enum in spec.enums if enum.group == group for value in enum.values}


def _names(text: SectionText) -> set[str]:
    anchor = {text.anchor.value} if text.anchor else set[str]()
    return anchor | {title.prose.text.strip() for title in text.title}


def _prose(text: SectionText | None, ids: Ids, role: Role, wanted: str = "") -> Section:
    anchor = token(text.anchor.value) if text and text.anchor else ""
    own = ids.take(wanted or anchor or role)
    aliases = (ids.take(anchor),) if anchor and anchor.casefold() != own.casefold() else ()
    return Section(id=own, role=role, text=text, aliases=aliases)


def _part(
    operation: Operation, role: Role, text: SectionText | None, ids: Ids, left: list[Parameter]
) -> Section:
    base = _prose(text, ids, role, wanted="" if role in ("intro", "notes") else role)
    parameters = tuple(
        ParameterItem(id=ids.take(f"{item.location}-{token(item.field.name.value)}"), parameter=item)
        for item in (_take(left, text.kind if text else None) if role == "parameters" else ())
    )
    responses = tuple(
        ResponseItem(id=ids.take(f"code-{token(item.code.value)}"), response=item)
        for item in (operation.responses if role == "responses" else ())
    )
    return Section(
        id=base.id,
        role=role,
        text=text,
        aliases=base.aliases,
        parameters=parameters,
        fields=_fields(operation.body, ids) if role == "body" else (),
        responses=responses,
    )


def _take(left: list[Parameter], kind: str | None) -> tuple[Parameter, ...]:
    """The parameters that a section of a kind lists; they are then no longer left."""
    location = _LOCATIONS.get(kind or "")
    found = tuple(item for item in left if location in (None, item.location))
    left[:] = [item for item in left if item not in found]
    return found


def _fields(items: tuple[Field, ...], ids: Ids, prefix: str = "") -> tuple[FieldItem, ...]:
    found: list[FieldItem] = []
    for item in items:
        path = f"{prefix}.{item.name.value}" if prefix else item.name.value
        own = ids.take(f"field-{token(path)}")
        found.append(FieldItem(id=own, path=path, field=item, children=_fields(item.children, ids, path)))
    return tuple(found)


def _tables(spec: Spec, group: str, ids: Ids) -> tuple[Section, ...]:
    sections: list[Section] = []
    for enum in (item for item in spec.enums if item.group == group):
        fills = token(enum.anchor).casefold() in ids.taken
        own = ids.take("values" if fills else token(enum.anchor))
        values = tuple(
            ValueItem(id=ids.take(f"value-{token(value.value.value)}"), value=value) for value in enum.values
        )
        sections.append(Section(id=own, role="enum", enum=enum, own=not fills, values=values))
    for schema in (item for item in spec.schemas if item.group == group):
        fills = token(schema.anchor).casefold() in ids.taken
        own = ids.take("fields" if fills else token(schema.anchor))
        fields = _fields(schema.fields, ids)
        sections.append(Section(id=own, role="schema", schema=schema, own=not fills, fields=fields))
    return tuple(sections)


def _shown(operation: Operation) -> bool:
    return any(item.headers or item.body or item.reason for item in operation.responses)
