"""The blocks of an endpoint's sections → its parameters, body, samples and statuses."""

from __future__ import annotations

from specglot.model.page import FieldRow, Located, ParameterRow, SampleRow, StatusRow
from specglot.read import (
    curl,
    endpoint,
    examples,
    fields,
    httprequest,
    labels,
    placing,
    prose,
    responses,
    sides,
    tables,
)
from specglot.read.blocks import Block, Fence, ListBlock, Paragraph, Table, plain
from specglot.read.bysection import by_section
from specglot.read.claims import Claims
from specglot.read.outline import Section
from specglot.read.qualifiers import read_qualifiers
from specglot.read.regions import Region
from specglot.read.samples import looks_like_json, read_sample


def read_region(region: Region, claims: Claims) -> None:
    """Offer each free block of the region's sections to the readers, in page order."""
    if region.sample is None and region.sections:
        _take_sent(region, claims)
    for index in region.sections:
        section = claims.sections[index]
        kind = sides.kind_of(section, claims)
        if kind in sides.RESPONSE_KINDS:
            region.answered = True
        elif kind is not None:
            region.answered = False
        if kind is not None:
            region.unsure = False
        elif not claims.words.complete and section.heading is not None:
            region.unsure = index not in sides.around(region, claims)
        _take_title(section, kind, region)
        labelled = labels.kinds(section, claims.words)
        answered, samples = region.answered, len(region.response_samples)
        for block in section.every:
            if claims.free(block):
                said = labelled.get(id(block), kind)
                if said is not None and said != kind:
                    region.answered = said in sides.RESPONSE_KINDS
                    region.unsure = False
                _offer(block, section, said, region, claims)
        if labelled and samples == len(region.response_samples):
            region.answered = answered  # a label speaks for its own section only


def _take_title(section: Section, kind: str | None, region: Region) -> None:
    """The status that a heading names: what stands below it is an answer."""
    title = section.heading.inline if section.heading is not None else None
    if title and (status := responses.status_heading(title, answers=kind in sides.RESPONSE_KINDS)):
        region.answered = True
        _add_status(status, region)


def _add_status(status: StatusRow, region: Region) -> None:
    if all(status.code.value != known.code.value for known in region.statuses):
        region.statuses.append(status)


def _take_sent(region: Region, claims: Claims) -> None:
    """The body that a request shows right below its own first line and head, or that an example of it does."""
    for index in region.sections:
        for block in claims.sections[index].every:
            if region.sample is None and isinstance(block, Fence):
                region.sample = _sent_in(block, region.endpoint, claims)


def _sent_in(fence: Fence, wanted: endpoint.Endpoint, claims: Claims) -> SampleRow | None:
    path = claims.source.path
    if fence.span.line <= wanted.span.line <= fence.span.end_line:
        return httprequest.body_of(fence, wanted, path)
    for shown in endpoint.in_fence(fence, path) if claims.role(fence) == "endpoint" else ():
        if examples.is_of(shown, wanted):
            return httprequest.body_of(fence, shown, path)
    for call in curl.calls(fence, path):
        if call.sample and examples.is_of(call.endpoint, wanted):
            return call.sample
    return None


def _offer(block: Block, section: Section, kind: str | None, region: Region, claims: Claims) -> None:
    if isinstance(block, Fence):
        _offer_fence(block, section, kind, region, claims)
    elif isinstance(block, Table):
        _offer_table(block, section, kind, region, claims)
    elif isinstance(block, ListBlock):
        _offer_list(block, section, kind, region, claims)
    elif isinstance(block, Paragraph):
        _offer_paragraph(block, section, kind, region, claims)


def _offer_fence(block: Fence, section: Section, kind: str | None, region: Region, claims: Claims) -> None:
    path = claims.source.path
    if sample := responses.response_sample(block, path):
        region.response_samples.append(sample)
        region.answered = True
        claims.claim(block, "response-sample")
        claims.is_about(section, "response")
    elif looks_like_json(block.text):
        row = read_sample(block.text, path, block.first_line, block.indents, block.span)
        if not sides.is_placed(block, kind, region, claims):
            claims.claim(block, "sample")
        elif region.sample is None and not region.answered and placing.may_be_sent(row, region):
            region.sample = row
            claims.claim(block, "request-sample")
            claims.is_about(section, "request-body")
        elif region.answered:
            region.answers.append(row)
            claims.claim(block, "response-sample")
        else:
            claims.claim(block, "sample")


