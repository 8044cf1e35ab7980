"""A page's text → the line marks that markdown-it's block rules work on."""

from __future__ import annotations

from collections.abc import MutableMapping
from itertools import accumulate
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from specglot.read.markdownit.token import Token


class Lines(StateBlock):
    """The library's state of a page, set up line by line instead of character by character."""

    def __init__(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Any]) -> None:
        # The library's own constructor on no text sets every other variable.
        super().__init__("", md, env, tokens)
        self.src = src
        lines = src.split("\n")
        if not lines[-1].strip(" \t"):
            lines.pop()  # a last line without line end counts only if something stands on it
        begins = list(accumulate([len(line) + 1 for line in lines], initial=0))
        count, length = len(lines), len(src)
        self.eMarks = [begin - 1 for begin in begins[1:]]
        self.eMarks.append(length)
        begins[count] = length
        self.bMarks = begins
        self.tShift = [0] * (count + 1)
        self.sCount = [0] * (count + 1)
        self.bsCount = [0] * (count + 1)
        for number, line in enumerate(lines):
            if line and line[0] in " \t":
                indent = len(line) - len(line.lstrip(" \t"))
                self.tShift[number] = indent
                self.sCount[number] = len(line[:indent].expandtabs(4))
        self.lineMax = count

    def push(self, ttype: str, tag: str, nesting: int) -> Any:
        """A new token at the end."""
        level = self.level
        if nesting < 0:
            level = self.level = level - 1
        elif nesting > 0:
            self.level = level + 1
        token: Any = Token(ttype, tag, nesting, level=level, block=True)
        self.tokens.append(token)
        return token
