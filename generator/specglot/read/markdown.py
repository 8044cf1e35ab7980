"""Source → blocks, by the parser that is asked for; and Markdown → HTML.

What can mean one thing only is read without a parser. The rest is markdown-it-py's, which is the reference and always
there, or pyromark's, which is faster and an optional extra; it gives the same blocks, because what the two are known to
read differently is left to markdown-it-py.
"""

from __future__ import annotations

from collections.abc import Sequence

from specglot.model.source import Source
from specglot.read import simpleblocks
from specglot.read.blocks import Block


def blocks(source: Source, backend: str = "markdown-it") -> tuple[Block, ...]:
    """The page's blocks in order, nested as Markdown nests them.

    Args:
        source: the page.
        backend: `markdown-it`, or `pyromark` where that is installed.
    """
    found = simpleblocks.blocks(source, _parser(source, backend))
    if found is not None:
        return found
    from specglot.read import tokens

    return tokens.blocks(source)


def _parser(source: Source, backend: str) -> simpleblocks.Parse:
    """What reads the blocks that it takes a parser for, which is loaded once there is one."""
    parse: simpleblocks.Parse | None = None

    def read(line: int) -> tuple[Sequence[Block], int]:
        nonlocal parse
        if parse is None:
            if backend == "pyromark":
                from specglot.read.pulldown import parser
            else:
                from specglot.read.tokens import parser
            parse = parser(source)
        return parse(line)

    return read


def to_html(markdown: str) -> str:
    """Prose as HTML, raw HTML passed through: whoever shows it sanitizes it."""
    from specglot.read import markdownit

    return markdownit.to_html(markdown)
