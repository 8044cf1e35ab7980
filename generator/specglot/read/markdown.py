"""Source → blocks, by the parser that is asked for; and Markdown → HTML.

markdown-it-py is the reference and always there. pyromark is faster and an optional extra; it gives the same blocks,
because what the two are known to read differently is left to markdown-it-py.
"""

from __future__ import annotations

from specglot.model.source import Source
from specglot.read.blocks import Block


def blocks(source: Source, backend: str = "markdown-it") -> tuple[Block, ...]:
    """The page's blocks in order, nested as Markdown nests them.

    Args:
        source: the page.
        backend: `markdown-it`, or `pyromark` where that is installed.
    """
    if backend == "pyromark":
        from specglot.read import pulldown

        if (found := pulldown.blocks(source)) is not None:
            return found
    from specglot.read import tokens

    return tokens.blocks(source)


def to_html(markdown: str) -> str:
    """Prose as HTML, raw HTML passed through: whoever shows it sanitizes it."""
    from specglot.read import markdownit

    return markdownit.to_html(markdown)
