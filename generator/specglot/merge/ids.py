"""Ids for operations, schemas and enums: of wire tokens, ASCII, unique, the same on every run."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from specglot.model.spec import Enum, Operation, Schema


def pascal(token: str) -> str:
    """`request-parameters` → `RequestParameters`; what is there of upper case stays."""
    words = re.findall(r"[A-Za-z0-9]+", token)
    joined = "".join(word[0].upper() + word[1:] for word in words)
    return joined if joined and not joined[0].isdigit() else f"N{joined}"


def name_operations(operations: Sequence[Operation]) -> tuple[Operation, ...]:
    """Give each operation an id: its method and the last fixed part of its path, more of it where that is taken."""
    taken = _Taken()
    named: list[Operation] = []
    for operation in sorted(operations, key=lambda one: (one.path.value, one.method.value)):
        fixed = [part for part in operation.path.value.split("/") if part and "{" not in part]
        fixed = [part for part in fixed if re.search(r"[A-Za-z]", part)] or ["root"]
        verb = operation.method.value.lower()
        candidates = [verb + "".join(map(pascal, fixed[-depth:])) for depth in range(1, len(fixed) + 1)]
        candidates.append(
            f"{candidates[-1]}By" + "".join(map(pascal, re.findall(r"\{([^{}]+)\}", operation.path.value)))
        )
        named.append(replace(operation, id=taken.free(candidates)))
    order = {operation.pointer: index for index, operation in enumerate(operations)}
    return tuple(sorted(named, key=lambda one: order[one.pointer]))


def name_parts(
    schemas: Sequence[Schema], enums: Sequence[Enum]
) -> tuple[tuple[Schema, ...], tuple[Enum, ...]]:
    """Give schemas and enums ids that no other component has."""
    taken = _Taken()
    found_enums = tuple(replace(enum, id=taken.free(_candidates(enum.anchor, enum.group))) for enum in enums)
    found = tuple(
        replace(schema, id=taken.free(_candidates(schema.anchor, schema.group))) for schema in schemas
    )
    return found, found_enums


def _candidates(anchor: str, group: str) -> list[str]:
    return [pascal(anchor), pascal(f"{group}-{anchor}")]


class _Taken:
    """The names that are taken, whatever their case, and how often each was asked for."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.counts: dict[str, int] = {}

    def free(self, candidates: Sequence[str]) -> str:
        """Take the first of some names that nobody has, else the first with the lowest number that makes it free."""
        found = next((name for name in candidates if name.casefold() not in self.names), None)
        if found is None:
            first = candidates[0]
            number = self.counts.get(first.casefold(), 2)
            while f"{first}{number}".casefold() in self.names:
                number += 1
            self.counts[first.casefold()] = number
            found = f"{first}{number}"
        self.names.add(found.casefold())
        return found
