"""A page's text → markdown-it's tokens; Markdown → HTML."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from mdit_py_plugins.front_matter import front_matter_plugin

from specglot.read.markdownit.blocks import Blocks, block
from specglot.read.markdownit.inlines import NOT_PLAIN, Inlines
from specglot.read.markdownit.lines import Lines
from specglot.read.markdownit.token import Token

Environment: TypeAlias = dict[str, Any]
"""What the parser remembers of a page: its link definitions."""


def parse(text: str) -> tuple[list[Token], Environment]:
    """The page's block tokens in order, as markdown-it nests them, and what `parse_inline` needs of the page."""
    env: Environment = {}
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    tokens: list[Any] = _parser().parse(text, env)
    return tokens, env


def parse_blocks(text: str) -> Callable[[int], tuple[list[Token], int]]:
    """What parses a page without front matter and link definitions block by block.

    It takes the 0-based line at which a block begins that nothing contains, and gives that block's tokens and the line
    behind it.
    """
    tokens: list[Any] = []
    state = Lines(text, _parser(), {}, tokens)

    def parse(line: int) -> tuple[list[Token], int]:
        tokens.clear()
        state.line = line
        block(state, line, state.lineMax)
        return tokens, state.line

    return parse


def parse_inline(content: str, env: Environment) -> list[Token]:
    """The tokens of inline content; none where it is nothing but text."""
    tokens: list[Any] = []
    if NOT_PLAIN(content):
        parser = _parser()
        parser.inline.parse(content, parser, env, tokens)
    return tokens


def to_html(markdown: str) -> str:
    """Prose as HTML, raw HTML passed through: whoever shows it sanitizes it."""
    return str(_renderer().render(markdown))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    parser.block, parser.inline = Blocks(), Inlines()
    parser.configure("commonmark").enable(["table", "paragraph_end", "blockquote_end", "list_end"])
    parser.use(front_matter_plugin)
    # Escapes and entities stay apart, so that columns can be recovered; inline content is parsed when it is asked for.
    # A source's line ends are normalized already.
    parser.disable(["text_join", "inline", "normalize"])
    # Destinations stay as written: a checker must see what the page says, and nothing here renders links.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser


def _any_link(url: str) -> bool:
    """Every destination is a link here, `javascript:` too: nothing is rendered from these blocks."""
    del url
    return True


@lru_cache(maxsize=1)
def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")
