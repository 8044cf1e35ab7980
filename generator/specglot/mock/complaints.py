"""The `[mock]` settings and a spec → what in the settings has nothing in the spec to be about."""

from __future__ import annotations

from collections.abc import Iterator

from specglot.mock.selectors import values_of
from specglot.mock.settings import Lifetime, MockSettings, Scalar
from specglot.model.spec import Field, Operation, Spec


def complaints(settings: MockSettings, spec: Spec) -> tuple[str, ...]:
    """What to tell the user. None of it is an error: a run may leave pages out without a mistake in the config."""
    return tuple(_complaints(settings, spec))


def _complaints(settings: MockSettings, spec: Spec) -> Iterator[str]:
    operations = {operation.id: operation for operation in spec.operations}
    creators = {tie.target for tie in spec.ties if tie.kind == "link"}
    for kind, rules in settings.resources.items():
        where = f"mock.resources.{kind}"
        if kind not in operations or operations[kind].pointer not in creators:
            known = (
                ", ".join(sorted(one.id for one in spec.operations if one.pointer in creators)) or "none does"
            )
            yield f"{where}: no operation of that id creates anything another one needs (those that do: {known})"
            continue
        yield from _rules(rules, where, spec, operations)
    for name, parameter in settings.schemas.items():
        if name not in operations:
            yield f"mock.schemas.{name}: there is no operation of that id"
        elif parameter not in {
            one.field.name.value for one in operations[name].parameters if one.location == "path"
        }:
            yield f"mock.schemas.{name}: {operations[name].path.value} has no parameter {parameter}"


def _rules(rules: Lifetime, where: str, spec: Spec, operations: dict[str, Operation]) -> Iterator[str]:
    for name in rules.ended_by:
        if name not in operations:
            yield f"{where}.ended-by: there is no operation {name}"
    bodies = tuple(operations.values())
    for pointer, _ in rules.unchanged:
        yield from _field(pointer, (), f"{where}.unchanged", spec, bodies)
    for pointer, values in rules.ends:
        yield from _field(pointer, values, f"{where}.ends", spec, bodies)
    for rule in rules.ignored:
        yield from _field(rule.pointer, (*rule.values, *rule.outside), f"{where}.ignored", spec, bodies)


def _field(
    pointer: str, values: tuple[Scalar, ...], where: str, spec: Spec, operations: tuple[Operation, ...]
) -> Iterator[str]:
    found = [field for operation in operations if (field := _find(operation.body, pointer))]
    if not found:
        yield f"{where}: no request has {pointer}"
    allowed = {value for field in found for value in values_of(spec, field)}
    for value in values:
        if allowed and value not in allowed:
            yield f"{where}: {pointer} is never {value!r} (the pages list {', '.join(sorted(allowed))})"


def _find(fields: tuple[Field, ...], pointer: str) -> Field | None:
    found: Field | None = None
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        found = next((field for field in fields if field.name.value == key), None)
        if found is None:
            return None
        fields = found.children
    return found
