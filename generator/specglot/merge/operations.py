"""Operation rows of every locale → operations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from specglot.merge.align import Row, align
from specglot.merge.consensus import choose, claims_of, fact
from specglot.merge.fields import Context, agreed_type, merge_fields, sample_types
from specglot.merge.group import Group, slugify
from specglot.merge.parameters import merge_parameters
from specglot.merge.responses import merge_responses
from specglot.merge.texts import Contents, merge_sections
from specglot.merge.witness import below
from specglot.model.page import Located, OperationRow, Page, SampleRow
from specglot.model.source import Span
from specglot.model.spec import Claim, Fact, Gap, Localized, Operation


def merge_operations(group: Group, sections: Sequence[Row], held: Contents) -> tuple[Operation, ...]:
    """The operations of one page group; `sections` are its aligned sections, `held` what they hold."""
    pages = {page.locale: page for page in group.pages}
    listed = {locale: page.operations for locale, page in pages.items() if page.operations}
    if not listed:
        return ()
    rows = align({locale: [_key(row) for row in found] for locale, found in listed.items()})
    aligned = Aligned(
        sections,
        {locale: {row[locale]: at for at, row in enumerate(sections) if locale in row} for locale in pages},
        held,
    )
    merged = [
        _merge(
            group, pages, {locale: listed[locale][at] for locale, at in row.items()}, aligned, len(rows) == 1
        )
        for row in rows
    ]
    return tuple(merged)


class Aligned(NamedTuple):
    """A group's aligned sections, the row of each by locale and index, and what they hold."""

    rows: Sequence[Row]
    row_of: Mapping[str, Mapping[int, int]]
    held: Contents


def _key(row: OperationRow) -> str:
    return f"{row.method.value if row.method else '?'} {row.path.value}"


def _merge(
    group: Group,
    pages: Mapping[str, Page],
    rows: Mapping[str, OperationRow],
    sections: Aligned,
    alone: bool,
) -> Operation:
    methods = claims_of({locale: row.method for locale, row in rows.items()})
    paths = claims_of({locale: row.path for locale, row in rows.items()})
    pointer = f"{choose(methods)} {choose(paths)}"
    absent = tuple(
        Gap(locale=locale, span=pages[locale].sections[0].span)
        for locale in sorted(pages)
        if locale not in rows and alone
    )

    def stated(kind: str, claims: tuple[Claim[str], ...]) -> Fact[str]:
        made = fact(kind, pointer, group.id, claims, gaps=absent if kind == "method" else ())
        assert made is not None
        return made

    samples = {locale: row.sample for locale, row in rows.items() if row.sample}
    wanted = _wanted(rows, sections)
    return Operation(
        id="",
        anchor=_anchor(group, pages, rows),
        group=group.id,
        pointer=pointer,
        method=stated("method", methods),
        server=stated("server", claims_of({locale: row.server for locale, row in rows.items()})),
        path=stated("path", paths),
        summary=_summary(pages, rows, alone),
        parameters=merge_parameters(rows, pointer, group.id),
        body=merge_fields(
            {locale: row.body for locale, row in rows.items() if row.body},
            Context(prefix=pointer, group=group.id, samples=samples),
        ),
        sample=_best(samples),
        responses=merge_responses(rows, pointer, group.id),
        sections=merge_sections(pages, sections.rows, group.id, pointer, sections.held, wanted),
        samples=_sample_facts(samples, pointer, group.id),
        parts=_parts(rows, pointer, group.id),
    )


def _wanted(rows: Mapping[str, OperationRow], sections: Aligned) -> frozenset[int]:
    """The rows of the sections that speak of an operation in some locale."""
    return frozenset(
        sections.row_of[locale][at]
        for locale, row in rows.items()
        for at in row.sections
        if at in sections.row_of[locale]
    )


