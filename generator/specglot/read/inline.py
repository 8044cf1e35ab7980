"""Inline tokens + the source lines they came from → runs with exact columns.

markdown-it gives inline tokens no positions. Each token's source length is known once `text_join` is off (escapes and
entities then keep their own token with the source in `markup`), so a cursor that walks the tokens and the source
together knows where it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from specglot.model.source import Span
from specglot.read.blocks import Inline, LinkTarget, Run, RunKind


@dataclass(slots=True)
class Token:
    """The part of a parser's inline token that placing needs; `kind` as markdown-it names it."""

    kind: str
    content: str = ""
    markup: str = ""
    target: str = ""


@dataclass(slots=True)
class Places:
    """Offset in an inline's content → line and column. `starts[i]` is where content line i begins."""

    path: str
    starts: list[int]
    lines: list[int]
    columns: list[int]
    dropped: list[int] = field(default_factory=list[int])

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


_CODE = re.compile(r"(`+)(?:.*?[^`])\1(?!`)", re.DOTALL)
_DESTINATION = re.compile(
    r"""\]\(\s*(<[^>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\([^\s()]*\))*\))*)"""
    r"""(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)""",
    re.DOTALL,
)
_REFERENCE = re.compile(r"\](?:\[[^\]]*\])?")


def place(content: str, tokens: Sequence[Token], places: Places) -> Inline:
    """Give every token its place.

    Args:
        content: the inline content that was parsed, lines joined by `\n`.
        tokens: the parser's inline tokens, in order, unnested.
        places: where the content stands in the file.
    """
    placer = _Placer(content, places)
    for token in tokens:
        placer.take(token)
    span = places.span(0, len(content))
    return Inline(markdown=content, runs=tuple(placer.runs), links=tuple(placer.links), span=span)


class _Placer:
    """A cursor that walks the source along with the tokens."""

    def __init__(self, content: str, places: Places) -> None:
        self.content = content
        self.places = places
        self.runs: list[Run] = []
        self.links: list[LinkTarget] = []
        self.open_links: list[tuple[int, int, str]] = []
        self.strong = self.emphasis = self.cursor = 0

    def take(self, token: Token) -> None:
        kind = token.kind
        if kind == "text":
            if token.content:
                self._written("text", token.content, token.content)
        elif kind == "text_special":
            self._written("text", token.content, token.markup)
        elif kind == "html_inline":
            self._written("html", token.content, token.content)
        elif kind == "code_inline":
            self._code(token)
        elif kind in ("softbreak", "hardbreak"):
            self._break(kind == "hardbreak")
        elif kind in ("strong_open", "em_open", "strong_close", "em_close"):
            self.cursor = _seek(self.content, token.markup, self.cursor) + len(token.markup)
            step = 1 if kind.endswith("_open") else -1
            self.strong += step * kind.startswith("strong")
            self.emphasis += step * kind.startswith("em")
        elif kind == "link_open":
            start = _seek(self.content, "<" if token.markup == "autolink" else "[", self.cursor)
            self.cursor = start + 1
            self.open_links.append((len(self.links) + len(self.open_links), start, token.target))
        elif kind == "link_close" and self.open_links:
            self._close_link()
        elif kind == "image":
            start = _seek(self.content, "![", self.cursor)
            found = _DESTINATION.search(self.content, start)
            self.cursor = found.end() if found else start + 2
            self._emit("image", token.content, start, self.cursor)

    def _written(self, kind: RunKind, text: str, source: str) -> None:
        start = _seek(self.content, source, self.cursor)
        self.cursor = start + len(source)
        self._emit(kind, text, start, self.cursor)

    def _code(self, token: Token) -> None:
        start = _seek(self.content, token.markup, self.cursor)
        found = _CODE.match(self.content, start)
        self.cursor = found.end() if found else start + len(token.content) + 2 * len(token.markup)
        self._emit("code", token.content, start, self.cursor)

    def _break(self, hard: bool) -> None:
        found = self.content.find("\n", self.cursor)
        start = self.cursor if found < 0 else found
        self.cursor = start + 1
        while self.cursor < len(self.content) and self.content[self.cursor] in " \t":
            self.cursor += 1
        self._emit("break" if hard else "text", "\n", start, start + 1)

    def _close_link(self) -> None:
        index, start, target = self.open_links.pop()
        self.cursor, first, last = _close(self.content, self.cursor)
        whole = self.places.span(start, self.cursor)
        self.links.insert(
            index, LinkTarget(target=target, target_span=self.places.span(first, last), span=whole)
        )

    def _emit(self, kind: RunKind, text: str, start: int, end: int) -> None:
        self.runs.append(
            Run(
                kind=kind,
                text=text,
                span=self.places.span(start, end),
                strong=self.strong > 0,
                emphasis=self.emphasis > 0,
                link=self.open_links[-1][0] if self.open_links else None,
            )
        )


def _seek(content: str, source: str, cursor: int) -> int:
    """Where `source` stands at or after the cursor; the cursor itself where the parser changed the text."""
    if content.startswith(source, cursor):
        return cursor
    found = content.find(source, cursor)
    return cursor if found < 0 else found


def _close(content: str, cursor: int) -> tuple[int, int, int]:
    """End of the link that closes at the cursor, and the start and end of its destination."""
    if content.startswith(">", cursor):
        return cursor + 1, cursor, cursor
    bracket = content.find("]", cursor)
    bracket = cursor if bracket < 0 else bracket
    found = _DESTINATION.match(content, bracket)
    if found:
        return found.end(), found.start(1), found.end(1)
    reference = _REFERENCE.match(content, bracket)
    end = reference.end() if reference else bracket
    return end, bracket, end
