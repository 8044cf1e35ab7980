"""What the merge tests share: a spec from texts, and one endpoint's page in small."""

from __future__ import annotations

from specglot import pipeline
from specglot.model.page import Page
from specglot.model.spec import Field, Operation, Spec


def pages_of(texts: dict[str, str]) -> tuple[Page, ...]:
    """The pages of some texts by path."""
    return pipeline.read_texts(texts).pages


def spec_of(texts: dict[str, str]) -> Spec:
    """The spec of some texts by path."""
    return pipeline.read_texts(texts).spec


def operation_of(texts: dict[str, str]) -> Operation:
    """The only operation of some texts."""
    (operation,) = spec_of(texts).operations
    return operation


def fields_of(texts: dict[str, str]) -> dict[str, Field]:
    """The body fields of the only operation, by pointer without the operation."""
    operation = operation_of(texts)

    def walk(fields: tuple[Field, ...]) -> dict[str, Field]:
        found: dict[str, Field] = {}
        for field in fields:
            found[field.pointer.removeprefix(operation.pointer + " ")] = field
            found.update(walk(field.children))
        return found

    return walk(operation.body)


def page(listed: str, *, title: str = "Boote {#boats}", sample: str = "") -> str:
    """A page with an endpoint, a sample and a list."""
    fence = f"```\n{sample}\n```\n\n" if sample else ""
    return f"# {title}\n\n```\nPOST\nhttps://{{host}}/v1/boats\n```\n\n{fence}{listed}\n"
