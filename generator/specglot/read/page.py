"""One source → one Page: the order in which a page's blocks are offered to the readers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from specglot.lexicon import Lexicon
from specglot.model.page import (
    BlockRow,
    EnumRow,
    FieldRow,
    Flaw,
    Located,
    OperationRow,
    Page,
    ParameterRow,
    Prose,
    ResponseSampleRow,
    SampleRow,
    SectionRow,
    StatusRow,
    TableRow,
)
from specglot.model.source import Source, Span
from specglot.read import endpoint, enums, fields, links, meta, prose, responses, tables, texts
from specglot.read.blocks import (
    Block,
    Fence,
    FrontMatter,
    Heading,
    Html,
    ListBlock,
    Paragraph,
    Quote,
    Table,
    plain,
)
from specglot.read.columns import columns
from specglot.read.outline import Section, nested, outline
from specglot.read.qualifiers import read_qualifiers
from specglot.read.samples import looks_like_json, read_sample

_ANCHOR_ONLY = re.compile(r"(?:\s*<a\s[^>]*(?:name|id)\s*=[^>]*>\s*(?:</a>)?\s*)+", re.IGNORECASE)
_CURL = re.compile(r"^\s*\$?\s*curl\s", re.MULTILINE)
_LOCATIONS: dict[str, Literal["path", "query", "header"]] = {
    "uri-parameters": "path",
    "query-parameters": "query",
    "headers": "header",
}
_RESPONSE_KINDS = ("response", "response-sample", "response-body", "response-codes")


@dataclass(slots=True)
class _Region:
    """The sections that one endpoint owns, and what was found in them."""

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


def read_page(
    source: Source, blocks: tuple[Block, ...], *, locale: str, locale_by: str, neutral: str, words: Lexicon
) -> Page:
    """Read one page.

    Args:
        source: the page as text.
        blocks: its blocks, from whichever parser.
        locale: its BCP 47 tag.
        locale_by: how the locale was decided.
        neutral: the path without its locale.
        words: the locale's lexicon, or the neutral one.
    """
    return _Reading(source, blocks, words).page(locale, locale_by, neutral)


class _Reading:
    """What has been read of one page so far."""

    def __init__(self, source: Source, blocks: tuple[Block, ...], words: Lexicon) -> None:
        self.source = source
        self.blocks = blocks
        self.words = words
        self.sections = outline(blocks)
        self.roles: dict[int, str] = {}
        self.kinds: dict[int, str] = {}
        self.flaws: list[Flaw] = []

    def page(self, locale: str, locale_by: str, neutral: str) -> Page:
        front = next((block for block in self.blocks if isinstance(block, FrontMatter)), None)
        entries, flaws = meta.read_meta(front, self.source) if front else ((), ())
        self.flaws.extend(flaws)
        self._check_fences()
        regions = self._regions()
        for region in regions:
            self._read_region(region)
        tables_, enums_ = self._loose(bool(regions))
        return Page(
            path=self.source.path,
            locale=locale,
            locale_by=locale_by,
            meta=entries,
            sections=tuple(self._section_row(section) for section in self.sections),
            operations=tuple(_operation(region) for region in regions),
            tables=tables_,
            enums=enums_,
            links=tuple(self._links()),
            texts=texts.text_rows(self.sections, self._role),
            blocks=tuple(self._block_rows(self.blocks)),
            neutral=neutral,
            flaws=tuple(self.flaws),
        )

    # What belongs to an endpoint

    def _regions(self) -> list[_Region]:
        found: list[tuple[int, endpoint.Endpoint]] = []
        for section in self.sections:
            if section.heading and (hit := endpoint.in_inline(section.heading.inline)):
                found.append((section.index, hit))
            for block in nested(section.blocks):
                hits: tuple[endpoint.Endpoint, ...] = ()
                if isinstance(block, Fence):
                    hits = endpoint.in_fence(block, self.source.path)
                elif isinstance(block, Paragraph) and (one := endpoint.in_inline(block.inline)):
                    hits = (one,)
                if hits:
                    self._claim(block, "endpoint")
                    found.extend((section.index, hit) for hit in hits)
        if len(found) == 1:
            index, only = found[0]
            return [_Region(endpoint=only, section=index, sections=tuple(range(len(self.sections))))]
        owners = [index for index, _ in found]
        return [
            _Region(endpoint=hit, section=index, sections=self._subtree(index, owners)) for index, hit in found
        ]

    def _subtree(self, index: int, owners: list[int]) -> tuple[int, ...]:
        """The largest section around an endpoint that holds no other endpoint's section, with all below it."""
        owner = index
        while (parent := self.sections[owner].parent) is not None:
            below = self._below(parent)
            if any(other != index and other in below for other in owners):
                break
            owner = parent
        return tuple(sorted(self._below(owner)))

    def _below(self, index: int) -> set[int]:
        found = {index}
        for section in self.sections[index + 1 :]:
            if section.parent in found:
                found.add(section.index)
        return found

    def _read_region(self, region: _Region) -> None:
        self._kind(region.section, None)
        for index in region.sections:
            section = self.sections[index]
            kind = self._word_kind(section)
            if kind in _RESPONSE_KINDS:
                region.answered = True
            elif kind is not None:
                region.answered = False
            for block in nested(section.blocks):
                if id(block) not in self.roles:
                    self._offer(block, section, kind, region)

    def _offer(self, block: Block, section: Section, kind: str | None, region: _Region) -> None:
        if isinstance(block, Fence):
            self._offer_fence(block, section, region)
        elif isinstance(block, Table):
            self._offer_table(block, section, kind, region)
        elif isinstance(block, ListBlock):
            self._offer_list(block, section, kind, region)
        elif isinstance(block, Paragraph):
            self._offer_paragraph(block, section, kind, region)

    def _offer_fence(self, block: Fence, section: Section, region: _Region) -> None:
        if sample := responses.response_sample(block, self.source.path):
            region.response_samples.append(sample)
            region.answered = True
            self._claim(block, "response-sample")
            self._kind(section.index, "response")
        elif looks_like_json(block.text):
            row = read_sample(block.text, self.source.path, block.first_line, block.indents, block.span)
            if region.sample is None and not region.answered:
                region.sample = row
                self._claim(block, "request-sample")
                self._kind(section.index, "request-body")
            else:
                if region.answered:
                    region.answers.append(row)
                self._claim(block, "response-sample" if region.answered else "sample")

    def _offer_table(self, block: Table, section: Section, kind: str | None, region: _Region) -> None:
        found = columns(block, self.words)
        if "status" in found:
            region.statuses.extend(responses.status_rows(block, found, self.words))
            region.status_span = region.status_span or block.span
            self._claim(block, "status-table")
            self._kind(section.index, "response-codes")
            return
        semantic = tables.field_columns(block, self.words)
        if semantic is None:
            return
        rows = tables.field_rows(block, semantic, self.words)
        if not rows:
            return
        located = tables.locations(block, semantic, self.words)
        if located:
            self._claim(block, "parameter-table")
            for row, place in zip(rows, located, strict=False):
                if place:
                    region.parameters.append(ParameterRow(location=place, field=row))
                else:
                    region.body.append(row)
            return
        location = self._location(rows, kind, region)
        if location:
            region.parameters.extend(ParameterRow(location=location, field=row) for row in rows)
            self._claim(block, "parameter-table")
            self._kind(section.index, "uri-parameters" if location == "path" else kind)
        elif not region.answered and kind not in _RESPONSE_KINDS and not region.body:
            region.body.extend(rows)
            self._claim(block, "field-table")
            self._kind(section.index, "request-body")

    def _offer_list(self, block: ListBlock, section: Section, kind: str | None, region: _Region) -> None:
        if bullets := responses.status_bullets(block):
            region.statuses.extend(bullets)
            region.status_span = region.status_span or block.span
            self._claim_all(block, "status-list")
            self._kind(section.index, "response-codes")
            return
        if not fields.is_field_list(block):
            return
        rows = fields.field_rows(block, self.words)
        location = self._location(rows, kind, region)
        if location:
            region.parameters.extend(ParameterRow(location=location, field=row) for row in rows)
            self._claim_all(block, "parameter-list")
            self._kind(section.index, "uri-parameters" if location == "path" else kind)
        elif not region.answered and not region.body and self._fits(rows, region, kind):
            region.body.extend(rows)
            self._claim_all(block, "field-list")
            self._kind(section.index, "request-body")

    def _offer_paragraph(self, block: Paragraph, section: Section, kind: str | None, region: _Region) -> None:
        runs = tuple(run for run in block.inline.runs if run.text.strip())
        if not runs:
            return
        text = plain(runs).strip()
        if runs[0].kind == "code" and not region.answered:
            name = runs[0].text.strip().strip("{}")
            known = name in endpoint.placeholders(region.endpoint.path.value)
            if known or (kind == "uri-parameters" and len(runs) > 1):
                rest = block.inline.runs[block.inline.runs.index(runs[0]) + 1 :]
                found = read_qualifiers(rest, self.words)
                row = FieldRow(
                    name=Located(value=name, raw=block.inline.markdown, span=runs[0].span),
                    span=block.span,
                    presence=found.presence,
                    type=found.type,
                    prose=prose.of_runs(found.rest, block.inline.links) if found.rest else None,
                )
                region.parameters.append(ParameterRow(location="path", field=row))
                self._claim(block, "parameter")
                self._kind(section.index, "uri-parameters")
                return
        if region.answered and (status := responses.status_in_prose(block.inline)):
            if all(status.code.value != known.code.value for known in region.statuses):
                region.statuses.append(status)
            return
        if not region.answered and region.sample is None and self.words.exact("value", text) == "none":
            region.no_parameters = Located(value=text, raw=text, span=block.span)
            self._claim(block, "no-parameters")
            self._kind(section.index, "uri-parameters")

    def _location(
        self, rows: tuple[FieldRow, ...], kind: str | None, region: _Region
    ) -> Literal["path", "query", "header"] | None:
        names = set(endpoint.placeholders(region.endpoint.path.value))
        if rows and all(row.name.value.strip("{}") in names for row in rows):
            return "path"
        return _LOCATIONS.get(kind or "")

    def _fits(self, rows: tuple[FieldRow, ...], region: _Region, kind: str | None) -> bool:
        """Whether a list documents the request body: it shares keys with the sample, or says what is required."""
        keys = {entry.path.rsplit("/", 1)[-1] for entry in region.sample.entries} if region.sample else set[str]()
        return (
            kind == "request-body"
            or any(row.name.value in keys for row in rows)
            or any(row.presence for row in rows)
        )

    # What belongs to no endpoint

    def _loose(self, has_operations: bool) -> tuple[tuple[TableRow, ...], tuple[EnumRow, ...]]:
        tables_: list[TableRow] = []
        enums_: list[EnumRow] = []
        for section in self.sections:
            kind = self._word_kind(section)
            for block in nested(section.blocks):
                if id(block) in self.roles:
                    continue
                if isinstance(block, Fence) and looks_like_json(block.text):
                    self._claim(block, "sample")
                elif isinstance(block, Fence) and responses.response_sample(block, self.source.path):
                    self._claim(block, "response-sample")
                elif isinstance(block, Fence) and endpoint.is_mention(block):
                    self._claim(block, "endpoint")
                elif isinstance(block, Table) and (row := self._loose_table(block, section, kind)):
                    tables_.append(row)
                elif isinstance(block, ListBlock):
                    if one := enums.by_list(block, section.index):
                        enums_.append(one)
                        self._claim_all(block, "enumeration")
                    elif not has_operations and fields.is_field_list(block):
                        rows = fields.field_rows(block, self.words)
                        if len(rows) > 1 and any(row.presence or row.type for row in rows):
                            tables_.append(TableRow(section=section.index, fields=rows, span=block.span))
                            self._claim_all(block, "field-list")
        known = frozenset(row.name.value for table in tables_ for row in table.fields)
        if not has_operations and (headed := enums.by_heading(self.sections, known)):
            enums_.append(headed[0])
            for index in headed[1]:
                self._kind(index, "enumeration-value")
        return tuple(tables_), tuple(enums_)

    def _loose_table(self, block: Table, section: Section, kind: str | None) -> TableRow | None:
        found = tables.field_columns(block, self.words)
        if found is None:
            return None
        # Keys and a description alone make any glossary: it takes a column, or a heading, that speaks of fields.
        named = self.words.exact("column", plain(block.header.cells[found["key"]].runs)) == "key"
        if not ({"required", "type", "set-on"} & set(found) or named or kind):
            return None
        rows = tables.field_rows(block, found, self.words)
        if not rows:
            return None
        self._claim(block, "field-table")
        return TableRow(section=section.index, fields=rows, span=block.span)

    # What every page has

    def _section_row(self, section: Section) -> SectionRow:
        heading = section.heading
        if heading is None:
            start = self.source.whole_line(1)
            return SectionRow(
                level=1,
                title=Prose(markdown="", text="", span=start),
                anchor=None,
                kind=self.kinds.get(section.index),
                parent=None,
                span=start,
            )
        anchor: Located[str] | None = None
        if heading.anchor and heading.anchor_span:
            anchor = Located(value=heading.anchor, raw=heading.anchor, span=heading.anchor_span)
        return SectionRow(
            level=heading.level,
            title=prose.of_inline(heading.inline),
            anchor=anchor,
            kind=self.kinds.get(section.index) or self._word_kind(section),
            parent=section.parent,
            span=heading.span,
        )

    def _links(self) -> list[links.LinkRow]:
        rows: list[links.LinkRow] = []
        for block in nested(self.blocks):
            if isinstance(block, Heading | Paragraph):
                rows.extend(links.link_rows(block.inline, self.source.path))
            elif isinstance(block, Table):
                for line in (block.header, *block.rows):
                    for cell in line.cells:
                        rows.extend(links.link_rows(cell, self.source.path))
        return rows

    def _block_rows(self, blocks: tuple[Block, ...]) -> list[BlockRow]:
        rows: list[BlockRow] = []
        for block in nested(blocks):
            kind = type(block).__name__.lower().replace("listblock", "list")
            role = self._role(block)
            text = ""
            if role == "unread":
                text = self.source.line(block.span.line).strip()[:80]
            rows.append(BlockRow(kind=kind, role=role, span=block.span, text=text))
        return rows

    def _check_fences(self) -> None:
        for block in nested(self.blocks):
            if isinstance(block, Fence) and not block.closed:
                self._claim(block, "unread")
                self.flaws.append(
                    Flaw(
                        kind="fence-unclosed",
                        message="code fence is never closed: everything after it was taken for code",
                        span=self.source.whole_line(block.span.line),
                    )
                )

    def _word_kind(self, section: Section) -> str | None:
        if section.heading is None:
            return None
        return self.words.exact("section", plain(section.heading.inline.runs))

    def _kind(self, index: int, kind: str | None) -> None:
        if kind and index not in self.kinds:
            self.kinds[index] = kind

    def _role(self, block: Block) -> str:
        return self.roles.get(id(block)) or _default_role(block)

    def _claim(self, block: Block, role: str) -> None:
        self.roles[id(block)] = role

    def _claim_all(self, block: ListBlock, role: str) -> None:
        self._claim(block, role)
        for item in block.items:
            for child in nested(item.blocks):
                self.roles.setdefault(id(child), role)