def _anchor(group: Group, pages: Mapping[str, Page], rows: Mapping[str, OperationRow]) -> str:
    """The anchor of the nearest heading that has one, as most locales write it; the group's id without one."""
    claims: list[Claim[str]] = []
    for locale, row in sorted(rows.items()):
        index: int | None = row.section
        while index is not None:
            section = pages[locale].sections[index]
            if section.anchor:
                claims.append(
                    Claim(locale=locale, value=section.anchor.value, raw="", span=section.anchor.span)
                )
                break
            index = section.parent
    return (slugify(choose(claims)) if claims else "") or group.id


def _summary(
    pages: Mapping[str, Page], rows: Mapping[str, OperationRow], alone: bool
) -> tuple[Localized, ...]:
    found: list[Localized] = []
    for locale, row in sorted(rows.items()):
        section = pages[locale].sections[0 if alone else min(row.sections, default=row.section)]
        if section.title.text:
            found.append(Localized(locale=locale, prose=section.title))
    return tuple(found)


def _best(samples: Mapping[str, SampleRow]) -> SampleRow | None:
    """The sample to show: an exact one before a repaired one, the fullest first, then by locale."""
    ordered = sorted(samples.items(), key=lambda item: (not item[1].exact, -len(item[1].entries), item[0]))
    return ordered[0][1] if ordered else None


def _sample_facts(samples: Mapping[str, SampleRow], pointer: str, group: str) -> tuple[Fact[str], ...]:
    """For each key that any locale's sample shows: its type by locale, and who lacks it."""
    paths = [entry.path for _, sample in sorted(samples.items()) for entry in sample.entries if entry.path]
    found: list[Fact[str]] = []
    for path in dict.fromkeys(paths):
        claims = tuple(claim for claim in sample_types(samples, path))
        seen = {claim.locale for claim in claims}
        missing = tuple(
            Gap(locale=locale, span=_parent(sample, path))
            for locale, sample in samples.items()
            if locale not in seen
        )
        agreed = agreed_type({claim.value for claim in claims}) or choose(claims)
        unique = tuple({claim.locale: claim for claim in reversed(claims)}.values())
        made = fact(
            "sample-key",
            f"{pointer} sample {path}",
            group,
            unique,
            gaps=missing,
            value=agreed,
            basis="sample",
        )
        if made:
            found.append(made)
    return tuple(found)


def _parent(sample: SampleRow, path: str) -> Span:
    """The nearest enclosing key that a sample does have."""
    while "/" in path:
        path = path.rsplit("/", 1)[0]
        for entry in sample.entries:
            if entry.path == path and path:
                return entry.span
    return sample.span


def _parts(rows: Mapping[str, OperationRow], pointer: str, group: str) -> tuple[Fact[str], ...]:
    """Whole parts of a page (body fields, sample, response, codes) that some locales have and others lack."""
    parts: dict[str, dict[str, Span]] = {"fields": {}, "sample": {}, "response": {}, "response-codes": {}}
    for locale, row in rows.items():
        if row.body:
            parts["fields"][locale] = row.body[0].span
        if row.sample:
            parts["sample"][locale] = row.sample.span
        if row.response_samples:
            parts["response"][locale] = row.response_samples[0].span
        if row.status_span:
            parts["response-codes"][locale] = row.status_span
    found: list[Fact[str]] = []
    for name, spans in parts.items():
        missing = tuple(
            Gap(locale=locale, span=_end_of(row)) for locale, row in rows.items() if locale not in spans
        )
        claims = claims_of(
            {locale: Located(value=name, raw=name, span=span) for locale, span in spans.items()}
        )
        made = fact("part", f"{pointer} #{name}", group, claims, gaps=missing)
        if made:
            found.append(made)
    return tuple(found)


def _end_of(row: OperationRow) -> Span:
    """Under the last thing the page says of an operation."""
    spans = [row.span, *(field.span for field in row.body), *(sample.span for sample in row.response_samples)]
    if row.sample:
        spans.append(row.sample.span)
    if row.status_span:
        spans.append(row.status_span)
    return below(max(spans, key=lambda span: span.end_line))
