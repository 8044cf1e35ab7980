"""Spec → which key of each request says what kind of request it is, and which request a value belongs to."""

from __future__ import annotations

from specglot.model.spec import Field, Operation, Spec


def selectors(spec: Spec) -> dict[str, str]:
    """Operation id → the body's first key that has a fixed set of values."""
    found: dict[str, str] = {}
    for operation in spec.operations:
        for field in operation.body:
            if values_of(spec, field):
                found[operation.id] = field.name.value
                break
    return found


def values_of(spec: Spec, field: Field) -> tuple[str, ...]:
    """The values that a field can have, by its enumeration or its own list; () where nothing limits it."""
    for enum in spec.enums:
        if enum.id in field.refers:
            return tuple(dict.fromkeys(value.value.value for value in enum.values))
    return field.values.value if field.values else ()


def request_of(spec: Spec, value: str) -> tuple[Operation, str] | None:
    """The request that carries a value, and the key that it does so with.

    Where several requests can, the one that allows the fewest values means it most; then the first by id.
    """
    found = [
        (len(allowed), operation.id, operation, field.name.value)
        for operation in spec.operations
        for field in operation.body
        if value in (allowed := values_of(spec, field))
    ]
    if not found:
        return None
    _, _, operation, key = min(found, key=lambda one: one[:2])
    return operation, key
