"""Golden files, and values as texts that a person can read in a diff."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from specglot.model.page import Located, Prose
from specglot.model.source import Span
from specglot.model.spec import Claim, Gap, Localized

GOLDEN = Path(__file__).parent / "golden"


def golden(name: str, text: str) -> str:
    """The text expected; `UPDATE_GOLDEN=1` writes it anew, for a person to read in the diff."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")


def source(name: str) -> str:
    """The text of a page that lies among the golden files."""
    return (GOLDEN / name).read_text(encoding="utf-8")


def outline(value: object) -> str:
    """A value as an indented tree: empty fields left out, places as `line:column-line:column`."""
    return "\n".join(_lines(value, "", type(value).__name__)) + "\n"


def _lines(value: object, indent: str, name: str) -> Iterator[str]:
    short = _short(value)
    if short is not None:
        yield f"{indent}{name}: {short}"
    elif isinstance(value, tuple):
        for item in value:
            yield from _lines(item, indent, f"- {name}")
    elif isinstance(value, msgspec.Struct):
        yield f"{indent}{name}"
        for field in value.__struct_fields__:
            inner: Any = getattr(value, field)
            if inner not in (None, "", (), False):
                yield from _lines(inner, f"{indent}  ", field)
    else:
        yield f"{indent}{name}: {value!r}"


def _short(value: object) -> str | None:  # noqa: PLR0911 - one form a type
    if isinstance(value, Span):
        return _place(value)
    if isinstance(value, Located):
        return f"{value.value!r} @{_place(value.span)}" + (
            f" ← {value.raw!r}" if value.raw != value.value else ""
        )
    if isinstance(value, Claim):
        return f"{value.locale} {value.value!r} @{_place(value.span)}"
    if isinstance(value, Gap):
        return f"{value.locale} @{_place(value.span)}"
    if isinstance(value, Localized):
        return f"{value.locale} {value.prose.markdown!r} @{_place(value.prose.span)}"
    if isinstance(value, Prose):
        atoms = " ".join(f"{atom.kind}={atom.text!r}@{_place(atom.span)}" for atom in value.atoms)
        return f"{value.markdown!r} @{_place(value.span)}" + (f" [{atoms}]" if atoms else "")
    return None


def _place(span: Span) -> str:
    return f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"
