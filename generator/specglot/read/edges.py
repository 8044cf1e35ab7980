"""What stands at the edge of a heading or a quote and is no text of it: anchors, alert marks."""

from __future__ import annotations

import re

from msgspec.structs import replace

from specglot.model.late import late
from specglot.model.source import Span
from specglot.read.blocks import Block, Inline, Paragraph, Quote, Run

_ANCHOR = late(r"\{\s*#\s*([^\s{}]+)\s*\}\s*$")
_ALERT = late(r"\[!([A-Za-z]+)\]\s*")
_NAMED = late(r"""<a\s[^>]*?(?:name|id)\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)


def take_anchor(inline: Inline) -> tuple[str | None, Span | None, Inline]:
    """Split `{#slug}` or `<a name="slug">` off a heading."""
    if inline.runs and inline.runs[-1].kind == "text" and "{" in inline.runs[-1].text:
        last = inline.runs[-1]
        brace = last.text.rfind("{")
        found = _ANCHOR.match(last.text, brace)
        if found:
            kept = last.text[:brace].rstrip()
            span = last.span
            path, line, begin = span.path, span.end_line, span.column
            anchor_span = Span(
                path=path,
                line=line,
                column=begin + found.start(1),
                end_line=line,
                end_column=begin + found.end(1),
            )
            runs = inline.runs[:-1]
            if kept:
                end_column = begin + len(kept)
                span = Span(path=path, line=span.line, column=begin, end_line=line, end_column=end_column)
                runs = (*runs, replace(last, text=kept, span=span))
            end = runs[-1].span if runs else span
            whole = inline.markdown
            shorter = Span(
                path=path,
                line=inline.span.line,
                column=inline.span.column,
                end_line=end.end_line,
                end_column=end.end_column,
            )
            markdown = whole[: whole.rfind("{")].rstrip()
            return (
                found.group(1),
                anchor_span,
                Inline(markdown=markdown, runs=runs, links=inline.links, span=shorter),
            )
    for run in inline.runs:
        if run.kind == "html" and (named := _NAMED.match(run.text)):
            return named.group(1), run.span, inline
    return None, None, inline


def alert(blocks: tuple[Block, ...], span: Span) -> Quote:
    """A quote, with the `[!KIND]` mark that its first paragraph may begin with taken off."""
    kind: str | None = None
    if blocks and isinstance(blocks[0], Paragraph) and (found := _ALERT.match(blocks[0].inline.markdown)):
        kind = found.group(1).lower()
        blocks = (*without_prefix(blocks[0], found.end()), *blocks[1:])
    return Quote(alert=kind, blocks=blocks, span=span)


def without_prefix(paragraph: Paragraph, length: int) -> tuple[Block, ...]:
    """A paragraph without its first `length` characters; nothing where nothing is left."""
    markdown = paragraph.inline.markdown[length:]
    if not markdown.strip():
        return ()
    left = length
    runs: list[Run] = []
    for run in paragraph.inline.runs:
        if left <= 0:
            runs.append(run)
            continue
        if len(run.text) <= left:
            left -= len(run.text)
            continue
        span = replace(run.span, column=run.span.column + left)
        runs.append(replace(run, text=run.text[left:], span=span))
        left = 0
    inline = Inline(
        markdown=markdown, runs=tuple(runs), links=paragraph.inline.links, span=paragraph.inline.span
    )
    return (Paragraph(inline=inline, span=paragraph.span),)
