"""Spec → the names that all modules of the package agree on: methods, error classes, servers."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from specglot.emit.names import camel, unique
from specglot.emit.responses import error_classes
from specglot.emit.targets.typescript.reserved import METHODS, TYPES
from specglot.emit.targets.typescript.types import Types
from specglot.model.spec import Operation, Spec


class Names(Struct, frozen=True, kw_only=True):
    """The names that have to be known before any operation is written.

    Attributes:
        methods: Operation id → method.
        throwing: Operation id → the method that throws.
        errors: Status → error class.
        servers: Server template → private field.
    """

    methods: Mapping[str, str]
    throwing: Mapping[str, str]
    errors: Mapping[int, str]
    servers: Mapping[str, str]

    def prefix(self, operation: Operation) -> str:
        """What the names of an operation's types begin with."""
        method = self.methods[operation.id]
        return method[0].upper() + method[1:]


def names_of(spec: Spec, types: Types) -> Names:
    """Names for the methods, error classes and servers of a spec."""
    ids = [operation.id for operation in spec.operations]
    throwing = {one: f"{one} or throw" for one in ids}
    methods = unique((*ids, *throwing.values()), camel, METHODS)
    servers = dict.fromkeys(operation.server.value for operation in spec.operations)
    return Names(
        methods={one: methods[one] for one in ids},
        throwing={one: methods[throwing[one]] for one in ids},
        errors={code: types.name(name) for code, name in error_classes(spec.operations, TYPES).items()},
        servers={
            server: "#server" if len(servers) == 1 else f"#server{number}"
            for number, server in enumerate(servers, 1)
        },
    )
