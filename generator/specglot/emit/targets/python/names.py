"""Spec → the names that all modules of the package agree on: methods and error classes."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from specglot.emit.names import snake, unique
from specglot.emit.responses import error_classes
from specglot.emit.targets.python.reserved import CLASSES, METHODS
from specglot.model.spec import Spec


class Names(Struct, frozen=True, kw_only=True):
    """The names that have to be known before any operation is written.

    Attributes:
        methods: Operation id → method.
        errors: Status → error class, for every failure that any operation documents.
    """

    methods: Mapping[str, str]
    errors: Mapping[int, str]


def names_of(spec: Spec) -> Names:
    """Names for the methods and error classes of a spec."""
    return Names(
        methods=unique((operation.id for operation in spec.operations), snake, METHODS),
        errors=error_classes(spec.operations, CLASSES),
    )
