"""Source → blocks, by markdown-it-py. The only module that knows the parser."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token as ParserToken
from mdit_py_plugins.front_matter import front_matter_plugin

from specglot.model.source import Source, Span
from specglot.read.blocks import (
    Block,
    Fence,
    FrontMatter,
    Heading,
    Html,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    Table,
    TableLine,
)
from specglot.read.edges import take_anchor, without_prefix
from specglot.read.htmltable import html_tables
from specglot.read.inline import Places, Token, place
from specglot.read.pipes import split_cells

_ALERT = re.compile(r"\[!([A-Za-z]+)\]\s*")
_COMMENTS = re.compile(r"(?:<!--.*?-->\s*)+", re.DOTALL)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").use(front_matter_plugin)
    parser.disable("text_join")  # keeps escapes and entities apart, so that columns can be recovered
    # Destinations stay as written: a checker must see what the page says, and nothing here renders links.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser


def _any_link(url: str) -> bool:
    """Every destination is a link here, `javascript:` too: nothing is rendered from these blocks."""
    del url
    return True


def to_html(markdown: str) -> str:
    """Prose as HTML, raw HTML passed through: whoever shows it sanitizes it."""
    return str(_renderer().render(markdown))


@lru_cache(maxsize=1)
def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def blocks(source: Source) -> tuple[Block, ...]:
    """The page's blocks in order, nested as Markdown nests them."""
    return _Walker(source, _parser().parse(source.text)).blocks(0, None)[0]


