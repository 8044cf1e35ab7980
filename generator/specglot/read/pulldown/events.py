"""The events of one page, in order, and the lines that they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from pyromark import Options, events_with_range

from specglot.model.late import late
from specglot.model.source import Source, Span
from specglot.read.pulldown.offsets import Offsets

Event: TypeAlias = tuple[Any, Any]
"""An event and its range, as pyromark gives them."""

End: TypeAlias = dict[str, Any]
"""The event that ends a block."""

Range: TypeAlias = dict[str, int]
"""`start` and `end` in bytes."""

_DELIMITERS = late(r"\n(?=[ >]*(?=[|:][-:| ]|-[-:|])[-:| ]+$)", re.MULTILINE)
"""The end of the line above one that may be the delimiter row of a table."""


class UnsureError(Exception):
    """Something that the two parsers may read differently: markdown-it has to decide."""


class Events:
    """The events of a page's `text` from line `first` on (0-based), taken one after the other by whoever reads a block.

    `held` is an event that was taken too early. `delimiters` are the lines that may be delimiter rows: markdown-it sees
    a table in whatever has one on its second line, so each must prove to belong to a table, or to be no Markdown.
    """

    def __init__(self, source: Source, text: str, first: int) -> None:
        self.source = source
        self.path = source.path
        self.lines = source.lines
        self.places = Offsets(source, text, first)
        self.events: Iterator[Event] = events_with_range(text, options=Options.ENABLE_TABLES)
        self.held: Event | None = None
        self.delimiters: set[int] = set()
        line, position = first, 0
        for found in _DELIMITERS.finditer(text) if "|" in text else ():
            line += text.count("\n", position, found.end())
            position = found.end()
            if "|" in self.lines[line - 1]:
                self.delimiters.add(line)

    def __iter__(self) -> Iterator[Event]:
        """The events in order, the one held back first."""
        for pair in self.events:
            yield pair
            while self.held is not None:
                held, self.held = self.held, None
                yield held

    def lines_of(self, place: Range) -> tuple[int, int]:
        """The lines of a range: the first, and the one behind the last."""
        start, end = place["start"], place["end"]
        places = self.places
        starts, first = places.starts, places.line(place["start"])
        if end <= starts[first + 1 - places.first]:
            return first, first + 1
        last = places.line(max(start, end - 1))
        if end < starts[last + 1 - places.first] - 1:
            # not at the end of a line: the blanks before the next block are none of this one
            last -= not self.lines[last][: places.column(end, last)].strip(" >" if places.quotes else " ")
        return first, last + 1

    def skip(self, end: End) -> None:
        """Pass over the events up to the end of a block."""
        for event, _ in self.events:
            if event == end:
                break

    def until(self, end: End) -> list[Event]:
        """The events up to the end of a block that has nothing but inline content."""
        found: list[Event] = []
        for pair in self.events:
            if pair[0] == end:
                break
            found.append(pair)
        return found

    def span(self, line: int, start: int, end: int) -> Span:
        """A stretch of one line; all three 0-based."""
        return Span(path=self.path, line=line + 1, column=start + 1, end_line=line + 1, end_column=end + 1)
