"""Inline events of pulldown-cmark → runs, cut as markdown-it cuts them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from specglot.model.late import late
from specglot.model.source import Span
from specglot.read.blocks import LinkTarget, Run, RunKind
from specglot.read.destinations import DESTINATION, end_of_link
from specglot.read.pulldown.events import UnsureError
from specglot.read.pulldown.offsets import Offsets

_ESCAPE = late(r"\\.")
_INVALID = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\U0001fffe-\U0010ffff]"
).search
"""Characters that a reference may not stand for: both parsers replace some of them by U+FFFD, but not the same ones."""


class Runs:
    """Takes the events of one inline content in order.

    `top` is the content's first line, 0-based; `lefts` are the columns where it begins on that line and those below.
    Text is held back until something else follows: the parser cuts it more often than markdown-it.
    """

    __slots__ = (
        "alt", "column", "cursor", "emphasis", "index", "left", "lefts", "line", "link", "links", "offset", "opened",
        "places", "runs", "strong", "text_column", "texts", "top",
    )  # fmt: skip

    def __init__(self, places: Offsets, top: int, lefts: Sequence[int]) -> None:
        self.places = places
        self.top = top
        self.lefts = lefts
        self.runs: list[Run] = []
        self.links: list[LinkTarget] = []
        self.opened: list[tuple[int, int, int, str, bool]] = []
        self.link: int | None = None
        self.alt = self.strong = self.emphasis = 0
        self.texts: list[str] = []  # held back
        self.text_column = 0
        self._at(top)

    def _at(self, index: int) -> None:
        self.index = index
        self.line = self.places.lines[index]
        self.left = self.lefts[index - self.top]
        self.offset = self.places.starts[index - self.places.first]
        self.column = 0
        self.cursor = -1  # offset behind what was taken of this line

    def _column(self, offset: int) -> int:
        """The column of an offset in the line at hand, not before the last one asked for."""
        places = self.places
        if offset < self.offset or offset >= places.starts[self.index - places.first + 1]:
            raise UnsureError  # on another line
        step = offset - self.offset
        if not places.ascii:
            step = len(places.data[self.offset : offset].decode())
        self.offset = offset
        self.column += step
        return self.column

    def take(self, event: Any, start: int, end: int) -> None:
        """The next event."""
        if event.__class__ is str:
            self._break(event)
            return
        ((kind, what),) = event.items()
        if self.alt:
            self._alternative(kind, what, end)
        elif kind == "Text":
            self._text(what, start, end)
        elif kind in {"Code", "InlineHtml"}:
            if self.texts:
                self.flush()
            column = self.column if start == self.offset else self._column(start)
            self._emit("code" if kind == "Code" else "html", what, column, self._column(end))
            self.cursor = end
        elif kind == "Start":
            self._open(what, start, end)
        else:
            self._close(what, end)

    def _text(self, text: str, start: int, end: int) -> None:
        column = self.column if start == self.offset else self._column(start)
        line = self.line
        first = line[column : column + 1]
        verbatim = line.startswith(text, column) and (first != "&" or end - start == len(text.encode()))
        cursor = self.cursor
        if (
            column
            and line[column - 1] == "\\"
            and (column > self.left if cursor < 0 else start - cursor == 1)
        ):
            if not verbatim:
                raise UnsureError
            self.flush()
            self._emit("text", first, column - 1, column + 1)
            text = text[1:]
            column += 1
        elif not verbatim:
            if first != "&" or _INVALID(text):
                raise UnsureError
            self.flush()
            self._emit("text", text, column, self._column(end))
            self.cursor = end
            return
        if not self.texts:
            self.text_column = column
        self.texts.append(text)
        self.column = column + len(text)
        self.offset = self.cursor = end

    def flush(self) -> None:
        """Text is at an end."""
        text = "".join(self.texts)
        self.texts.clear()
        column = self.text_column
        if "\\" not in text or (self.opened and self.opened[-1][4]):  # an address has no escapes
            if text:
                self._emit("text", text, column, column + len(text))
            return
        position = 0
        for found in _ESCAPE.finditer(text):  # no escape, but markdown-it keeps it apart
            start, end = found.span()
            if start > position:
                self._emit("text", text[position:start], column + position, column + start)
            self._emit("text", found.group(), column + start, column + end)
            position = end
        if position < len(text):
            self._emit("text", text[position:], column + position, column + len(text))

    def _break(self, event: str) -> None:
        escaped = "".join(self.texts[-1:]).endswith("\\")  # a blank before the line's end
        self.flush()
        if escaped or self.alt or self.index - self.top + 1 >= len(self.lefts):
            raise UnsureError
        line, end = self.index, len(self.line)
        self._at(line + 1)
        self.runs.append(
            Run(
                kind="break" if event == "HardBreak" else "text",
                text="\n",
                span=Span(
                    path=self.places.path,
                    line=line + 1,
                    column=end + 1,
                    end_line=line + 2,
                    end_column=self.left + 1,
                ),
                strong=self.strong > 0,
                emphasis=self.emphasis > 0,
                link=self.link,
            )
        )

    def _open(self, what: Any, start: int, end: int) -> None:
        self.flush()
        if what == "Strong":
            self.strong += 1
            self.cursor = start + 2
        elif what == "Emphasis":
            self.emphasis += 1
            self.cursor = start + 1
        elif "Link" in what:
            self._open_link(what["Link"], start)
        elif "Image" in what and what["Image"]["link_type"] == "Inline":
            self.alt = 1
            column = self._column(start)
            found = DESTINATION.search(self.line, column)
            if found is None:
                raise UnsureError
            self._emit("image", self.line[column + 2 : found.start()], column, found.end())
            if self._column(end) != found.end():
                raise UnsureError
        else:
            raise UnsureError

    def _open_link(self, link: dict[str, str], start: int) -> None:
        kind, target = link["link_type"], link["dest_url"]
        if kind not in ("Inline", "Autolink", "Email"):
            raise UnsureError
        index = len(self.links) + len(self.opened)
        if kind == "Email":
            target = f"mailto:{target}"
        self.opened.append((index, self.index, self._column(start), target, kind != "Inline"))
        self.link = index
        self.cursor = start + 1

    def _close(self, what: Any, end: int) -> None:
        self.flush()
        if what == "Strong":
            self.strong -= 1
        elif what == "Emphasis":
            self.emphasis -= 1
        elif what == "Link" and self.opened:
            index, line, start, target, auto = self.opened.pop()
            column, first, last = end_of_link(self.line, self._column(self.cursor))
            if (
                "&#" in self.line[first:last]
                or line != self.index
                or column != self._column(end)
                or (auto and first != column - 1)
            ):
                raise UnsureError
            number, path = self.index + 1, self.places.path
            whole = Span(path=path, line=number, column=start + 1, end_line=number, end_column=column + 1)
            place = Span(path=path, line=number, column=first + 1, end_line=number, end_column=last + 1)
            self.links.insert(index, LinkTarget(target=target, target_span=place, span=whole))
            self.link = self.opened[-1][0] if self.opened else None
        else:
            raise UnsureError
        self.cursor = end

    def _alternative(self, kind: str, what: Any, end: int) -> None:
        """Inside an image: what it shows is taken as written."""
        if kind == "Start" and isinstance(what, dict) and "Image" in what:
            self.alt += 1
        elif kind == "End" and what == "Image":
            self.alt -= 1
            self.cursor = end

    def _emit(self, kind: RunKind, text: str, start: int, end: int) -> None:
        number = self.index + 1
        self.runs.append(
            Run(
                kind=kind,
                text=text,
                span=Span(
                    path=self.places.path,
                    line=number,
                    column=start + 1,
                    end_line=number,
                    end_column=end + 1,
                ),
                strong=self.strong > 0,
                emphasis=self.emphasis > 0,
                link=self.link,
            )
        )
