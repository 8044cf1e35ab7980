"""The `[mock]` table of the config → what the pages say in prose only: when a resource is over, what does not count."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from specglot.mock.values import listing, mapping, pointer_to
from specglot.model.errors import InputError

Scalar = str | int | float | bool
"""A value of a request body that a rule names."""

PREFIX = "/_mock"
"""Where the server's own pages are, unless the config says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """Requests that are accepted and do not count: those with one of `values` outside of what `outside` brackets.

    `pointer` is a JSON Pointer (RFC 6901) into the body; `outside` holds the value that opens and the one that closes.
    """

    pointer: str
    values: tuple[Scalar, ...]
    outside: tuple[Scalar, Scalar]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifetime:
    """When a resource is over and which of its requests count.

    Attributes:
        idle: Seconds without an accepted request after which it is over; None for never.
        unchanged: JSON Pointer → seconds without a change of that value after which it is over.
        ends: JSON Pointer → values; an accepted request that carries one is the last.
        ended_by: Operations of which an accepted request is the last.
        ignored: What is accepted and does not count.
    """

    idle: float | None = None
    unchanged: tuple[tuple[str, float], ...] = ()
    ends: tuple[tuple[str, tuple[Scalar, ...]], ...] = ()
    ended_by: tuple[str, ...] = ()
    ignored: tuple[Ignored, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MockSettings:
    """What the mock server is told beside the spec.

    Attributes:
        prefix: The path below which the server's own pages are.
        resources: Operation id → lifetime of what that operation creates.
        schemas: Operation id → the path parameter whose value names the request of which it answers the JSON Schema.
    """

    prefix: str = PREFIX
    resources: Mapping[str, Lifetime] = field(default_factory=dict[str, Lifetime])
    schemas: Mapping[str, str] = field(default_factory=dict[str, str])


def parse(table: Mapping[str, Any], *, path: str = "") -> MockSettings:
    """Read the `[mock]` table.

    Args:
        table: The table as TOML gives it.
        path: The config file, for messages.

    Raises:
        InputError: A key that means nothing, or a value of the wrong kind.
    """
    return _Reader(path).settings(table)


class _Reader:
    """Reads tables and complains by the name of the key."""

    def __init__(self, path: str) -> None:
        self.path = path

    def settings(self, given: Any) -> MockSettings:
        table = self.keys(given, {"prefix", "resources", "schemas"}, "mock")
        prefix = table.get("prefix", PREFIX)
        if not isinstance(prefix, str) or not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", prefix):
            self.fail("mock.prefix", f"is {prefix!r}", f'write a path such as "{PREFIX}"')
        resources = self.table(table.get("resources", {}), "mock.resources")
        schemas = self.table(table.get("schemas", {}), "mock.schemas")
        for operation, parameter in schemas.items():
            if not isinstance(parameter, str):
                self.fail(
                    f"mock.schemas.{operation}",
                    f"is {parameter!r}",
                    "write the name of a path parameter in quotes",
                )
        return MockSettings(
            prefix=prefix,
            resources={
                name: self.lifetime(rules, f"mock.resources.{name}") for name, rules in resources.items()
            },
            schemas=dict(schemas),
        )

    def lifetime(self, given: Any, where: str) -> Lifetime:
        table = self.keys(given, {"idle", "unchanged", "ends", "ended-by", "ignored"}, where)
        unchanged = self.table(table.get("unchanged", {}), f"{where}.unchanged")
        ends = self.table(table.get("ends", {}), f"{where}.ends")
        ended_by = listing(table.get("ended-by", []))
        if ended_by is None or not all(isinstance(one, str) for one in ended_by):
            self.fail(
                f"{where}.ended-by", f"is {table['ended-by']!r}", "write a list of operation ids in quotes"
            )
        ignored = listing(table.get("ignored", []))
        if ignored is None:
            self.fail(f"{where}.ignored", "is no list of tables", f"write [[{where}.ignored]]")
        return Lifetime(
            idle=self.seconds(table["idle"], f"{where}.idle") if "idle" in table else None,
            unchanged=tuple(
                (self.pointer(key, f"{where}.unchanged"), self.seconds(limit, f"{where}.unchanged.{key}"))
                for key, limit in unchanged.items()
            ),
            ends=tuple(
                (self.pointer(key, f"{where}.ends"), self.values(values, f"{where}.ends.{key}"))
                for key, values in ends.items()
            ),
            ended_by=tuple(ended_by),
            ignored=tuple(self.ignored(rule, f"{where}.ignored") for rule in ignored),
        )

    def ignored(self, given: Any, where: str) -> Ignored:
        wanted = {"field", "values", "outside"}
        table = self.keys(given, wanted, where)
        if missing := sorted(wanted - set(table)):
            self.fail(where, f"does not say {', '.join(missing)}", "give field, values and outside")
        outside = self.values(table["outside"], f"{where}.outside")
        if len(outside) != 2:
            self.fail(
                f"{where}.outside",
                f"has {len(outside)} values",
                "write the value that opens and the one that closes",
            )
        return Ignored(
            pointer=self.pointer(table["field"], f"{where}.field"),
            values=self.values(table["values"], f"{where}.values"),
            outside=(outside[0], outside[1]),
        )

    def pointer(self, key: Any, where: str) -> str:
        if not isinstance(key, str) or not key:
            self.fail(
                where,
                f"names the field {key!r}",
                'write a key such as "status" or a JSON Pointer such as "/item/status"',
            )
        return key if key.startswith("/") else pointer_to(key)

    def values(self, given: Any, where: str) -> tuple[Scalar, ...]:
        found = listing(given)
        if not found or not all(isinstance(one, str | int | float | bool) for one in found):
            self.fail(where, f"is {given!r}", "write a list of texts, numbers or true/false")
        return tuple(found)

    def seconds(self, given: Any, where: str) -> float:
        if isinstance(given, bool) or not isinstance(given, int | float) or not 0 < given < float("inf"):
            self.fail(where, f"is {given!r}", "write a number of seconds greater than 0")
        return float(given)

    def table(self, given: Any, where: str) -> Mapping[str, Any]:
        found = mapping(given)
        if found is None:
            self.fail(where, "is no table", f"write [{where}]")
        return found

    def keys(self, given: Any, known: set[str], where: str) -> Mapping[str, Any]:
        table = self.table(given, where)
        for key in table:
            if key not in known:
                self.fail(f"{where}.{key}", "is no setting", f"settings here: {', '.join(sorted(known))}")
        return table

    def fail(self, where: str, message: str, help_text: str) -> NoReturn:
        raise InputError(f"`{where}` {message}", path=self.path, help=help_text)
