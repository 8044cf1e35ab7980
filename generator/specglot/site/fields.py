"""Fields, parameters, responses and enumeration values → rows for one reader."""

from __future__ import annotations

from collections.abc import Iterator

from specglot.model.page import ANY
from specglot.model.spec import Field, Operation, Spec, Tie
from specglot.site.atlas import Place
from specglot.site.model import FieldView, Ref, ResponseView, ValueView
from specglot.site.outline import FieldItem, ParameterItem, ResponseItem, ValueItem
from specglot.site.reader import Reader, href


def field_view(reader: Reader, slug: str, item: FieldItem) -> FieldView:
    """A field and all below it."""
    children = tuple(field_view(reader, slug, child) for child in item.children)
    return _row(reader, slug, item.id, item.path, item.field, "", children)


def parameter_view(reader: Reader, slug: str, item: ParameterItem) -> FieldView:
    """A URL or header parameter; a path parameter is required whatever the pages say."""
    field = item.parameter.field
    return _row(reader, slug, item.id, field.name.value, field, item.parameter.location, ())


def _row(
    reader: Reader,
    slug: str,
    id_: str,
    path: str,
    field: Field,
    location: str,
    children: tuple[FieldView, ...],
) -> FieldView:
    own = (
        field.name,
        field.type,
        field.required,
        field.unit,
        field.condition,
        field.values,
        field.set_on,
        field.default,
    )
    required = field.required.value if field.required else None
    return FieldView(
        id=id_,
        name=field.name.value,
        path=path,
        pointer=field.pointer,
        location=location,
        type=field.type.value if field.type else "",
        required=True if location == "path" else required,
        unit=field.unit.value if field.unit else "",
        condition_on=field.condition_on or "",
        condition=tuple(map(reader.value, field.condition.value)) if field.condition else (),
        values=tuple(map(reader.value, field.values.value)) if field.values else (),
        set_on=tuple(map(reader.value, field.set_on.value)) if field.set_on else (),
        default=field.default.value if field.default else "",
        text=reader.text(field.description),
        refers=_refers(reader, field),
        origin=_origin(reader, field),
        truth=reader.truth(Place(slug=slug, anchor=id_), *own, exists=field.name),
        children=children,
    )


def _refers(reader: Reader, field: Field) -> tuple[Ref, ...]:
    """The enumerations and tables that say more of a field."""
    found: list[Ref] = []
    for name in field.refers:
        place = reader.atlas.names.get(name)
        if place:
            found.append(Ref(label=_title(reader, name), href=href(place)))
    return tuple(dict.fromkeys(found))


def _title(reader: Reader, name: str) -> str:
    titles = [item.title for item in reader.spec.enums if item.id == name]
    titles += [item.title for item in reader.spec.schemas if item.id == name]
    text = reader.text(titles[0]) if titles else None
    return text.plain if text else name


def _origin(reader: Reader, field: Field) -> tuple[Ref, ...]:
    """Where a path parameter's value comes from: `POST /sessions → 201 Location`."""
    found: list[Ref] = []
    for tie in reader.ties.get(field.pointer, ()):
        if tie.kind == "link":
            source = tie.target if tie.source == field.pointer else tie.source
            place = _response_place(reader, source, tie) or reader.atlas.pointers.get(source)
            label = " ".join(
                part for part in (_operation_name(reader, source), tie.response, tie.header) if part
            )
            found.append(Ref(label=label, href=href(place) if place else ""))
    return tuple(found)


def _operation_name(reader: Reader, name: str) -> str:
    operation = reader.atlas.operations.get(name)
    return operation.pointer if operation else name


def _response_place(reader: Reader, source: str, tie: Tie) -> Place | None:
    operation = reader.atlas.operations.get(source)
    return next(
        (
            place
            for response in (operation.responses if operation else ())
            if response.code.value == tie.response
            if (place := reader.atlas.pointers.get(response.pointer))
        ),
        None,
    )


def response_view(reader: Reader, slug: str, item: ResponseItem) -> ResponseView:
    """A documented status."""
    response = item.response
    headers = tuple(Ref(label=f"{header.name.value}: {header.example}") for header in response.headers)
    status = f"HTTP/1.1 {response.code.value} {response.reason}".rstrip()
    lines = [status, *(header.label for header in headers)]
    if response.body:
        lines += ["", response.body.text]
    shown = bool(headers or response.body or response.reason)
    return ResponseView(
        id=item.id,
        code=response.code.value,
        pointer=response.pointer,
        reason=response.reason,
        label=reader.text(response.label),
        text=reader.text(response.description),
        action=reader.text(response.action),
        has_action=response.has_action.value if response.has_action else None,
        headers=tuple(Ref(label=header.name.value) for header in response.headers),
        sample="\n".join(lines) if shown else "",
        truth=reader.truth(
            Place(slug=slug, anchor=item.id), response.code, response.has_action, exists=response.code
        ),
    )


def value_view(reader: Reader, slug: str, item: ValueItem) -> ValueView:
    """A value of an enumeration, with the table rows that name it."""
    value = item.value.value.value
    needs: list[Ref] = []
    allows: list[Ref] = []
    for field in table_fields(reader.spec):
        if field.set_on is None or not {value, ANY} & set(field.set_on.value):
            continue
        place = reader.atlas.pointers.get(field.pointer)
        ref = Ref(label=field.name.value, href=href(place) if place else "")
        (needs if field.required and field.required.value else allows).append(ref)
    return ValueView(
        id=item.id,
        value=value,
        pointer=item.value.value.pointer,
        notes=reader.notes(item.value.notes),
        needs=tuple(needs),
        allows=tuple(allows),
        truth=reader.truth(Place(slug=slug, anchor=item.id), item.value.value, exists=item.value.value),
    )


def table_fields(spec: Spec) -> Iterator[Field]:
    """The rows of all parameter tables."""
    for schema in spec.schemas:
        yield from schema.fields


def has_body(operation: Operation) -> bool:
    """Whether a request has a body to send."""
    return bool(operation.body or operation.sample)
