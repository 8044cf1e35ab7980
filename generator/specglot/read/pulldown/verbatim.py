"""Blocks that hold no Markdown: code and HTML."""

from __future__ import annotations

import re

from specglot.model.late import late
from specglot.read.blocks import Block, Fence
from specglot.read.pulldown.events import Events, Range, UnsureError

_FENCE = late(r"`{3,}|~{3,}")
_CODE_INDENT = 4


def html(page: Events, place: Range) -> tuple[Block, ...]:
    """A block of raw HTML, or the tables in it."""
    for event, _ in page.events:
        if "End" in event:
            break
    first, end = page.lines_of(place)
    page.delimiters.difference_update(range(first + 2, end))  # the first line may be a header row
    text = _raw(page, first, end, page.places.indent)
    from specglot.read.htmltable import html_blocks  # few pages have any

    return html_blocks(text, page.places.span(first, end), page.source)


def _raw(page: Events, first: int, end: int, indent: int, *, beside: bool = True) -> str:
    """Lines as written, without what belongs to the containers and up to `indent` blanks."""
    places, lines = page.places, page.lines
    if places.quotes or indent:
        parts = [lines[number][places.cut(number, indent) :] for number in range(first, end)]
        if beside and parts:  # the first line begins beside the marker of its item
            parts[0] = lines[first][places.quoted(first) + indent :]
    else:
        parts = [*lines[first:end]]
    if end < len(lines):  # the last line of a page may have no end
        parts.append("")
    return "\n".join(parts)


def code(page: Events, indented: bool, place: Range) -> Fence:
    """A block of code, indented or between fences."""
    for event, _ in page.events:
        if "End" in event:
            break
    places, lines = page.places, page.lines
    first, end = page.lines_of(place)
    page.delimiters.difference_update(range(first + 2, end))  # the first line may be a header row
    line = lines[first]
    column = places.column(place["start"], first)
    if indented:
        while end - 1 > first and not lines[end - 1].strip(" "):
            end -= 1
        info, start, stop, markup = "", first, end, ""
        text = _raw(page, first, end, places.indent + _CODE_INDENT).removesuffix("\n") + "\n"
    else:
        opener = _FENCE.match(line, column)
        if opener is None:
            raise UnsureError
        markup, info = opener.group(), line[opener.end() :].strip()
        last = lines[end - 1][places.cut(end - 1, places.indent) :]
        start, stop = first + 1, end
        if end > first + 1 and re.fullmatch(rf" {{0,3}}{markup}{markup[0]}* *", last):
            stop -= 1
        text = _raw(page, start, stop, column - places.quoted(first), beside=False)
    indents = [
        len(lines[number]) - len(part) if lines[number].endswith(part) else 0
        for number, part in enumerate(text.split("\n")[:-1], start=start)
    ]
    closer = lines[end - 1].strip("> ")
    closed = indented or (end > first + 1 and closer.startswith(markup) and not closer.strip(markup[0]))
    return Fence(
        info=info,
        text=text,
        first_line=start + 1,
        indents=tuple(indents),
        closed=closed,
        span=places.span(first, end),
    )
