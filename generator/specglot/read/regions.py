"""Sections → the endpoints they name, each with the sections that speak of it."""

from __future__ import annotations

from dataclasses import dataclass, field

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
from specglot.read import endpoint
from specglot.read.blocks import Fence, Paragraph
from specglot.read.claims import Claims
from specglot.read.outline import Section, nested


@dataclass(slots=True)
class Region:
    """The sections that one endpoint owns, and what was found in them.

    `answered` tells whether the reading has come to what the server answers.
    """

    endpoint: endpoint.Endpoint
    section: int
    sections: tuple[int, ...]
    parameters: list[ParameterRow] = field(default_factory=list[ParameterRow])
    no_parameters: Located[str] | None = None
    sample: SampleRow | None = None
    body: list[FieldRow] = field(default_factory=list[FieldRow])
    response_samples: list[ResponseSampleRow] = field(default_factory=list[ResponseSampleRow])
    statuses: list[StatusRow] = field(default_factory=list[StatusRow])
    status_span: Span | None = None
    answers: list[SampleRow] = field(default_factory=list[SampleRow])
    answered: bool = False

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
    """The endpoints of a page in order. One that is alone owns the whole page."""
    found = [(section.index, hit) for section in claims.sections for hit in _in_section(section, claims)]
    if len(found) == 1:
        index, only = found[0]
        return (Region(endpoint=only, section=index, sections=tuple(range(len(claims.sections)))),)
    owners = [index for index, _ in found]
    return tuple(
        Region(endpoint=hit, section=index, sections=_subtree(claims.sections, index, owners))
        for index, hit in found
    )


def _in_section(section: Section, claims: Claims) -> list[endpoint.Endpoint]:
    found: list[endpoint.Endpoint] = []
    if section.heading and (hit := endpoint.in_inline(section.heading.inline)):
        found.append(hit)
    for block in nested(section.blocks):
        hits: tuple[endpoint.Endpoint, ...] = ()
        if isinstance(block, Fence):
            hits = endpoint.in_fence(block, claims.source.path)
        elif isinstance(block, Paragraph) and (one := endpoint.in_inline(block.inline)):
            hits = (one,)
        if hits:
            claims.claim(block, "endpoint")
            found.extend(hits)
    return found


def _subtree(sections: tuple[Section, ...], index: int, owners: list[int]) -> tuple[int, ...]:
    """The largest section around an endpoint that holds no other endpoint's section, with all below it."""
    owner = index
    while (parent := sections[owner].parent) is not None:
        below = _below(sections, parent)
        if any(other != index and other in below for other in owners):
            break
        owner = parent
    return tuple(sorted(_below(sections, owner)))


def _below(sections: tuple[Section, ...], index: int) -> set[int]:
    found = {index}
    for section in sections[index + 1 :]:
        if section.parent in found:
            found.add(section.index)
    return found
