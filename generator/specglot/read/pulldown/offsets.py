"""Byte offsets of the parser → lines and columns of the page; and what containers put before a line."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from specglot.model.source import Source, Span


class Offsets:
    """The places of a page from line `first` on, 0-based; offsets count bytes from there, columns code points.

    `quotes`, `indent` and `opened` describe the containers that the walker is in: how many quotes, how many blanks
    inside the innermost of them, and the line and column where its content begins.
    """

    __slots__ = ("ascii", "data", "first", "indent", "lines", "opened", "path", "quotes", "starts")

    def __init__(self, source: Source, text: str, first: int) -> None:
        self.path = source.path
        self.lines = source.lines
        self.first = first
        self.ascii = text.isascii()
        self.data = b"" if self.ascii else text.encode()
        parts = text.split("\n") if self.ascii else self.data.split(b"\n")
        self.starts = list(accumulate([len(part) + 1 for part in parts], initial=0))
        self.quotes = self.indent = 0
        self.opened: tuple[int, int] = (-1, 0)

    def line(self, offset: int) -> int:
        """0-based line of an offset."""
        return bisect_right(self.starts, offset) - 1 + self.first

    def column(self, offset: int, line: int) -> int:
        """0-based column of an offset in its line."""
        start = self.starts[line - self.first]
        if self.ascii or offset == start:
            return offset - start
        return len(self.data[start:offset].decode())

    def span(self, first: int, end: int) -> Span:
        """The lines `first` up to `end`: first non-blank column to the end of the last non-blank line."""
        lines = self.lines
        line = lines[first]
        while end - 1 > first and not lines[end - 1].strip():
            end -= 1
        return Span(
            path=self.path,
            line=first + 1,
            column=len(line) - len(line.lstrip()) + 1,
            end_line=end,
            end_column=len((lines[end - 1] if end > first + 1 else line).rstrip()) + 1,
        )

    def quoted(self, number: int) -> int:
        """The column behind the marks of quotes."""
        if number == self.opened[0]:
            return self.opened[1]
        line = self.lines[number]
        position = 0
        for _ in range(self.quotes):
            mark = position
            while line[mark : mark + 1] == " ":
                mark += 1
            if line[mark : mark + 1] != ">":
                break  # the lazy rest of a paragraph
            position = mark + 1
            if line[position : position + 1] == " ":
                position += 1
        return position

    def cut(self, number: int, indent: int) -> int:
        """The column behind all that belongs to the containers: marks of quotes and up to `indent` blanks."""
        if not indent and not self.quotes:
            return 0
        position = self.quoted(number)
        line = self.lines[number]
        end = position + indent
        while position < end and line[position : position + 1] == " ":
            position += 1
        return position