def _default_role(block: Block) -> str:
    if isinstance(block, Heading):
        return "heading"
    if isinstance(block, Paragraph | ListBlock):
        return "prose"
    if isinstance(block, Quote):
        return "alert" if block.alert else "prose"
    if isinstance(block, FrontMatter):
        return "front-matter"
    if isinstance(block, Html):
        if block.comment:
            return "comment"
        return "anchor" if _ANCHOR_ONLY.fullmatch(block.text) else "unread"
    if isinstance(block, Fence) and (_CURL.search(block.text) or _is_language(block.info)):
        return "example"
    return "unread"


def _is_language(info: str) -> bool:
    return info.split(" ")[0].lower() in _LANGUAGES


_LANGUAGES = frozenset(
    "bash c c# cpp cs csharp curl go html java javascript js kotlin objc objective-c php py python rb ruby rust sh shell "
    "sql swift ts typescript xml yaml yml json jsonc".split()
)


def _operation(region: _Region) -> OperationRow:
    found = region.endpoint
    named = {parameter.field.name.value for parameter in region.parameters if parameter.location == "query"}
    for name in endpoint.query_names(found.query):
        if name not in named:
            row = FieldRow(name=Located(value=name, raw=found.path.raw, span=found.path.span), span=found.path.span)
            region.parameters.append(ParameterRow(location="query", field=row))
    return OperationRow(
        section=region.section,
        method=found.method,
        server=found.server,
        path=found.path,
        span=found.span,
        parameters=tuple(region.parameters),
        no_parameters=region.no_parameters,
        sample=region.sample,
        body=tuple(region.body),
        response_samples=tuple(region.response_samples),
        statuses=tuple(region.statuses),
        status_span=region.status_span,
        sections=region.sections,
        answers=tuple(region.answers),
    )
