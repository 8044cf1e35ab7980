"""Tables of fields without an endpoint → the field of an operation that each belongs to, and by what evidence.

The sample shows a table's keys inside a field; the page's other tables go with it; the same field of another operation
lends its tables; a page that is linked to is named after the field, or the sentence with the link names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from specglot.model.late import late
from specglot.model.page import ANY
from specglot.model.spec import Field, Operation, Schema, Tie

Lent = tuple[str, str]
"""Pointer of an operation and id of a table that it has for a field."""

Owners = dict[str, tuple[str, str]]
"""Schema id → the pointer of the field it belongs to, and the evidence."""

_WORDS = late(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


def owners_of(
    operations: Sequence[Operation], schemas: Sequence[Schema], targets: Mapping[str, set[str]]
) -> dict[str, Owners]:
    """Pointer of an operation → the tables that belong to its fields.

    Args:
        operations: all operations.
        schemas: all tables.
        targets: group id → ids of the groups that its pages link to.
    """
    tables = {operation.pointer: _shown(operation, schemas) for operation in operations}
    for operation in operations:
        _rest_of_page(tables[operation.pointer], schemas)
    lent = _lent(operations, tables)
    for operation in operations:
        _borrow(operation, lent, tables[operation.pointer])
    for operation in operations:
        _named(operation, schemas, targets[operation.group], tables[operation.pointer])
    return tables


def _shown(operation: Operation, schemas: Sequence[Schema]) -> Owners:
    """Tables whose keys the sample shows inside a field."""
    shown = _sample_keys(operation)
    owners: Owners = {}
    for schema in schemas:
        keys = {field.name.value for field in schema.fields}
        for field in _objects(operation):
            if shared := sorted(keys & shown.get(field.name.value, set())):
                owners[schema.id] = (field.pointer, f"sample shows {shared[0]}")
                break
    return owners


def _rest_of_page(owners: Owners, schemas: Sequence[Schema]) -> None:
    """The other tables of a page go where most of its tables went."""
    groups = {schema.id: schema.group for schema in schemas}
    counts: dict[str, dict[str, int]] = {}
    for schema_id, (pointer, _) in owners.items():
        of_group = counts.setdefault(groups[schema_id], {})
        of_group[pointer] = of_group.get(pointer, 0) + 1
    for schema in schemas:
        if schema.id not in owners and schema.group in counts:
            of_group = counts[schema.group]
            main = min(of_group, key=lambda pointer: (-of_group[pointer], pointer))
            owners[schema.id] = (main, "same page as a table whose keys the sample shows")


def _lent(operations: Sequence[Operation], tables: Mapping[str, Owners]) -> dict[tuple[str, str], list[Lent]]:
    """Server and name of a field → the tables that operations have for it, by operation and then by table."""
    found: dict[tuple[str, str], list[Lent]] = {}
    for operation in operations:
        twins: dict[str, str] = {}
        for field in _objects(operation):
            twins.setdefault(field.name.value, field.pointer)
        named = {pointer: name for name, pointer in twins.items()}
        for schema_id, (pointer, _) in sorted(tables[operation.pointer].items()):
            if pointer in named:
                lent = found.setdefault((operation.server.value, named[pointer]), [])
                lent.append((operation.pointer, schema_id))
    return found


def _borrow(operation: Operation, lent: Mapping[tuple[str, str], Sequence[Lent]], own: Owners) -> None:
    """A field takes the tables of the same field of another operation of the same server, where it has none itself."""
    taken = {pointer for pointer, _ in own.values()}
    for field in _objects(operation):
        if field.pointer in taken:
            continue
        for other, schema_id in lent.get((operation.server.value, field.name.value), ()):
            if other != operation.pointer:
                own.setdefault(schema_id, (field.pointer, f"same field in {other}"))


def _named(operation: Operation, schemas: Sequence[Schema], linked: set[str], owners: Owners) -> None:
    """Tables on a linked page: by the field that their keys are named after, or that the sentence names."""
    spoken = _field_beside_link(operation, {schema.group for schema in schemas})
    for schema in schemas:
        if schema.id in owners or schema.group not in linked:
            continue
        keys = [re.split(r"[._-]", field.name.value.casefold()) for field in schema.fields]
        for field in _objects(operation):
            hints = {word for word in tokens(field.name.value) if len(word) > 2} - {"data", "param"}
            if hints and all(hints & set(parts) for parts in keys):
                owners[schema.id] = (field.pointer, f"page link, keys named after {field.name.value}")
                break
        else:
            if spoken:
                owners[schema.id] = (spoken, "page link in a sentence that names the field")


def _field_beside_link(operation: Operation, groups: set[str]) -> str | None:
    for section in operation.sections:
        for note in section.notes:
            for text in note.texts:
                links = [atom.target or "" for atom in text.prose.atoms if atom.kind == "link"]
                codes = [atom.text for atom in text.prose.atoms if atom.kind == "code"]
                if any(re.sub(r"\.[^./]+$", "", link).rsplit("/", 1)[-1] in groups for link in links):
                    for field in _objects(operation):
                        if field.name.value in codes:
                            return field.pointer
    return None


def _objects(operation: Operation) -> list[Field]:
    """The body fields whose keys the page leaves to others."""
    return [field for field in operation.body if kind_of(field) == "object" and not field.children]


def schema_ties(operation: Operation, schemas: Sequence[Schema], owners: Owners) -> Iterable[Tie]:
    """The ties of an operation; tables that no event of this operation carries are left out."""
    events = {value for field in operation.body if field.values for value in field.values.value}
    for schema in schemas:
        if schema.id not in owners:
            continue
        carried = [field.set_on.value for field in schema.fields if field.set_on]
        if (
            events
            and len(carried) == len(schema.fields)
            and not any({ANY, *events} & set(on) for on in carried)
        ):
            continue
        pointer, evidence = owners[schema.id]
        yield Tie(kind="schema", source=pointer, target=schema.id, evidence=evidence)


def _sample_keys(operation: Operation) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for entry in operation.sample.entries if operation.sample else ():
        parts = entry.path.split("/")[1:]
        if len(parts) == 2:
            found.setdefault(parts[0], set()).add(parts[1].replace("~1", "/").replace("~0", "~"))
    return found


def kind_of(field: Field) -> str | None:
    """The type of a field, where a page tells it."""
    return field.type.value if field.type else None


def tokens(name: str) -> set[str]:
    """The words of a wire token, singular."""
    return {
        word.casefold().removesuffix("s")
        for part in re.split(r"[^A-Za-z0-9]+", name)
        for word in _WORDS.findall(part)
    }
