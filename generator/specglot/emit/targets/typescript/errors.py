"""Documented failures → error classes, each with what every operation says of its status."""

from __future__ import annotations

from specglot.emit import statuses
from specglot.emit.responses import documented
from specglot.emit.targets.typescript.names import Names
from specglot.emit.targets.typescript.responses import summary
from specglot.emit.targets.typescript.syntax import doc
from specglot.emit.targets.typescript.types import Types
from specglot.emit.targets.typescript.view import ErrorView


def error_views(types: Types, names: Names) -> tuple[ErrorView, ...]:
    """The error classes, each with what every operation says of its status."""
    views: list[ErrorView] = []
    for code, name in names.errors.items():
        said = [
            (names.methods[operation.id], summary(status.response, types.lang, types.fallback))
            for operation in types.spec.operations
            for status in documented(operation)
            if status.code == code
        ]
        lines = [f"- `{method}`: {text}" if text else f"- `{method}`" for method, text in said]
        views.append(
            ErrorView(
                name=name,
                code=code,
                doc=doc(f"{code} {statuses.name(code)}.", "\n".join(lines)),
                retryable=code in statuses.RETRYABLE,
            )
        )
    return tuple(views)
