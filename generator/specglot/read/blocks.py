"""The Markdown of one page as blocks with exact places: what every reader works on, whatever parsed it."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from specglot.model.source import Span

RunKind = Literal["text", "code", "break", "html", "image"]


class Run(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A stretch of inline content with one formatting. `link` indexes `Inline.links`."""

    kind: RunKind
    text: str
    span: Span
    strong: bool = False
    emphasis: bool = False
    link: int | None = None


class LinkTarget(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A link's destination as written, its place, and the place of the whole link."""

    target: str
    target_span: Span
    span: Span


class Inline(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The inline content of a block or cell. `markdown` is the source text it was parsed from."""

    markdown: str
    runs: tuple[Run, ...]
    links: tuple[LinkTarget, ...]
    span: Span


class Heading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A heading; `anchor` is the `{#slug}` at its end or an `<a name>` in it, `anchor_span` its place."""

    level: int
    inline: Inline
    anchor: str | None
    anchor_span: Span | None
    span: Span


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A paragraph."""

    inline: Inline
    span: Span


class Fence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A code block. `text` starts at line `first_line`; each of its lines is shifted right by its `indents`."""

    info: str
    text: str
    first_line: int
    indents: tuple[int, ...]
    closed: bool
    span: Span


class Item(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A list item."""

    blocks: tuple[Block, ...]
    span: Span


class ListBlock(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A bullet or ordered list."""

    ordered: bool
    items: tuple[Item, ...]
    span: Span


class TableLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One row of a table; `width` counts the cells as written, before missing ones were padded."""

    cells: tuple[Inline, ...]
    width: int
    span: Span


class Table(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A pipe or HTML table."""

    header: TableLine
    rows: tuple[TableLine, ...]
    span: Span


class Quote(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A block quote; `alert` is the kind of a `[!KIND]` alert in lower case."""

    alert: str | None
    blocks: tuple[Block, ...]
    span: Span


class Html(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A block of raw HTML; `comment` where it is nothing but comments."""

    text: str
    comment: bool
    span: Span


class FrontMatter(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The YAML between the leading `---` lines; `text` starts on line 2."""

    text: str
    span: Span


Block: TypeAlias = Heading | Paragraph | Fence | ListBlock | Table | Quote | Html | FrontMatter


PARTING = frozenset(("<br", "<li", "<ul", "<ol", "<p>", "<p ", "</p"))
"""How inline tags begin that part what stands before them from what follows."""


def plain(runs: tuple[Run, ...]) -> str:
    """The runs as a reader sees them: markup dropped, code spans as words, breaks (`<br>`, `<li>` too) as blanks."""
    if len(runs) == 1 and runs[0].kind not in ("break", "html"):  # as most inlines have
        return runs[0].text
    parts: list[str] = []
    for run in runs:
        if run.kind == "break" or (run.kind == "html" and run.text[:3].lower() in PARTING):
            parts.append(" ")
        elif run.kind != "html":
            parts.append(run.text)
    return "".join(parts)
