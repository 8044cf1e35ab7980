"""One source → one Page: the order in which a page's blocks are offered to the readers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat
from typing import Literal, TypeAlias

from specglot.lexicon import Lexicon
from specglot.model.page import (
    BlockRow,
    EnumRow,
    Flaw,
    LinkRow,
    Located,
    Page,
    Prose,
    SectionRow,
    TableRow,
)
from specglot.model.source import Source
from specglot.read import links, meta, prose, texts
from specglot.read.blocks import Block, Fence, FrontMatter, Heading, Html, ListBlock, Paragraph, Quote, Table
from specglot.read.claims import Claims
from specglot.read.limits import left_out
from specglot.read.loose import read_loose
from specglot.read.outline import Section, outline
from specglot.read.regions import find_regions

Kind: TypeAlias = Literal["api", "tables", "prose"]
"""What a page may hold; a config says so where reading cannot tell."""

_SHOWN = 80
_RUNNING = (Heading, Paragraph)
_KINDS: dict[type[Block], str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    Fence: "fence",
    ListBlock: "list",
    Table: "table",
    Quote: "quote",
    Html: "html",
    FrontMatter: "frontmatter",
}


def read_page(
    source: Source,
    blocks: tuple[Block, ...],
    *,
    locale: str,
    locale_by: str,
    neutral: str,
    words: Lexicon,
    kind: Kind = "api",
) -> Page:
    """Read one page.

    Args:
        source: the page as text.
        blocks: its blocks, from whichever parser.
        locale: its BCP 47 tag.
        locale_by: how the locale was decided.
        neutral: the path without its locale.
        words: the locale's lexicon, or the neutral one.
        kind: what may be on it: anything, tables and enumerations but no endpoint, or nothing but text.
    """
    claims = Claims(source=source, words=words, sections=outline(blocks))
    front = next((block for block in blocks if isinstance(block, FrontMatter)), None)
    entries, flaws = meta.read_meta(front, source) if front else ((), ())
    every = tuple(_every(front, claims.sections))
    unclosed = tuple(_unclosed(every, claims))
    regions = find_regions(claims) if kind == "api" else ()
    if regions:
        from specglot.read.operation import read_region  # half of all pages name no endpoint

        for region in regions:
            if region.alike:
                region.take(region.alike)
            else:
                read_region(region, claims)
    tables: tuple[TableRow, ...] = ()
    enums: tuple[EnumRow, ...] = ()
    if kind != "prose":
        tables, enums = read_loose(claims, has_operations=bool(regions))
    else:
        _leave_in_peace(every, claims)
    titles = [
        prose.of_inline(section.heading.inline) if section.heading else None for section in claims.sections
    ]
    roles = {id(block): claims.role(block) for block in every}
    return Page(
        path=source.path,
        locale=locale,
        locale_by=locale_by,
        meta=entries,
        sections=tuple(map(_section_row, claims.sections, titles, repeat(claims))),
        operations=tuple(region.row() for region in regions),
        tables=tables,
        enums=enums,
        links=tuple(_links(every, source.path)),
        texts=texts.text_rows(claims.sections, titles, lambda block: roles[id(block)]),
        blocks=tuple([_block_row(block, roles[id(block)], source) for block in every]),
        neutral=neutral,
        flaws=(*flaws, *unclosed, *left_out(source, blocks)),
    )


def _leave_in_peace(every: Iterable[Block], claims: Claims) -> None:
    """Take whatever would show as unread for a part of the text."""
    for block in every:
        if claims.role(block) == "unread":
            claims.claim(block, "prose")


def _every(front: FrontMatter | None, sections: Iterable[Section]) -> Iterable[Block]:
    """The blocks of a page with those in items and quotes, in page order."""
    if front:
        yield front
    for section in sections:
        if section.heading:
            yield section.heading
        yield from section.every


def _section_row(section: Section, title: Prose | None, claims: Claims) -> SectionRow:
    heading = section.heading
    kind = claims.kinds.get(section.index)
    if heading is None or title is None:
        start = claims.source.whole_line(1)
        empty = Prose(markdown="", text="", span=start)
        return SectionRow(level=1, title=empty, anchor=None, kind=kind, parent=None, span=start)
    anchor: Located[str] | None = None
    if heading.anchor and heading.anchor_span:
        anchor = Located(value=heading.anchor, raw=heading.anchor, span=heading.anchor_span)
    return SectionRow(
        level=heading.level,
        title=title,
        anchor=anchor,
        kind=kind or claims.worded(section),
        parent=section.parent,
        span=heading.span,
    )


def _links(blocks: Iterable[Block], path: str) -> Iterable[LinkRow]:
    for block in blocks:
        if isinstance(block, _RUNNING):
            if block.inline.links:
                yield from links.link_rows(block.inline, path)
        elif isinstance(block, Table):
            for line in (block.header, *block.rows):
                for cell in line.cells:
                    if cell.links:
                        yield from links.link_rows(cell, path)


def _block_row(block: Block, role: str, source: Source) -> BlockRow:
    text = source.line(block.span.line).strip()[:_SHOWN] if role == "unread" else ""
    return BlockRow(kind=_KINDS[type(block)], role=role, span=block.span, text=text)


def _unclosed(blocks: Iterable[Block], claims: Claims) -> Iterable[Flaw]:
    for block in blocks:
        if isinstance(block, Fence) and not block.closed:
            claims.claim(block, "unread")
            yield Flaw(
                kind="fence-unclosed",
                message="code fence is never closed: everything after it was taken for code",
                span=claims.source.whole_line(block.span.line),
            )
