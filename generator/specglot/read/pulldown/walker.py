"""Source → blocks, by the events of pulldown-cmark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from specglot.model.late import late
from specglot.model.source import Source
from specglot.read.blocks import Block, Heading, Item, ListBlock, Paragraph
from specglot.read.edges import alert, take_anchor
from specglot.read.pulldown.content import lines, one, trimmed
from specglot.read.pulldown.events import Events, Range, UnsureError
from specglot.read.pulldown.tables import table
from specglot.read.pulldown.verbatim import code, html

_MARKER = late(r"(?:[-+*]|\d{1,9}[.)])( *)")
_CODE_INDENT = 4
_DEEPEST = 20
"""Levels of nesting at which markdown-it stops reading: a quote is one, a list and its item two."""

_INLINE = frozenset({"Strong", "Emphasis"})
_END_PARAGRAPH = {"End": "Paragraph"}


def walk(source: Source, text: str, first: int) -> tuple[Block, ...]:
    """All blocks of a page's text from line `first` on (0-based).

    Raises:
        UnsureError: markdown-it may read the page differently.
    """
    page = Events(source, text, first)
    found = _Walker(page).blocks()
    if page.delimiters:
        raise UnsureError
    return found


class _Walker:
    """Builds the tree; `level` is how deep it stands in it."""

    def __init__(self, page: Events) -> None:
        self.page = page
        self.places = page.places
        self.level = 0

    def blocks(self) -> tuple[Block, ...]:
        """Blocks up to and with the end of the container at hand."""
        found: list[Block] = []
        if self.level >= _DEEPEST:
            raise UnsureError
        for event, place in self.page:
            if event == "Rule":
                continue
            if event.__class__ is dict:
                if "End" in event:
                    break
                if "Start" in event and (block := self._block(event["Start"], place)) is not None:
                    found.extend(block)
                    continue
            found.append(self._tight(event, place))
        return tuple(found)

    def _block(self, what: Any, place: Range) -> tuple[Block, ...] | None:
        """The block that begins with an event; None where that is inline content."""
        if what.__class__ is str:
            made = _NAMED.get(what)
            return made(self, None, place) if made else None
        ((kind, detail),) = what.items()
        made = _DETAILED.get(kind)
        return made(self, detail, place) if made else None

    def paragraph(self, place: Range) -> Paragraph:
        first, end = self.page.lines_of(place)
        column = self.places.column(place["start"], first)
        inline = lines(self.page, first, end, column, _END_PARAGRAPH)
        return Paragraph(inline=inline, span=self.places.span(first, end))

    def _tight(self, event: Any, place: Range) -> Paragraph:
        """A paragraph of a tight list: its events stand in the item, up to the next block or the item's end."""
        found = [(event, place)]
        for following in self.page.events:
            if _ends_tight(following[0]):
                self.page.held = following
                break
            found.append(following)
        start = place["start"]
        first = self.places.line(start)
        end = self.places.line(max(part["end"] for _, part in found) - 1) + 1
        column = self.places.column(start, first)
        left = self.page.lines[first]
        if column and left[column - 1] == "\\":
            column -= 1  # the text begins with an escape
        inline = lines(self.page, first, end, column, found)
        return Paragraph(inline=inline, span=self.places.span(first, end))

    def heading(self, level: int, place: Range) -> Heading:
        first, end = self.page.lines_of(place)
        column = self.places.column(place["start"], first)
        closing = {"End": {"Heading": f"H{level}"}}
        if end > first + 1:  # underlined
            inline = lines(self.page, first, end - 1, column, closing)
        else:
            line = self.page.lines[first]
            column = line.index("#", column) + level
            text = line[column:].rstrip(" ")
            bare = text.rstrip("#")
            if bare.endswith(" "):
                text = bare
            text, column = trimmed(text, column)
            inline = one(self.page, text, first, column, closing)
        anchor, span, inline = take_anchor(inline)
        return Heading(
            level=level,
            inline=inline,
            anchor=anchor,
            anchor_span=span,
            span=self.places.span(first, end),
        )

    def list(self, ordered: bool, place: Range) -> ListBlock:
        first, end = self.page.lines_of(place)
        self.level += 2
        items: list[Item] = []
        for event, part in self.page.events:
            if "End" in event:
                break
            items.append(self._item(part))
        self.level -= 2
        return ListBlock(ordered=ordered, items=tuple(items), span=self.places.span(first, end))

    def _item(self, place: Range) -> Item:
        places = self.places
        first, end = self.page.lines_of(place)
        line = self.page.lines[first]
        column = places.column(place["start"], first)
        while line[column : column + 1] == " ":
            column += 1
        marker = _MARKER.match(line, column)
        if marker is None:
            raise UnsureError
        blanks = len(marker.group(1))
        if marker.end() == len(line):
            raise UnsureError  # nothing beside the marker: where such an item ends is read in several ways
        if blanks > _CODE_INDENT:
            blanks = 1
        outer = places.indent
        places.indent = marker.start(1) + blanks - places.quoted(first)
        blocks = self.blocks()
        places.indent = outer
        return Item(blocks=blocks, span=places.span(first, end))

    def quote(self, place: Range) -> Block:
        places = self.places
        first, end = self.page.lines_of(place)
        line = self.page.lines[first]
        column = line.index(">", places.column(place["start"], first)) + 1
        outer = places.quotes, places.indent, places.opened
        if line[column : column + 1] == " ":
            column += 1
        places.quotes, places.indent, places.opened = places.quotes + 1, 0, (first, column)
        self.level += 1
        blocks = self.blocks()
        self.level -= 1
        places.quotes, places.indent, places.opened = outer
        return alert(blocks, places.span(first, end))


def _ends_tight(event: Any) -> bool:
    """Whether an event stands behind the inline content of an item."""
    if event.__class__ is str:
        return bool(event == "Rule")
    ((kind, what),) = event.items()
    named = what.__class__ is str
    if kind == "End":
        return what == "Item" or not named
    if kind == "Start":
        return what not in _INLINE if named else "Link" not in what and "Image" not in what
    return False


_Make: TypeAlias = Callable[[_Walker, Any, Range], tuple[Block, ...]]

_NAMED: dict[str, _Make] = {
    "Paragraph": lambda walker, _, place: (walker.paragraph(place),),
    "HtmlBlock": lambda walker, _, place: html(walker.page, place),
}
_DETAILED: dict[str, _Make] = {
    "Heading": lambda walker, detail, place: (walker.heading(int(detail["level"][1]), place),),
    "Table": lambda walker, detail, place: (table(walker.page, len(detail), place),),
    "List": lambda walker, detail, place: (walker.list(detail is not None, place),),
    "CodeBlock": lambda walker, detail, place: (code(walker.page, detail == "Indented", place),),
    "BlockQuote": lambda walker, _, place: (walker.quote(place),),
}
"""Events that begin a block, by name; those of the second kind come with details."""