class _Walker:
    """Walks the parser's flat token list and builds the tree."""

    def __init__(self, source: Source, tokens: list[ParserToken]) -> None:
        self.source = source
        self.tokens = tokens

    def blocks(self, index: int, until: str | None) -> tuple[tuple[Block, ...], int]:
        """Blocks from `index` up to a token of type `until` at this level; and the index behind it."""
        found: list[Block] = []
        while index < len(self.tokens):
            token = self.tokens[index]
            if token.type == until:
                return tuple(found), index + 1
            if token.type == "heading_open":
                found.append(self._heading(index))
                index += 3
            elif token.type == "paragraph_open":
                found.append(self._paragraph(index))
                index += 3
            elif token.type in ("fence", "code_block"):
                found.append(self._fence(token))
                index += 1
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                listed, index = self._list(index)
                found.append(listed)
            elif token.type == "blockquote_open":
                quote, index = self._quote(index)
                found.append(quote)
            elif token.type == "table_open":
                table, index = self._table(index)
                found.append(table)
            elif token.type == "html_block":
                comment = bool(_COMMENTS.fullmatch(token.content.strip()))
                html = Html(text=token.content, comment=comment, span=self._span(token))
                found.extend(
                    html_tables(html, self.source) or (html,) if "<table" in token.content else (html,)
                )
                index += 1
            elif token.type == "front_matter":
                found.append(FrontMatter(text=token.content, span=self._span(token)))
                index += 1
            else:
                index += 1
        return tuple(found), index

    def _span(self, token: ParserToken) -> Span:
        """The lines of a block, first non-blank column to the end of its last non-blank line."""
        first, last = token.map or [0, 1]
        while last - 1 > first and not self.source.line(last).strip():
            last -= 1
        line = self.source.line(first + 1)
        column = len(line) - len(line.lstrip()) + 1
        return Span(
            path=self.source.path,
            line=first + 1,
            column=column,
            end_line=last,
            end_column=len(self.source.line(last).rstrip()) + 1,
        )

    def _inline(self, token: ParserToken) -> Inline:
        first = (token.map or [0, 1])[0]
        places = Places(path=self.source.path, starts=[], lines=[], columns=[])
        offset = 0
        for number, part in enumerate(token.content.split("\n"), start=first + 1):
            line = self.source.line(number)
            bare = part.strip()
            found = line.rfind(bare) if number > first + 1 else line.find(bare)
            lead = len(part) - len(part.lstrip())
            places.starts.append(offset)
            places.lines.append(number)
            places.columns.append(max(found, 0) - lead + 1)
            offset += len(part) + 1
        return place(token.content, _tokens(token), places)

    def _heading(self, index: int) -> Heading:
        token, inline = self.tokens[index], self._inline(self.tokens[index + 1])
        anchor, span, inline = take_anchor(inline)
        return Heading(
            level=int(token.tag[1:]), inline=inline, anchor=anchor, anchor_span=span, span=self._span(token)
        )

    def _paragraph(self, index: int) -> Paragraph:
        return Paragraph(inline=self._inline(self.tokens[index + 1]), span=self._span(self.tokens[index]))

    def _fence(self, token: ParserToken) -> Fence:
        first, last = token.map or [0, 1]
        fenced = token.type == "fence"
        start = first + 2 if fenced else first + 1
        text_lines = token.content.split("\n")
        indents: list[int] = []
        for number, text in enumerate(text_lines[:-1], start=start):
            line = self.source.line(number)
            indents.append(max(len(line) - len(text), 0) if line.endswith(text) else 0)
        closer = self.source.line(last).strip("> \t")
        closed = not fenced or (
            last > first + 1 and closer.startswith(token.markup) and not closer.strip(token.markup[0])
        )
        return Fence(
            info=token.info.strip(),
            text=token.content,
            first_line=start,
            indents=tuple(indents),
            closed=closed,
            span=self._span(token),
        )

    def _list(self, index: int) -> tuple[ListBlock, int]:
        opener = self.tokens[index]
        closer = opener.type.replace("_open", "_close")
        items: list[Item] = []
        index += 1
        while self.tokens[index].type != closer:
            token = self.tokens[index]
            children, index = self.blocks(index + 1, "list_item_close")
            items.append(Item(blocks=children, span=self._span(token)))
        ordered = opener.type == "ordered_list_open"
        return ListBlock(ordered=ordered, items=tuple(items), span=self._span(opener)), index + 1

    def _quote(self, index: int) -> tuple[Quote, int]:
        token = self.tokens[index]
        children, index = self.blocks(index + 1, "blockquote_close")
        alert: str | None = None
        if children and isinstance(children[0], Paragraph):
            found = _ALERT.match(children[0].inline.markdown)
            if found:
                alert = found.group(1).lower()
                rest = without_prefix(children[0], found.end())
                children = (*rest, *children[1:])
        return Quote(alert=alert, blocks=children, span=self._span(token)), index

    def _table(self, index: int) -> tuple[Table, int]:
        opener = self.tokens[index]
        lines: list[TableLine] = []
        while self.tokens[index].type != "table_close":
            token = self.tokens[index]
            if token.type == "tr_open":
                cells: list[ParserToken] = []
                while self.tokens[index].type != "tr_close":
                    if self.tokens[index].type == "inline":
                        cells.append(self.tokens[index])
                    index += 1
                lines.append(self._table_line(token, cells))
            index += 1
        return Table(header=lines[0], rows=tuple(lines[1:]), span=self._span(opener)), index + 1

    def _table_line(self, token: ParserToken, cells: list[ParserToken]) -> TableLine:
        number = (token.map or [0, 1])[0] + 1
        written = split_cells(self.source.line(number))
        placed: list[Inline] = []
        for position, cell in enumerate(cells):
            column, dropped = (
                written[position][1:] if position < len(written) else (len(self.source.line(number)), [])
            )
            places = Places(
                path=self.source.path, starts=[0], lines=[number], columns=[column + 1], dropped=list(dropped)
            )
            placed.append(place(cell.content, _tokens(cell), places))
        return TableLine(cells=tuple(placed), width=len(written), span=self.source.whole_line(number))


def _tokens(token: ParserToken) -> list[Token]:
    return [
        Token(
            kind=child.type,
            content=child.content,
            markup=child.markup,
            target=str(child.attrs.get("href", "")) if child.type == "link_open" else "",
        )
        for child in token.children or ()
    ]
