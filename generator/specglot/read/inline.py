"""Inline tokens + the source lines they came from → runs with exact columns.

markdown-it gives inline tokens no positions. Each token's source length is known once `text_join` is off (escapes and
entities then keep their own token with the source in `markup`), so a cursor that walks the tokens and the source
together knows where it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
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

    def at(self, offset: int) -> tuple[int, int]:
        """1-based line and column of a content offset."""
        index = bisect_right(self.starts, offset) - 1
        extra = bisect_right(self.dropped, offset) if self.dropped else 0
        return self.lines[index], self.columns[index] + offset - self.starts[index] + extra

    def span(self, start: int, end: int) -> Span:
        """The span between two content offsets."""
        line, column = self.at(start)
        end_line, end_column = self.at(max(start, end))
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
        content: the inline content that was parsed, lines joined by `\\n`.
        tokens: the parser's inline tokens, in order, unnested.
        places: where the content stands in the file.
    """
    runs: list[Run] = []
    links: list[LinkTarget] = []
    open_links: list[tuple[int, int, str]] = []
    strong = emphasis = 0
    cursor = 0

    def emit(kind: RunKind, text: str, start: int, end: int) -> None:
        runs.append(
            Run(
                kind=kind,
                text=text,
                span=places.span(start, end),
                strong=strong > 0,
                emphasis=emphasis > 0,
                link=open_links[-1][0] if open_links else None,
            )
        )

    for token in tokens:
        kind = token.kind
        if kind in ("text", "text_special", "html_inline"):
            source = token.markup if kind == "text_special" else token.content
            if not source:
                continue
            start = _seek(content, source, cursor)
            cursor = start + len(source)
            emit("html" if kind == "html_inline" else "text", token.content, start, cursor)
        elif kind == "code_inline":
            start = _seek(content, token.markup, cursor)
            found = _CODE.match(content, start)
            cursor = found.end() if found else start + len(token.content) + 2 * len(token.markup)
            emit("code", token.content, start, cursor)
        elif kind in ("softbreak", "hardbreak"):
            start = content.find("\n", cursor)
            start = cursor if start < 0 else start
            cursor = start + 1
            while cursor < len(content) and content[cursor] in " \t":
                cursor += 1
            emit("break" if kind == "hardbreak" else "text", "\n", start, start + 1)
        elif kind in ("strong_open", "em_open"):
            cursor = _seek(content, token.markup, cursor) + len(token.markup)
            strong += kind == "strong_open"
            emphasis += kind == "em_open"
        elif kind in ("strong_close", "em_close"):
            cursor = _seek(content, token.markup, cursor) + len(token.markup)
            strong -= kind == "strong_close"
            emphasis -= kind == "em_close"
        elif kind == "link_open":
            opener = "<" if token.markup == "autolink" else "["
            start = _seek(content, opener, cursor)
            cursor = start + 1
            open_links.append((len(links) + len(open_links), start, token.target))
        elif kind == "link_close" and open_links:
            index, start, target = open_links.pop()
            cursor, first, last = _close(content, cursor)
            links.insert(
                index,
                LinkTarget(target=target, target_span=places.span(first, last), span=places.span(start, cursor)),
            )
        elif kind == "image":
            start = _seek(content, "![", cursor)
            found = _DESTINATION.search(content, start)
            cursor = found.end() if found else start + 2
            emit("image", token.content, start, cursor)
    return Inline(
        markdown=content, runs=tuple(runs), links=tuple(links), span=places.span(0, len(content))
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
