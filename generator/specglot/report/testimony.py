"""Spec + a pointer → what every locale says of that fact, with file, line and the text itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from specglot.model.source import Source
from specglot.model.spec import Fact, Localized, Operation, Spec, facts
from specglot.report.visible import one_line


def testimony(spec: Spec, sources: Mapping[str, Source], pointer: str) -> str | None:
    """What the pages say of one fact, as text.

    Args:
        spec: the merged pages.
        sources: their texts, by path.
        pointer: wire tokens, as findings name them: `POST /v1/items`, `POST /v1/items name`, `POST /v1/items 404`,
            `parameters#ad-data media.id`.

    Returns:
        The facts of that pointer with every witness; None where no fact has it.
    """
    wanted = " ".join(pointer.split())
    found = [
        fact
        for fact in facts(spec)
        if _names(fact.pointer, wanted) and fact.kind not in ("section", "anchor")
    ]
    if not found:
        return None
    parts = [f"{found[0].pointer}"]
    parts.extend(_fact(fact, sources) for fact in found)
    texts = _texts(spec, found[0].pointer)
    if texts:
        parts.append(
            "text\n" + "\n".join(_witness(text.locale, _place(text), text.prose.text) for text in texts)
        )
    return "\n\n".join(parts) + "\n"


def _names(pointer: str, wanted: str) -> bool:
    """Whether a pointer is the one asked for; `path.` and the page group may be left out."""
    if pointer == wanted:
        return True
    head, _, tail = pointer.rpartition(" ")
    return (
        f"{head} {tail.split('.', 1)[-1]}" == wanted
        if tail.startswith(("path.", "query.", "header."))
        else (bool(tail) and tail == wanted and "#" in head)
    )


def _fact(fact: Fact[Any], sources: Mapping[str, Source]) -> str:
    said = f"{fact.kind}: {_value(fact.value)}"
    if not fact.claims:
        return f"{said}\n  ({fact.basis}: no page says so)"
    lines = [said]
    for claim in fact.claims:
        source = sources.get(claim.span.path)
        line = one_line(source.line(claim.span.line) if source else claim.raw)
        mark = "  " if claim.value == fact.value else "! "
        says = "" if claim.value == fact.value else f" says {_value(claim.value)}"
        lines.append(f"{mark}{claim.locale:<8}{claim.span.path}:{claim.span.line}{says}\n          {line}")
    lines.extend(f"! {gap.locale:<8}{gap.span.path}:{gap.span.line} says nothing" for gap in fact.gaps)
    return "\n".join(lines)


def _texts(spec: Spec, pointer: str) -> tuple[Localized, ...]:
    for operation in spec.operations:
        found = _in_operation(operation, pointer)
        if found:
            return found
    for schema in spec.schemas:
        for field in schema.fields:
            if field.pointer == pointer:
                return field.description
    for enum in spec.enums:
        for value in enum.values:
            if value.value.pointer == pointer:
                return tuple(text for note in value.notes for text in note.texts)
    return ()


def _in_operation(operation: Operation, pointer: str) -> tuple[Localized, ...]:
    if operation.pointer == pointer:
        return operation.summary
    fields = [*operation.body, *(parameter.field for parameter in operation.parameters)]
    while fields:
        field = fields.pop()
        if field.pointer == pointer:
            return field.description
        fields.extend(field.children)
    for response in operation.responses:
        if response.pointer == pointer:
            return (*response.label, *response.description, *response.action)
    return ()


def _witness(locale: str, place: str, text: str) -> str:
    return f"  {locale:<8}{place}\n          {one_line(text)}"


def _place(text: Localized) -> str:
    return f"{text.prose.span.path}:{text.prose.span.line}"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(one_line(str(item)) for item in cast("tuple[object, ...]", value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return one_line(str(value))
