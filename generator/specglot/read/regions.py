"""Sections → the endpoints they name, each with the sections that speak of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

import msgspec

from specglot.model.page import (
    FieldRow,
    Located,
    OperationRow,
    ParameterRow,
    ResponseSampleRow,
    SampleRow,
    StatusRow,
)
from specglot.model.source import Span
from specglot.read import elsewhere, endpoint, examples
from specglot.read.blocks import Fence, Paragraph, Table, plain
from specglot.read.claims import Claims
from specglot.read.outline import Section

_LISTING = 100
_NAMING = (Fence, Paragraph)


class Region(msgspec.Struct, kw_only=True):
    """The sections that one endpoint owns, and what was found in them.

    `answered` tells whether the reading has come to what the server answers, `unsure` whether it stands below a heading
    in a language whose words are not known, so that it may have.
    `vague` tells that a title called the fields of the body parameters and no more.
    `alike` is the endpoint that this one is another address of; whatever the page says, it says of both.
    `before_answers` are the fences (by id) that a response's status line follows, None until somebody asks.
    """

    endpoint: endpoint.Endpoint
    section: int
    sections: tuple[int, ...]
    parameters: list[ParameterRow] = msgspec.field(default_factory=list[ParameterRow])
    no_parameters: Located[str] | None = None
    sample: SampleRow | None = None
    body: list[FieldRow] = msgspec.field(default_factory=list[FieldRow])
    response_samples: list[ResponseSampleRow] = msgspec.field(default_factory=list[ResponseSampleRow])
    statuses: list[StatusRow] = msgspec.field(default_factory=list[StatusRow])
    status_span: Span | None = None
    answers: list[SampleRow] = msgspec.field(default_factory=list[SampleRow])
    vague: bool = False
    answered: bool = False
    unsure: bool = False
    before_answers: frozenset[int] | None = None
    alike: Region | None = None

    def take(self, other: Region) -> None:
        """Take over what another endpoint's sections say, but for parameters of its path that this one lacks."""
        names = endpoint.placeholders(self.endpoint.path.value)
        self.parameters = [
            one for one in other.parameters if one.location != "path" or one.field.name.value in names
        ]
        self.no_parameters, self.sample, self.body = other.no_parameters, other.sample, other.body
        self.response_samples, self.answers = other.response_samples, other.answers
        self.statuses, self.status_span = other.statuses, other.status_span

    def row(self) -> OperationRow:
        """All that was found, with the parameters that only the URL's query names."""
        named = {one.field.name.value for one in self.parameters if one.location == "query"}
        path = self.endpoint.path
        spare = [
            ParameterRow(
                location="query",
                field=FieldRow(name=Located(value=name, raw=path.raw, span=path.span), span=path.span),
            )
            for name in endpoint.query_names(self.endpoint.query)
            if name not in named
        ]
        return OperationRow(
            section=self.section,
            method=self.endpoint.method,
            server=self.endpoint.server,
            path=path,
            span=self.endpoint.span,
            parameters=(*self.parameters, *spare),
            no_parameters=self.no_parameters,
            sample=self.sample,
            body=tuple(self.body),
            response_samples=tuple(self.response_samples),
            statuses=tuple(self.statuses),
            status_span=self.status_span,
            sections=self.sections,
            answers=tuple(self.answers),
        )


def find_regions(claims: Claims) -> tuple[Region, ...]:
    """The endpoints of a page in order. One that is alone owns the whole page; one in a table of many, nothing.

    Nor does one of a section that names very many: all of them would look through all that stands there.
    """
    if not endpoint.ANY_METHOD.search(claims.source.text):  # as on most pages that describe no API
        return _unusual(claims, methods=False)
    named = [(section.index, hit) for section in claims.sections for hit in _in_section(section, claims)]
    found = examples.documented(
        named, lambda index: claims.worded(claims.sections[index]) == "request-sample"
    )
    listed = _in_tables(claims, {_name(hit) for _, hit in found})
    if not found and not listed:
        return _unusual(claims, methods=True)
    if len(found) + len(listed) == 1:
        index, only = (*found, *listed)[0]
        return (Region(endpoint=only, section=index, sections=tuple(range(len(claims.sections)))),)
    owners = [index for index, _ in found]
    counts = Counter(owners)
    regions = [
        Region(
            endpoint=hit,
            section=index,
            sections=_subtree(claims, index, owners) if counts[index] <= _LISTING else (),
        )
        for index, hit in found
    ]
    regions = _alike(regions)
    regions += [Region(endpoint=hit, section=index, sections=()) for index, hit in listed]
    return tuple(sorted(regions, key=lambda region: region.endpoint.span))


