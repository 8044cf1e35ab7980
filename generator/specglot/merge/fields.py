"""Field rows of every locale → fields, by path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from specglot.merge.align import align
from specglot.merge.consensus import choose, claims_of, fact
from specglot.merge.witness import gaps
from specglot.model.page import FieldRow, Located, SampleRow
from specglot.model.source import Span
from specglot.model.spec import Claim, Fact, Field, Gap, Localized

T = TypeVar("T")

Rows = Mapping[str, Sequence[FieldRow]]


class Context(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the fields of one list share: the prefix of their pointers, the page group, the samples by locale."""

    prefix: str
    group: str
    samples: Mapping[str, SampleRow]
    kind: str = "field"
    separator: str = " "
    sample_path: str = ""


def merge_fields(rows: Rows, context: Context) -> tuple[Field, ...]:
    """Align the rows of all locales and merge each."""
    aligned = align({locale: [row.name.value for row in fields] for locale, fields in rows.items()})
    spans = {locale: [row.span for row in fields] for locale, fields in rows.items()}
    return tuple(
        _merge({locale: rows[locale][at] for locale, at in row.items()}, gaps(aligned, index, spans), context)
        for index, row in enumerate(aligned)
    )


def _merge(rows: Mapping[str, FieldRow], missing: tuple[Gap, ...], context: Context) -> Field:
    names = claims_of({locale: row.name for locale, row in rows.items()})
    shown = {entry.path for sample in context.samples.values() for entry in sample.entries}
    decider = next(
        (claim.value for claim in names if f"{context.sample_path}/{_token(claim.value)}" in shown),
        None,
    )
    name = choose(names, decider)
    pointer = f"{context.prefix}{context.separator}{name}"
    sample_path = f"{context.sample_path}/{_token(name)}"
    spots = {locale: row.span for locale, row in rows.items()}

    def stated(kind: str, values: Mapping[str, Located[T] | None]) -> Fact[T] | None:
        return fact(kind, pointer, context.group, claims_of(values), gaps=_unsaid(values, spots))

    children = merge_fields(
        {locale: row.children for locale, row in rows.items() if row.children},
        Context(
            prefix=pointer,
            group=context.group,
            samples=context.samples,
            kind=context.kind,
            separator=".",
            sample_path=sample_path,
        ),
    )
    return Field(
        pointer=pointer,
        name=Fact(
            kind=context.kind, pointer=pointer, group=context.group, value=name, claims=names, gaps=missing
        ),
        type=_type(rows, pointer, sample_path, children, context, spots),
        required=stated("required", {locale: row.presence for locale, row in rows.items()})
        or _inferred_required(pointer, sample_path, context),
        unit=stated("unit", {locale: row.unit for locale, row in rows.items()}),
        condition=stated("condition", {locale: _as_set(row.condition) for locale, row in rows.items()}),
        values=stated("values", {locale: row.values for locale, row in rows.items()}),
        set_on=stated("set-on", {locale: _as_set(row.set_on) for locale, row in rows.items()}),
        default=stated("default", {locale: row.default for locale, row in rows.items()}),
        description=tuple(
            Localized(locale=locale, prose=row.prose) for locale, row in sorted(rows.items()) if row.prose
        ),
        children=children,
    )


def _unsaid(values: Mapping[str, Located[T] | None], spots: Mapping[str, Span]) -> Iterable[Gap]:
    """Locales that have the row but not this fact. Nobody is silent where nobody speaks."""
    if not any(values.values()):
        return ()
    return tuple(
        Gap(locale=locale, span=spots[locale]) for locale, value in sorted(values.items()) if value is None
    )


def _as_set(located: Located[tuple[str, ...]] | None) -> Located[tuple[str, ...]] | None:
    """A list whose order says nothing, in one order."""
    if located is None:
        return None
    return Located(value=tuple(sorted(set(located.value))), raw=located.raw, span=located.span)


def _type(
    rows: Mapping[str, FieldRow],
    pointer: str,
    sample_path: str,
    children: tuple[Field, ...],
    context: Context,
    spots: Mapping[str, Span],
) -> Fact[str] | None:
    """The type: by what pages say, then by the nested fields, then by the samples."""
    shown = tuple(sample_types(context.samples, sample_path))
    agreed = agreed_type({claim.value for claim in shown})
    values = {locale: row.type for locale, row in rows.items()}
    said = fact(
        "type", pointer, context.group, claims_of(values), gaps=_unsaid(values, spots), decider=agreed
    )
    if said:
        return said
    if children:
        return Fact(
            kind="type", pointer=pointer, group=context.group, value="object", claims=(), basis="inferred"
        )
    if agreed:
        return Fact(
            kind="type", pointer=pointer, group=context.group, value=agreed, claims=(), basis="sample"
        )
    if any(row.values for row in rows.values()):
        return Fact(
            kind="type", pointer=pointer, group=context.group, value="string", claims=(), basis="inferred"
        )
    return None


def agreed_type(kinds: set[str]) -> str | None:
    """The one JSON type that fits all that samples show; None where they do not fit."""
    kinds = kinds - {"unknown", "null"}
    if kinds == {"integer", "number"}:
        return "number"
    return kinds.pop() if len(kinds) == 1 else None


def sample_types(samples: Mapping[str, SampleRow], path: str) -> Iterable[Claim[str]]:
    """The JSON type each locale's sample shows at a JSON Pointer."""
    for locale, sample in sorted(samples.items()):
        for entry in sample.entries:
            if entry.path == path:
                yield Claim(locale=locale, value=entry.type, raw=entry.text, span=entry.span)


def _inferred_required(pointer: str, sample_path: str, context: Context) -> Fact[bool] | None:
    """A nested field that no page calls optional and the sample shows is taken as required.

    Pages state presence for top-level fields and leave nested ones bare; the sample is then all there is to go by.
    """
    if "/" not in sample_path.strip("/") or not any(sample_types(context.samples, sample_path)):
        return None
    return Fact(
        kind="required", pointer=pointer, group=context.group, value=True, claims=(), basis="inferred"
    )


def _token(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
