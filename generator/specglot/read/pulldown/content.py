"""Inline content between two places of a page → its runs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate

from specglot.model.source import Span
from specglot.read.blocks import Inline
from specglot.read.codeelements import code_spans
from specglot.read.pipes import BLANKS
from specglot.read.places import Line, Places
from specglot.read.pulldown.events import End, Event, Events, UnsureError
from specglot.read.pulldown.inlines import Runs
from specglot.read.simple import simple

_CODE_INDENT = 4
_OTHER_BLANKS = frozenset(BLANKS) - {" "}
_BLANK_END = re.compile(rf"[{BLANKS.replace(' ', '').replace(chr(10), '')}] *$", re.MULTILINE).search


def lines(page: Events, first: int, end: int, column: int, events: list[Event] | End) -> Inline:
    """The content that reaches to the end of the lines `first` up to `end`.

    `events` are its events, or the event that ends it, where they are still to come.
    """
    if end == first + 1:
        text, column = trimmed(page.lines[first][column:], column)
        if not text:
            raise UnsureError  # other blanks than spaces alone
        return one(page, text, first, column, events)
    places = page.places
    indent = places.indent
    lefts = [column, *(places.cut(number, indent) for number in range(first + 1, end))]
    if indent > _CODE_INDENT and any(
        _CODE_INDENT <= left - places.quoted(number) < indent
        for number, left in enumerate(lefts[1:], first + 1)
    ):
        raise UnsureError  # outside of the item, and indented like code: may it end the paragraph?
    content = "\n".join(
        page.lines[number][left:] for number, left in zip(range(first, end), lefts, strict=True)
    )
    height = content.count("\n")
    stripped = content.rstrip(BLANKS)
    if content[0] in BLANKS or stripped.count("\n") != height or _BLANK_END(content):
        raise UnsureError  # other blanks than spaces at an end
    return content_of(page, stripped, first, lefts, events)


def one(page: Events, text: str, line: int, column: int, events: list[Event] | End) -> Inline:
    """Content on one line."""
    inline = simple(text, Line(page.path, line + 1, column + 1))
    if inline is None:
        return content_of(page, text, line, (column,), events)
    if isinstance(events, dict):
        page.skip(events)
    return inline


def content_of(
    page: Events, content: str, top: int, lefts: Sequence[int], events: list[Event] | End
) -> Inline:
    """Content from line `top` on that begins at the columns `lefts` of its lines."""
    if isinstance(events, dict):
        events = page.until(events)
    try:
        runs = _runs(page, content, top, lefts, events)
    except UnsureError:
        return asked(content, _on_lines(page, content, top, lefts))
    end = content.rfind("\n") + 1
    return Inline(
        markdown=content,
        runs=code_spans(runs.runs, content),
        links=tuple(runs.links),
        span=Span(
            path=page.path,
            line=top + 1,
            column=lefts[0] + 1,
            end_line=top + len(lefts),
            end_column=lefts[-1] + len(content) - end + 1,
        ),
    )


def _runs(page: Events, content: str, top: int, lefts: Sequence[int], events: list[Event]) -> Runs:
    first, last = page.lines[top], page.lines[top + len(lefts) - 1]
    after = len(content) - content.rfind("\n") - 1 + lefts[-1]
    if (
        first[: lefts[0]].rstrip(" ")[-1:] in _OTHER_BLANKS
        or last[after:].lstrip(" ")[:1] in _OTHER_BLANKS
        or ("](" in content and "\\\n" in content)
        or "--->" in content
        or (not content.isprintable() and any(unicodedata.category(char) == "Cn" for char in content))
    ):
        # blanks that only markdown-it trims; a destination on two lines; a comment with a dash too many; characters of
        # a Unicode to come, which one of them may know for punctuation
        raise UnsureError
    runs = Runs(page.places, top, lefts)
    for event, place in events:
        runs.take(event, place["start"], place["end"])
    runs.flush()
    return runs


def asked(content: str, places: Places | Line) -> Inline:
    """Inline content by markdown-it: where it lies is certain, but not what stands in it."""
    from specglot.read.inline import place
    from specglot.read.markdownit import parse_inline

    return place(content, parse_inline(content, {}), places)


def _on_lines(page: Events, content: str, top: int, lefts: Sequence[int]) -> Places:
    lengths = [len(line) + 1 for line in content.split("\n")]
    return Places(
        page.path,
        list(accumulate(lengths[:-1], initial=0)),
        range(top + 1, top + len(lefts) + 1),
        [left + 1 for left in lefts],
    )


def trimmed(text: str, column: int) -> tuple[str, int]:
    """Content without the blanks around it, and the column where it then begins."""
    text = text.rstrip(BLANKS)
    bare = text.lstrip(BLANKS)
    return bare, column + len(text) - len(bare)
