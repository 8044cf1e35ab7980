"""Page links and shared keys → ties between pages.

`eventType` takes the values of the page it is said to be listed on; `params` takes the keys of the parameter tables;
`sid` is what another operation's `Location` header carries. Every tie says by what evidence it was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from specglot.merge.group import Group
from specglot.merge.nested import nested_ties
from specglot.model.late import late
from specglot.model.page import ANY, LinkRow
from specglot.model.spec import Enum, Fact, Field, Operation, Schema, Tie

Lent = tuple[str, str]
"""Pointer of an operation and id of a table that it has for a field."""

_WORDS = late(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


def tie(
    groups: Sequence[Group], operations: Sequence[Operation], schemas: Sequence[Schema], enums: Sequence[Enum]
) -> tuple[tuple[Operation, ...], tuple[Tie, ...]]:
    """Tie fields to enumerations and tables, and path parameters to response headers.

    Returns:
        The operations with `Field.refers` and `Field.condition_on` filled in, and the ties with their evidence.
    """
    targets = _targets(groups)
    ties = [one for operation in operations for one in _enum_ties(operation, enums, targets[operation.group])]
    tables = {operation.pointer: _shown(operation, schemas) for operation in operations}
    for operation in operations:
        _rest_of_page(tables[operation.pointer], schemas)
    lent = _lent(operations, tables)
    for operation in operations:
        _borrow(operation, lent, tables[operation.pointer])
    for operation in operations:
        _named(operation, schemas, targets[operation.group], tables[operation.pointer])
    for operation in operations:
        ties.extend(_schema_ties(operation, schemas, tables[operation.pointer]))
    ties.extend(_links(operations, targets))
    ties.extend(nested_ties(schemas))
    refers: dict[str, list[str]] = {}
    for one in ties:
        if one.kind != "link":
            refers.setdefault(one.source, []).append(one.target)
    by_id = {enum.id: enum for enum in enums}
    tied = tuple(_apply(operation, refers, by_id) for operation in operations)
    return tied, tuple(sorted(ties, key=lambda one: (one.kind, one.source, one.target)))


def _targets(groups: Sequence[Group]) -> dict[str, set[str]]:
    """Group id → ids of the groups that any of its pages links to."""
    by_path: dict[str, str] = {}
    by_tail: dict[str, set[str]] = {}
    for group in groups:
        for page in group.pages:
            bare = re.sub(r"\.[^./]+$", "", page.path)
            by_path[bare] = group.id
            by_tail.setdefault(bare.rsplit("/", 1)[-1], set()).add(group.id)
    return {
        group.id: {
            target
            for page in group.pages
            for link in page.links
            if (target := _target(link, by_path, by_tail)) and target != group.id
        }
        for group in groups
    }


def _target(link: LinkRow, by_path: Mapping[str, str], by_tail: Mapping[str, set[str]]) -> str | None:
    if link.page is None:
        return None
    if link.page in by_path:
        return by_path[link.page]
    named = by_tail.get(link.page.rsplit("/", 1)[-1], set())
    return next(iter(named)) if len(named) == 1 else None


def _enum_ties(operation: Operation, enums: Sequence[Enum], linked: set[str]) -> Iterable[Tie]:
    """A field named like an enumeration that its page links to, or whose placeholder in the sample is."""
    placeholders = {
        entry.path.rsplit("/", 1)[-1]: entry.text.strip("\"'{}<> ")
        for entry in (operation.sample.entries if operation.sample else ())
        if re.fullmatch(r"[\"']?[{<].*[}>][\"']?", entry.text)
    }
    candidates = [enum for enum in enums if enum.group in linked]
    parameters = [parameter.field for parameter in operation.parameters]
    for field in (*operation.body, *parameters):
        if field.values is not None:
            continue
        name = field.name.value
        for enum in candidates:
            tokens = _tokens(enum.anchor) | _tokens(enum.group)
            if _tokens(name) <= tokens:
                yield Tie(
                    kind="enum", source=field.pointer, target=enum.id, evidence=f"page link, name {name}"
                )
                break
            if (hint := placeholders.get(name)) and _tokens(hint) <= tokens:
                yield Tie(
                    kind="enum",
                    source=field.pointer,
                    target=enum.id,
                    evidence=f"page link, placeholder {hint}",
                )
                break


Owners = dict[str, tuple[str, str]]
"""Schema id → the pointer of the field it belongs to, and the evidence."""


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
            hints = {word for word in _tokens(field.name.value) if len(word) > 2} - {"data", "param"}
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
    return [field for field in operation.body if _kind(field) == "object" and not field.children]


def _schema_ties(operation: Operation, schemas: Sequence[Schema], owners: Owners) -> Iterable[Tie]:
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


def _kind(field: Field) -> str | None:
    return field.type.value if field.type else None


def _links(operations: Sequence[Operation], targets: Mapping[str, set[str]]) -> Iterable[Tie]:
    """A path parameter whose page links to an operation that answers with a `Location` below which this path lies."""
    located = [place for operation in operations for place in _located(operation)]
    for operation in operations:
        templates = re.findall(r"\{([^{}]+)\}", operation.path.value)
        for other, code, name_of_header, stem in located if templates else ():
            if other is operation or other.group not in targets[operation.group]:
                continue
            for name in templates:
                if operation.path.value.startswith(f"{stem}/{{{name}}}"):
                    yield Tie(
                        kind="link",
                        source=f"{operation.pointer} path.{name}",
                        target=other.pointer,
                        evidence=f"page link, {name_of_header} {stem}/…",
                        response=code,
                        header=name_of_header,
                        template=f"{stem}/{{{name}}}",
                    )


def _located(operation: Operation) -> Iterable[tuple[Operation, str, str, str]]:
    """The operation's answers that say where what they made lies: code, header, and the folder of the place."""
    for response in operation.responses:
        header = next((one for one in response.headers if one.name.value.casefold() == "location"), None)
        if not header or not response.code.value.startswith("2"):
            continue
        path = re.sub(r"^https?://[^/]+", "", header.example.split("?")[0])
        if path.count("/") >= 1:
            yield operation, response.code.value, header.name.value, path.rsplit("/", 1)[0]


