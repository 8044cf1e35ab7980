"""Offsets of inline content → lines and columns of the page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from specglot.model.source import Span


class Places(msgspec.Struct, frozen=True, gc=False):
    """Offset in an inline's content → line and column. `starts[i]` is where content line i begins.

    `dropped` are the content offsets before which the parser dropped a character of the source.
    """

    path: str
    starts: Sequence[int]
    lines: Sequence[int]
    columns: Sequence[int]
    dropped: Sequence[int] = ()

    def at(self, offset: int, *, ends: bool = False) -> tuple[int, int]:
        """1-based line and column of a content offset; what was dropped there belongs to what follows."""
        index = bisect_right(self.starts, offset) - 1
        extra = (bisect_left if ends else bisect_right)(self.dropped, offset) if self.dropped else 0
        return self.lines[index], self.columns[index] + offset - self.starts[index] + extra

    def span(self, start: int, end: int) -> Span:
        """The span between two content offsets."""
        line, column = self.at(start)
        end_line, end_column = self.at(max(start, end), ends=True)
        return Span(path=self.path, line=line, column=column, end_line=end_line, end_column=end_column)


class Line(msgspec.Struct, frozen=True, gc=False):
    """The same for content on one line with nothing dropped: nearly all content, at a fraction of the time."""

    path: str
    line: int
    column: int

    def span(self, start: int, end: int) -> Span:
        """The span between two content offsets."""
        line, column = self.line, self.column
        return Span(
            path=self.path,
            line=line,
            column=column + start,
            end_line=line,
            end_column=column + max(start, end),
        )


def in_cell(path: str, line: int, column: int, dropped: tuple[int, ...]) -> Places | Line:
    """The places of a cell: path, 1-based line and column, and the offsets before which a backslash was dropped."""
    return Places(path, (0,), (line,), (column,), dropped) if dropped else Line(path, line, column)
