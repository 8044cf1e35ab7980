"""Pages with a code fence that is never closed → where it begins."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from specglot.check.book import Book
from specglot.check.pages import flawed
from specglot.check.witness import finding
from specglot.model.diagnostic import Diagnostic
from specglot.model.late import late
from specglot.model.page import BlockRow, Page

_KIND = "fence-unclosed"
_HELP = "Close it with a line of the same marks."
_MARKS = late(r"[ \t>]*(`{3,}|~{3,})[ \t]*([A-Za-z][\w+#-]*)?[ \t]*$")


def open_fences(page: Page, book: Book) -> Iterator[Diagnostic]:
    """A finding for each, at the fence that its translations close.

    The next fence closes the open one, what it was to open stands outside, and so on: the parser finds no end only of
    the last fence of the page. And a fence that names its language closes none.
    """
    swallowing = _swallowing(page, book)
    flaws = list(flawed(page, _KIND, _HELP))
    begin = (swallowing or _begin(page, book)) if flaws else None
    yield from (replace(flaws[0], primary=begin.span), *flaws[1:]) if begin is not None else flaws
    # What all locales have shows a fence in a fence: wrongly, but nothing is lost.
    if swallowing is not None and not flaws and not all(_swallowing(peer, book) for peer in book.peers(page)):
        yield replace(
            finding(
                "code fence is not closed before the next one opens",
                swallowing.span,
                locale=page.locale,
                help=_HELP,
                subject=_KIND,
                groups=((page.locale,),),
            ),
            attribution="unattributed",
        )


def _swallowing(page: Page, book: Book) -> BlockRow | None:
    """The first fence of a page with a line in it that opens another of the same marks and names a language."""
    source = book.sources.get(page.path)
    if source is None:
        return None
    for block in _fences(page):
        opened = _MARKS.match(source.line(block.span.line))
        if opened is None:
            continue
        for line in source.lines[block.span.line : block.span.end_line - 1]:
            if "```" in line or "~~~" in line:
                inner = _MARKS.match(line)
                if inner and inner.group(2) and inner.group(1).startswith(opened.group(1)):
                    return block
    return None


def _begin(page: Page, book: Book) -> BlockRow | None:
    """The first fence of a page that is longer than that of all its translations; None where they do not tell."""
    peers = [
        _fences(other)
        for other in book.peers(page)
        if other.locale != page.locale and not any(flaw.kind == _KIND for flaw in other.flaws)
    ]
    for number, fence in enumerate(_fences(page)):
        theirs = [_length(fences[number]) for fences in peers if number < len(fences)]
        if not theirs or len(theirs) < len(peers):
            return None
        if _length(fence) > max(theirs):
            return fence
    return None


def _fences(page: Page) -> list[BlockRow]:
    return [block for block in page.blocks if block.kind == "fence"]


def _length(block: BlockRow) -> int:
    return block.span.end_line - block.span.line
