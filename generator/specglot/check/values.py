"""Fields tied to an enumeration → values in use that the enumeration lacks."""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.witness import finding, short
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.page import ANY
from specglot.model.source import Span
from specglot.model.spec import Enum, Fact, Field, Operation

Use = tuple[str, Span, str]
"""A value, where it is used, and the locale of that page."""


def unlisted_values(book: Book) -> Iterator[Diagnostic]:
    """Conditions, allowed values and samples that use a value which no locale's enumeration has."""
    enums = {enum.id: enum for enum in book.spec.enums}
    fields = {
        field.pointer: (field, operation) for operation in book.spec.operations for field in operation.body
    }
    for tie in book.spec.ties:
        if tie.kind == "enum" and tie.target in enums and tie.source in fields:
            field, operation = fields[tie.source]
            yield from _unlisted(field, operation, enums[tie.target])


def _unlisted(field: Field, operation: Operation, enum: Enum) -> Iterator[Diagnostic]:
    listed = {claim.value for value in enum.values for claim in value.value.claims}
    used: dict[str, list[Use]] = {}
    for value, span, locale in _uses(field, operation):
        if value not in listed and value != ANY:
            used.setdefault(value, []).append((value, span, locale))
    for value, places in sorted(used.items()):
        places.sort(key=lambda place: (place[2], place[1]))
        _, span, locale = places[0]
        first = enum.values[0].value.claims[0]
        yield finding(
            f"`{value}` is used for `{short(field.pointer)}` but is not in the enumeration {enum.id}",
            span,
            locale=locale,
            related=(
                *(Related(span=other, locale=tag, message="used here too") for _, other, tag in places[1:]),
                Related(span=first.span, locale=first.locale, message="the enumeration begins here"),
            ),
            help="Add the value to the enumeration, or write the value that was meant.",
            group=operation.group,
            subject=f"{field.pointer} {value}",
            groups=(tuple(sorted({tag for _, _, tag in places})),),
        )


def _uses(field: Field, operation: Operation) -> Iterator[Use]:
    for other in operation.body:
        if other.condition is not None and other.condition_on in (field.pointer, field.name.value):
            yield from _of_fact(other.condition)
    if field.values is not None:
        yield from _of_fact(field.values)
    for fact in operation.samples:
        if fact.pointer.endswith(f" sample /{field.name.value}"):
            for claim in fact.claims:
                value = claim.raw.strip().strip("\"'")
                if value and value[0] not in "<{" and claim.value == "string":
                    yield value, claim.span, claim.locale


def _of_fact(fact: Fact[tuple[str, ...]]) -> Iterator[Use]:
    for claim in fact.claims:
        for value in claim.value:
            yield value, claim.span, claim.locale
