"""Source → blocks, by markdown-it-py: its flat tokens become a tree, its lines exact places."""

from __future__ import annotations

from collections.abc import Callable

from specglot.model.source import Source, Span
from specglot.read.blocks import (
    Block,
    Fence,
    FrontMatter,
    Heading,
    Inline,
    Item,
    ListBlock,
    Paragraph,
    Table,
    TableLine,
)
from specglot.read.edges import alert, take_anchor
from specglot.read.inline import place
from specglot.read.markdownit import Environment, Row, Token, parse, parse_blocks, parse_inline
from specglot.read.pipes import BLANKS
from specglot.read.places import Line, Places, in_cell
from specglot.read.simple import simple


def blocks(source: Source) -> tuple[Block, ...]:
    """The page's blocks in order, nested as Markdown nests them."""
    return _Walker(source, *parse(source.text)).blocks("")


def parser(source: Source) -> Callable[[int], tuple[tuple[Block, ...], int]]:
    """What reads a page that defines no links block by block.

    It takes the 0-based line at which a block begins that nothing contains, and gives that block (several, of HTML with
    tables in it) and the line behind it.
    """
    by_block = parse_blocks(source.text)

    def read(line: int) -> tuple[tuple[Block, ...], int]:
        tokens, end = by_block(line)
        return _Walker(source, tokens, {}).blocks(""), end

    return read


class _Walker:
    """Walks the parser's flat token list and builds the tree; `index` is the next token."""

    def __init__(self, source: Source, tokens: list[Token], env: Environment) -> None:
        self.source = source
        self.lines = source.lines
        self.tokens, self.env = tokens, env
        self.index = 0

    def blocks(self, until: str) -> tuple[Block, ...]:
        """Blocks up to and with a token of type `until` at this level."""
        tokens, count = self.tokens, len(self.tokens)
        found: list[Block] = []
        while self.index < count:
            token = tokens[self.index]
            kind = token.type
            self.index += 1
            if kind == until:
                break
            if kind == "paragraph_open":
                inline = self._inline(tokens[self.index])
                found.append(Paragraph(inline=inline, span=self._span(token)))
                self.index += 2
            elif kind == "heading_open":
                found.append(self._heading(token))
            elif kind == "table":
                found.append(self._table(token))
            elif kind in {"fence", "code_block"}:
                found.append(self._fence(token))
            elif kind in {"bullet_list_open", "ordered_list_open"}:
                found.append(self._list(token))
            elif kind == "blockquote_open":
                children = self.blocks("blockquote_close")
                found.append(alert(children, self._span(token)))
            elif kind == "html_block":
                from specglot.read.htmltable import html_blocks  # few pages have any

                found.extend(html_blocks(token.content, self._span(token), self.source))
            elif kind == "front_matter":
                found.append(FrontMatter(text=token.content, span=self._span(token)))
        return tuple(found)

    def _span(self, token: Token) -> Span:
        """The lines of a block, first non-blank column to the end of its last non-blank line."""
        first, last = token.map or (0, 1)
        lines = self.lines
        last = min(last, len(lines))
        while last - 1 > first and not lines[last - 1].strip():
            last -= 1
        line = lines[first]
        return Span(
            path=self.source.path,
            line=first + 1,
            column=len(line) - len(line.lstrip()) + 1,
            end_line=last,
            end_column=len(lines[last - 1].rstrip()) + 1,
        )

    def _inline(self, token: Token) -> Inline:
        """The content of a paragraph or a heading, which reaches to the end of each of its lines."""
        content = token.content
        first = (token.map or (0, 1))[0]
        path = self.source.path
        if "\n" not in content:
            line = self.lines[first].rstrip(BLANKS)
            column = len(line) - len(content) + 1 if line.endswith(content) else self._seek(first, content)
            return self._place(content, Line(path, first + 1, column))
        starts, numbers, columns = list[int](), list[int](), list[int]()
        offset = 0
        for number, part in enumerate(content.split("\n"), start=first):
            bare = part.strip()
            line = self.lines[number].rstrip()
            lead = len(part) - len(part.lstrip())
            found = len(line) - len(bare) + 1 if line.endswith(bare) else self._seek(number, bare)
            starts.append(offset)
            numbers.append(number + 1)
            columns.append(found - lead)
            offset += len(part) + 1
        return self._place(content, Places(path, starts, numbers, columns))

    def _place(self, content: str, places: Places | Line) -> Inline:
        env = self.env
        return simple(content, places, references="references" in env) or place(
            content, parse_inline(content, env), places
        )

    def _seek(self, number: int, text: str) -> int:
        """The 1-based column of what the parser changed, as it does a NUL."""
        return max(self.lines[number].find(text), 0) + 1

    def _heading(self, token: Token) -> Heading:
        content = self.tokens[self.index]
        self.index += 2
        if token.markup[0] != "#":
            inline = self._inline(content)
        else:  # may be closed by more signs
            first = (token.map or (0, 1))[0]
            line = self.lines[first]
            begin = line.find("#") + len(token.markup)
            column = max(line.find(content.content, begin), 0) + 1
            inline = self._place(content.content, Line(self.source.path, first + 1, column))
        anchor, span, inline = take_anchor(inline)
        return Heading(
            level=int(token.tag[1]), inline=inline, anchor=anchor, anchor_span=span, span=self._span(token)
        )

    def _fence(self, token: Token) -> Fence:
        first, last = token.map or (0, 1)
        fenced = token.type == "fence"
        start = first + 1 if fenced else first
        lines, total = self.lines, len(self.lines)
        indents: list[int] = []
        for number, text in enumerate(token.content.split("\n")[:-1], start=start):
            line = lines[number] if number < total else ""
            indents.append(len(line) - len(text) if line.endswith(text) else 0)
        closer = lines[last - 1].strip("> \t") if last <= total else ""
        closed = not fenced or (
            last > first + 1 and closer.startswith(token.markup) and not closer.strip(token.markup[0])
        )
        return Fence(
            info=token.info.strip(),
            text=token.content,
            first_line=start + 1,
            indents=tuple(indents),
            closed=closed,
            span=self._span(token),
        )

    def _list(self, token: Token) -> ListBlock:
        items: list[Item] = []
        while (item := self.tokens[self.index]).type == "list_item_open":
            self.index += 1
            items.append(Item(blocks=self.blocks("list_item_close"), span=self._span(item)))
        self.index += 1
        return ListBlock(ordered=token.tag == "ol", items=tuple(items), span=self._span(token))

    def _table(self, token: Token) -> Table:
        width: int = token.meta["width"]
        header, *rows = [self._table_line(row, width) for row in token.meta["rows"]]
        return Table(header=header, rows=tuple(rows), span=self._span(token))

    def _table_line(self, row: Row, width: int) -> TableLine:
        number, written = row
        line, path = self.lines[number], self.source.path
        placed: list[Inline] = []
        for content, column, dropped in written[:width]:
            places = in_cell(path, number + 1, column + 1, dropped)
            placed.append(self._place(content, places))
        if len(placed) < width:
            missing = self._place("", Line(path, number + 1, len(line) + 1))
            placed += [missing] * (width - len(placed))
        return TableLine(cells=tuple(placed), width=len(written), span=self.source.whole_line(number + 1))
