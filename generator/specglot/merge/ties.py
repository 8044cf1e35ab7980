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
from specglot.merge.owners import kind_of, owners_of, schema_ties, tokens
from specglot.model.page import LinkRow
from specglot.model.spec import Enum, Fact, Field, Operation, Schema, Tie


def tie(
    groups: Sequence[Group], operations: Sequence[Operation], schemas: Sequence[Schema], enums: Sequence[Enum]
) -> tuple[tuple[Operation, ...], tuple[Tie, ...]]:
    """Tie fields to enumerations and tables, and path parameters to response headers.

    Returns:
        The operations with `Field.refers` and `Field.condition_on` filled in, and the ties with their evidence.
    """
    targets = _targets(groups)
    ties = [one for operation in operations for one in _enum_ties(operation, enums, targets[operation.group])]
    owners = owners_of(operations, schemas, targets)
    for operation in operations:
        ties.extend(schema_ties(operation, schemas, owners[operation.pointer]))
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
            known = tokens(enum.anchor) | tokens(enum.group)
            if tokens(name) <= known:
                yield Tie(
                    kind="enum", source=field.pointer, target=enum.id, evidence=f"page link, name {name}"
                )
                break
            if (hint := placeholders.get(name)) and tokens(hint) <= known:
                yield Tie(
                    kind="enum",
                    source=field.pointer,
                    target=enum.id,
                    evidence=f"page link, placeholder {hint}",
                )
                break


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
    strings = [other for other in body if other is not field and kind_of(other) == "string"]
    return strings[0].name.value if len(strings) == 1 else None