def _alike(regions: list[Region]) -> list[Region]:
    """Addresses of one method, one below the other in one fence, are ways to the same: what is said holds for each."""
    for before, region in pairwise(regions):
        first, second = before.endpoint.span, region.endpoint.span
        if (
            before.section == region.section
            and first.end_line + 1 == second.line
            and before.endpoint.method.value == region.endpoint.method.value
        ):
            region.alike = before.alike or before
    return regions


def _unusual(claims: Claims, *, methods: bool) -> tuple[Region, ...]:
    named = elsewhere.find(claims, methods=methods)
    if len(named) == 1:
        wholes = [tuple(range(len(claims.sections)))]
    else:
        owners = sorted(one.section for one in named)
        counts = Counter(owners)
        wholes = [
            _subtree(claims, one.section, owners) if counts[one.section] <= _LISTING else () for one in named
        ]
    regions = [
        Region(endpoint=one.endpoint, section=one.section, sections=whole, sample=one.sample)
        for one, whole in zip(named, wholes, strict=True)
    ]
    return tuple(sorted(regions, key=lambda region: region.endpoint.span))


def _name(found: endpoint.Endpoint) -> tuple[str, str]:
    return found.method.value, found.path.value


def _in_tables(claims: Claims, known: AbstractSet[tuple[str, str]]) -> list[tuple[int, endpoint.Endpoint]]:
    """The endpoints of tables that the page names nowhere else."""
    found: list[tuple[int, endpoint.Endpoint]] = []
    for section in claims.sections:
        for block in section.every:
            hits = endpoint.in_table(block) if isinstance(block, Table) else ()
            if hits:
                claims.claim(block, "endpoint")
                found.extend((section.index, hit) for hit in hits if _name(hit) not in known)
    return found


def _in_section(section: Section, claims: Claims) -> list[endpoint.Endpoint]:
    heading = section.heading.inline if section.heading else None
    titled = method = None
    if heading and endpoint.ANY_METHOD.search(plain(heading.runs)):
        titled, method = endpoint.in_heading(heading), elsewhere.method_in(heading)
    found: list[endpoint.Endpoint] = []
    for block in section.every:
        if not isinstance(block, _NAMING):
            continue
        hits = _in_block(block, claims)
        if (
            not hits
            and not found
            and method
            and (one := endpoint.of_mention(block, method, claims.source.path))
        ):
            hits = (one,)
        if hits:
            claims.claim(block, "endpoint")
            found.extend(hits)
    # A heading that names what the text below it names again, with its host, is no second endpoint.
    repeated = titled and any(_name(one) == _name(titled) for one in found)
    return [titled, *found] if titled and not repeated else found


def _in_block(block: Fence | Paragraph, claims: Claims) -> tuple[endpoint.Endpoint, ...]:
    if isinstance(block, Fence):
        return endpoint.in_fence(block, claims.source.path)
    one = endpoint.in_inline(block.inline)
    return (one,) if one else ()


def _subtree(claims: Claims, index: int, owners: Sequence[int]) -> tuple[int, ...]:
    """The largest section around an endpoint that holds no other endpoint's section, with all below it.

    `owners` are the sections that name endpoints, in order, each as often as it names one.
    """
    owner, sections = index, claims.sections
    while (parent := sections[owner].parent) is not None:
        first, last = bisect_left(owners, parent), bisect_left(owners, claims.ends[parent]) - 1
        if owners[first] != index or owners[last] != index:
            break
        owner = parent
    return tuple(range(owner, claims.ends[owner]))
