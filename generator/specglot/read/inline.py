"""markdown-it's inline tokens + the source lines they came from → runs with exact columns.

markdown-it gives inline tokens no positions. Each token's source length is known while escapes and entities keep a
token of their own with the source in `markup`, so a cursor that walks the tokens and the source together knows where
it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from specglot.model.late import late
from specglot.read.blocks import Inline, LinkTarget, Run, RunKind
from specglot.read.codeelements import code_spans
from specglot.read.destinations import DESTINATION, end_of_link
from specglot.read.markdownit import Token
from specglot.read.places import Line, Places

_CODE = late(r"(`+)(?:.*?[^`])\1(?!`)", re.DOTALL)


def place(content: str, tokens: Sequence[Token], places: Places | Line) -> Inline:
    """Give every token its place.

    Args:
        content: the inline content that was parsed, lines joined by `\n`.
        tokens: the parser's inline tokens, in order, unnested; none where the content is nothing but text.
        places: where the content stands in the file.
    """
    span = places.span(0, len(content))
    if not tokens:
        runs = (Run(kind="text", text=content, span=span),) if content else ()
        return Inline(markdown=content, runs=runs, links=(), span=span)
    placer = _Placer(content, places)
    for token in tokens:
        if token.type != "text":
            placer.take(token)
        elif token.content:
            placer.written("text", token.content, token.content)
    return Inline(
        markdown=content, runs=code_spans(placer.runs, content), links=tuple(placer.links), span=span
    )


class _Placer:
    """A cursor that walks the source along with the tokens."""

    __slots__ = ("content", "cursor", "emphasis", "links", "open_links", "runs", "span", "strong")

    def __init__(self, content: str, places: Places | Line) -> None:
        self.content = content
        self.span = places.span
        self.runs: list[Run] = []
        self.links: list[LinkTarget] = []
        self.open_links: list[tuple[int, int, str]] = []
        self.strong = self.emphasis = self.cursor = 0

    def take(self, token: Token) -> None:
        """Any token but text."""
        kind = token.type
        if kind == "code_inline":
            self._code(token)
        elif kind in ("strong_open", "strong_close", "em_open", "em_close"):
            self.cursor = _seek(self.content, token.markup, self.cursor) + len(token.markup)
            if kind[0] == "s":
                self.strong += token.nesting
            else:
                self.emphasis += token.nesting
        elif kind == "html_inline":
            self.written("html", token.content, token.content)
        elif kind == "text_special":
            self.written("text", token.content, token.markup)
        elif kind == "link_open":
            start = _seek(self.content, "<" if token.markup == "autolink" else "[", self.cursor)
            self.cursor = start + 1
            target = str(token.attrs.get("href", ""))
            self.open_links.append((len(self.links) + len(self.open_links), start, target))
        elif kind == "link_close" and self.open_links:
            self._close_link()
        elif kind in ("softbreak", "hardbreak"):
            self._break(kind == "hardbreak")
        elif kind == "image":
            start = _seek(self.content, "![", self.cursor)
            found = DESTINATION.search(self.content, start)
            self.cursor = found.end() if found else start + 2
            self._emit("image", token.content, start, self.cursor)

    def written(self, kind: RunKind, text: str, source: str) -> None:
        """A run whose source is known."""
        cursor = self.cursor
        start = cursor if self.content.startswith(source, cursor) else _seek(self.content, source, cursor)
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
        self.cursor, first, last = end_of_link(self.content, self.cursor)
        whole = self.span(start, self.cursor)
        self.links.insert(index, LinkTarget(target=target, target_span=self.span(first, last), span=whole))

    def _emit(self, kind: RunKind, text: str, start: int, end: int) -> None:
        self.runs.append(
            Run(
                kind=kind,
                text=text,
                span=self.span(start, end),
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
