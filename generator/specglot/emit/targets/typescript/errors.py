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
    lines: dict[int, list[str]] = {code: [] for code in names.errors}
    for operation in types.spec.operations:
        method = names.methods[operation.id]
        for status in documented(operation):
            if not status.success:
                text = summary(status.response, types.lang, types.fallback)
                lines[status.code].append(f"- `{method}`: {text}" if text else f"- `{method}`")
    return tuple(
        ErrorView(
            name=name,
            code=code,
            doc=doc(f"{code} {statuses.name(code)}.", "\n".join(lines[code])),
            retryable=code in statuses.RETRYABLE,
        )
        for code, name in names.errors.items()
    )
