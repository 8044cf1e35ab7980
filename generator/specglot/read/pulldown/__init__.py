"""Source → blocks, by pyromark (pulldown-cmark): the fast backend, an optional extra. The only package that knows it.

The parser tells where blocks and inline content begin and end. What they contain is cut from the page's own lines, in
the way that markdown-it cuts it, so that both backends give the same blocks. Where they are known to differ, `blocks`
gives nothing, and what stands there is markdown-it's to read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from specglot.model.late import late
from specglot.model.source import Source
from specglot.read.blocks import Block
from specglot.read.pipes import BLANKS
from specglot.read.pulldown.events import UnsureError
from specglot.read.pulldown.walker import walk

_QUOTED_CODE = late(r"^ {4,}>|^ *>.*\n {4}", re.MULTILINE)
"""A quote indented like code, or a line below a quote that is."""

_BLANKS = "".join(sorted({*BLANKS, *"\x1c\x1d\x1e\x1f\x85"} - {*" \t\n"}))
_BLANK = late(f"[{_BLANKS}]")
_BLANK_TAG = late(rf"</?[A-Za-z][^<>]*[{_BLANKS}]|<.*[{_BLANKS}] *$", re.MULTILINE)
"""A blank that is no space in a tag, or behind one at the end of its line."""

_OPENS = late(r"^[ >*+\-\d.)]*(?:```|~~~|<)", re.MULTILINE)
"""What may go on behind a blank line, wherever it stands."""

_GO_ON = frozenset(" \t*+-0123456789")
"""What the first line of a list's next item may begin with, or its next paragraph's."""


def parser(source: Source) -> Callable[[int], tuple[tuple[Block, ...], int]]:
    """What reads a page that defines no links stretch by stretch.

    It takes the 0-based line at which a block begins that nothing contains, and gives the blocks from there on, up to
    the line where the next begins that cannot belong to them, and that line.
    """
    by_reference: Callable[[int], tuple[tuple[Block, ...], int]] | None = None
    doubtful = 0  # the line up to which the reference has to read

    def read(line: int) -> tuple[tuple[Block, ...], int]:
        nonlocal by_reference, doubtful
        if line >= doubtful:
            end = _end(source, line)
            found = blocks(source, line, end)
            if found is not None:
                return found, end
            doubtful = end
        if by_reference is None:
            from specglot.read import tokens

            by_reference = tokens.parser(source)
        return by_reference(line)

    return read


def _end(source: Source, line: int) -> int:
    """The line behind a stretch that stands alone: the next begins behind a blank line, at the margin."""
    lines, count = source.lines, len(source.lines)
    end = line + 1
    while end < count:
        if not lines[end - 1].strip(" ") and lines[end] and lines[end][0] not in _GO_ON:
            break
        end += 1
    return count if end < count and _OPENS.search("\n".join(lines[line:end])) else end


def _differs(text: str, *, last: bool) -> bool:
    """Whether there is something in a stretch that the two parsers are known to read differently.

    That is tabs and their columns, NUL, separators of lines and paragraphs, link definitions, quotes and code beside
    each other, a last line of the page without an end that holds nothing, and blanks in HTML that one of them takes
    for letters.
    """
    end = text[text.rfind("\n") + 1 :] if last else ""
    return (
        "\t" in text
        or "\0" in text
        or "\u2028" in text
        or "\u2029" in text
        or "]:" in text
        or (end != "" and not end.strip(" >"))
        or (">" in text and "    " in text and bool(_QUOTED_CODE.search(text)))
        or (bool(_BLANK.search(text)) and bool(_BLANK_TAG.search(text)))
    )


def blocks(source: Source, first: int, end: int) -> tuple[Block, ...] | None:
    """The blocks of a stretch of a page that has no front matter; None where markdown-it has to read it.

    Args:
        source: the page.
        first: 0-based line at which a block begins that nothing contains.
        end: the line behind the stretch: the page's end, or where such a block begins behind a blank line.
    """
    last = end == len(source.lines)
    text = "\n".join(source.lines[first:end] if last else (*source.lines[first:end], ""))
    if _differs(text, last=last):
        return None
    try:
        return walk(source, text, first)
    except UnsureError:
        return None
