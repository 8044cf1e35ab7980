"""A file's text and the places in it."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, kw_only=True, gc=False, order=True):
    """A stretch of one file: 1-based lines and columns, columns in code points, the end exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Source(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One page as it lies on disk, decoded.

    `path` is relative to the source root and uses `/`. `text` has `\\n` line ends whatever the file has;
    `newline` keeps the file's own, so that a fix can write it back.
    """

    path: str
    text: str
    lines: tuple[str, ...]
    newline: str = "\n"

    @classmethod
    def of(cls, path: str, text: str) -> Source:
        """Build a source from decoded text, normalising line ends and dropping a byte order mark."""
        newline, plain = "\n", text.removeprefix("\ufeff")
        if "\r" in plain:
            newline = "\r\n" if "\r\n" in plain else "\n"
            plain = plain.replace("\r\n", "\n").replace("\r", "\n")
        return cls(path=path, text=plain, lines=tuple(plain.split("\n")), newline=newline)

    def line(self, number: int) -> str:
        """The text of a 1-based line, empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def slice(self, span: Span) -> str:
        """The text a span covers."""
        if span.line == span.end_line:
            return self.line(span.line)[span.column - 1 : span.end_column - 1]
        first = self.line(span.line)[span.column - 1 :]
        middle = [self.line(number) for number in range(span.line + 1, span.end_line)]
        last = self.line(span.end_line)[: span.end_column - 1]
        return "\n".join([first, *middle, last])

    def whole_line(self, number: int) -> Span:
        """The span of one line, clamped to the file."""
        clamped = max(1, min(number, len(self.lines)))
        return Span(
            path=self.path, line=clamped, column=1, end_line=clamped, end_column=len(self.line(clamped)) + 1
        )