def _offer_table(block: Table, section: Section, kind: str | None, region: Region, claims: Claims) -> None:
    found = by_section(claims.columns(block), block, kind)
    if "status" in found:
        region.statuses.extend(responses.status_rows(block, found, claims.words))
        region.status_span = region.status_span or block.span
        claims.claim(block, "status-table")
        claims.is_about(section, "response-codes")
        return
    semantic = tables.field_columns(found)
    if semantic is None or tables.of_errors(block, semantic, kind, claims.words):
        return
    if listed := tables.listed_values(block, semantic):
        if placing.take_values(listed, region):
            claims.claim(block, "field-table")
        return
    rows = tables.field_rows(block, semantic, claims.words)
    if not rows:
        return
    placed = tables.located_rows(block, semantic, claims.words) if "location" in semantic else ()
    if any(place for place, _ in placed):
        claims.claim(block, "parameter-table")
        placing.take_located(placed, region)
    elif location := placing.location(rows, kind, region):
        region.parameters.extend(ParameterRow(location=location, field=row) for row in rows)
        claims.claim(block, "parameter-table")
        claims.is_about(section, "uri-parameters" if location == "path" else kind)
    elif region.unsure and not placing.shares(rows, region):
        claims.claim(block, "unread")
    elif not region.answered and kind not in sides.RESPONSE_KINDS and placing.is_open(kind, region):
        placing.take(placing.without_placed(rows, kind, region), kind, region)
        claims.claim(block, "field-table")
        claims.is_about(section, "query-parameters" if sides.is_bodiless(region) else "request-body")


def _offer_list(block: ListBlock, section: Section, kind: str | None, region: Region, claims: Claims) -> None:
    if bullets := responses.status_bullets(block):
        region.statuses.extend(bullets)
        region.status_span = region.status_span or block.span
        claims.claim_all(block, "status-list")
        claims.is_about(section, "response-codes")
        return
    if not fields.is_field_list(block):
        return
    rows = fields.field_rows(block, claims.words)
    if location := placing.location(rows, kind, region):
        region.parameters.extend(ParameterRow(location=location, field=row) for row in rows)
        claims.claim_all(block, "parameter-list")
        claims.is_about(section, "uri-parameters" if location == "path" else kind)
    elif region.unsure and not placing.shares(rows, region):
        claims.claim(block, "unread")
    elif not region.answered and placing.is_open(kind, region) and placing.fits(rows, region, kind):
        placing.take(rows, kind, region)
        claims.claim_all(block, "field-list")
        claims.is_about(section, "query-parameters" if sides.is_bodiless(region) else "request-body")


def _offer_paragraph(
    block: Paragraph, section: Section, kind: str | None, region: Region, claims: Claims
) -> None:
    runs = tuple(run for run in block.inline.runs if run.text.strip())
    if not runs:
        return
    status = responses.status_labelled(block.inline, claims.words)
    if region.answered or status:
        if status or (status := responses.status_in_prose(block.inline)):
            _add_status(status, region)
        return
    text = plain(runs).strip()
    name = runs[0].text.strip().strip("{}") if runs[0].kind == "code" else ""
    known = name in endpoint.placeholders(region.endpoint.path.value)
    if name and (known or (kind == "uri-parameters" and len(runs) > 1)):
        region.parameters.append(
            ParameterRow(
                location="path", field=_described(name, block, block.inline.runs.index(runs[0]), claims)
            )
        )
        claims.claim(block, "parameter")
        claims.is_about(section, "uri-parameters")
    elif region.sample is None and not region.unsure and claims.words.exact("value", text) == "none":
        region.no_parameters = Located(value=text, raw=text, span=block.span)
        claims.claim(block, "no-parameters")
        claims.is_about(section, "uri-parameters")


def _described(name: str, block: Paragraph, at: int, claims: Claims) -> FieldRow:
    """A parameter that a paragraph describes; its name is the run at an index."""
    found = read_qualifiers(block.inline.runs[at + 1 :], claims.words)
    return FieldRow(
        name=Located(value=name, raw=block.inline.markdown, span=block.inline.runs[at].span),
        span=block.span,
        presence=found.presence,
        type=found.type,
        prose=prose.of_runs(found.rest, block.inline.links) if found.rest else None,
    )
