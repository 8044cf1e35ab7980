"""One source → one Page: the order in which a page's blocks are offered to the readers."""

from __future__ import annotations

from collections.abc import Iterable

from specglot.lexicon import Lexicon
from specglot.model.page import BlockRow, Flaw, LinkRow, Located, Page, Prose, SectionRow
from specglot.model.source import Source
from specglot.read import links, meta, prose, texts
from specglot.read.blocks import Block, Fence, FrontMatter, Heading, Paragraph, Table
from specglot.read.claims import Claims
from specglot.read.loose import read_loose
from specglot.read.operation import read_region
from specglot.read.outline import Section, nested, outline
from specglot.read.regions import find_regions

_SHOWN = 80


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
    claims = Claims(source=source, words=words, sections=outline(blocks))
    front = next((block for block in blocks if isinstance(block, FrontMatter)), None)
    entries, flaws = meta.read_meta(front, source) if front else ((), ())
    unclosed = tuple(_unclosed(blocks, claims))
    regions = find_regions(claims)
    for region in regions:
        read_region(region, claims)
    tables, enums = read_loose(claims, has_operations=bool(regions))
    return Page(
        path=source.path,
        locale=locale,
        locale_by=locale_by,
        meta=entries,
        sections=tuple(_section_row(section, claims) for section in claims.sections),
        operations=tuple(region.row() for region in regions),
        tables=tables,
        enums=enums,
        links=tuple(_links(blocks, source.path)),
        texts=texts.text_rows(claims.sections, claims.role),
        blocks=tuple(_block_rows(blocks, claims)),
        neutral=neutral,
        flaws=(*flaws, *unclosed),
    )


def _section_row(section: Section, claims: Claims) -> SectionRow:
    heading = section.heading
    kind = claims.kinds.get(section.index)
    if heading is None:
        start = claims.source.whole_line(1)
        title = Prose(markdown="", text="", span=start)
        return SectionRow(level=1, title=title, anchor=None, kind=kind, parent=None, span=start)
    anchor: Located[str] | None = None
    if heading.anchor and heading.anchor_span:
        anchor = Located(value=heading.anchor, raw=heading.anchor, span=heading.anchor_span)
    return SectionRow(
        level=heading.level,
        title=prose.of_inline(heading.inline),
        anchor=anchor,
        kind=kind or claims.worded(section),
        parent=section.parent,
        span=heading.span,
    )


def _links(blocks: tuple[Block, ...], path: str) -> Iterable[LinkRow]:
    for block in nested(blocks):
        if isinstance(block, Heading | Paragraph):
            yield from links.link_rows(block.inline, path)
        elif isinstance(block, Table):
            for line in (block.header, *block.rows):
                for cell in line.cells:
                    yield from links.link_rows(cell, path)


def _block_rows(blocks: tuple[Block, ...], claims: Claims) -> Iterable[BlockRow]:
    for block in nested(blocks):
        kind = type(block).__name__.lower().replace("listblock", "list")
        role = claims.role(block)
        text = claims.source.line(block.span.line).strip()[:_SHOWN] if role == "unread" else ""
        yield BlockRow(kind=kind, role=role, span=block.span, text=text)


def _unclosed(blocks: tuple[Block, ...], claims: Claims) -> Iterable[Flaw]:
    for block in nested(blocks):
        if isinstance(block, Fence) and not block.closed:
            claims.claim(block, "unread")
            yield Flaw(
                kind="fence-unclosed",
                message="code fence is never closed: everything after it was taken for code",
                span=claims.source.whole_line(block.span.line),
            )