def _apply(operation: Operation, refers: Mapping[str, list[str]], enums: Mapping[str, Enum]) -> Operation:
    body = tuple(
        replace(field, refers=tuple(sorted(refers.get(field.pointer, ())))) for field in operation.body
    )
    parameters = tuple(
        replace(one, field=replace(one.field, refers=tuple(sorted(refers.get(one.field.pointer, ())))))
        for one in operation.parameters
    )
    body = tuple(_conditioned(field, body, enums) for field in body)
    return replace(operation, body=body, parameters=parameters)


def _conditioned(field: Field, body: Sequence[Field], enums: Mapping[str, Enum]) -> Field:
    """A field with the sibling that its condition speaks of: one that it names, beside the values of that one."""
    if field.condition is None:
        return field
    others = {other.name.value for other in body} - {field.name.value}
    named = sorted(others.intersection(field.condition.value))
    if len(named) == 1 and len(field.condition.value) > 1:
        return replace(field, condition=_without(field.condition, named[0]), condition_on=named[0])
    return replace(field, condition_on=_condition_on(field, body, enums))


def _without(condition: Fact[tuple[str, ...]], name: str) -> Fact[tuple[str, ...]]:
    """A condition whose values are those of a field, without the field's own name among them."""

    def less(values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(value for value in values if value != name)

    claims = tuple(replace(claim, value=less(claim.value)) for claim in condition.claims)
    return replace(condition, value=less(condition.value), claims=claims)


def _condition_on(field: Field, body: Sequence[Field], enums: Mapping[str, Enum]) -> str | None:
    """The sibling whose value a condition speaks of: the one that has these values, else the only string."""
    assert field.condition is not None
    wanted = set(field.condition.value)
    for other in body:
        for target in other.refers:
            if target in enums and wanted <= {value.value.value for value in enums[target].values}:
                return other.name.value
    strings = [other for other in body if other is not field and _kind(other) == "string"]
    return strings[0].name.value if len(strings) == 1 else None


def _tokens(name: str) -> set[str]:
    """The words of a wire token, singular."""
    return {
        word.casefold().removesuffix("s")
        for part in re.split(r"[^A-Za-z0-9]+", name)
        for word in _WORDS.findall(part)
    }
