"""Source → blocks, by pyromark (pulldown-cmark): the fast backend, an optional extra. The only package that knows it.

The parser tells where blocks and inline content begin and end. What they contain is cut from the page's own lines, in
the way that markdown-it cuts it, so that both backends give the same blocks. Where they are known to differ, `blocks`
gives nothing, and the page is markdown-it's.
"""

from __future__ import annotations

import re

from specglot.model.late import late
from specglot.model.source import Source, Span
from specglot.read.blocks import Block, FrontMatter
from specglot.read.pipes import BLANKS
from specglot.read.pulldown.events import UnsureError
from specglot.read.pulldown.walker import walk

_QUOTED_CODE = late(r"^ {4,}>", re.MULTILINE)
"""A quote indented like code."""

_BLANKS = "".join(sorted({*BLANKS, *"\x1c\x1d\x1e\x1f\x85"} - {*" \t\n"}))
_BLANK = late(f"[{_BLANKS}]")
_BLANK_TAG = late(rf"</?[A-Za-z][^<>]*[{_BLANKS}]|<.*[{_BLANKS}] *$", re.MULTILINE)
"""A blank that is no space in a tag, or behind one at the end of its line."""

_FRONT = late(r"---\n(?:(?! {0,3}---|\.\.\.).*\n)*---(?:\n|\Z)")


def _differs(source: Source) -> bool:
    """Whether there is something in a page that the two parsers are known to read differently.

    That is tabs and their columns, NUL, separators of lines and paragraphs, link definitions, quotes indented like
    code, a last line without an end that holds nothing, and blanks in HTML that one of them takes for letters.
    """
    text, last = source.text, source.lines[-1]
    return (
        "\t" in text
        or "\0" in text
        or "\u2028" in text
        or "\u2029" in text
        or "]:" in text
        or (last != "" and not last.strip(" >"))
        or ("    >" in text and bool(_QUOTED_CODE.search(text)))
        or (bool(_BLANK.search(text)) and bool(_BLANK_TAG.search(text)))
    )


def blocks(source: Source) -> tuple[Block, ...] | None:
    """The page's blocks in order, nested as Markdown nests them; None where markdown-it has to read the page."""
    text = source.text
    if _differs(source):
        return None
    front: FrontMatter | None = None
    if text.startswith("---"):
        found = _FRONT.match(text)
        if not found:
            return None
        last = found.group().removesuffix("\n").count("\n") + 1
        span = Span(path=source.path, line=1, column=1, end_line=last, end_column=4)
        front = FrontMatter(text="\n".join(source.lines[1 : last - 1]), span=span)
    try:
        return walk(source, front)
    except UnsureError:
        return None
