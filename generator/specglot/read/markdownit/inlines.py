"""Inline content → markdown-it's inline tokens."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

from markdown_it import MarkdownIt, rules_inline
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_inline import StateInline

from specglot.model.late import late
from specglot.read.markdownit.token import Token

_SPECIAL = late(r"[\n\\`*_\[\]!<&]")
"""The characters at which inline content can be anything but text (CommonMark without extensions)."""

NOT_PLAIN = re.compile(r"[\n\\`*_\[<&]").search
"""Finds a character that makes inline content anything but one text."""

_INLINE: dict[str, tuple[RuleFuncInlineType, ...]] = {
    "\n": (rules_inline.newline,),
    "\\": (rules_inline.escape,),
    "`": (rules_inline.backtick,),
    "*": (rules_inline.emphasis.tokenize,),
    "_": (rules_inline.emphasis.tokenize,),
    "[": (rules_inline.link,),
    "!": (rules_inline.image,),
    "<": (rules_inline.autolink, rules_inline.html_inline),
    "&": (rules_inline.entity,),
}


class _InlineState(StateInline):
    """The library's state of one inline text, with our tokens."""

    def pushPending(self) -> Any:  # noqa: N802 - the library's name
        """The pending text as a token."""
        token: Any = Token("text", "", 0, content=self.pending, level=self.pendingLevel)
        self.tokens.append(token)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: int) -> Any:
        """A new token at the end; emphasis is balanced within each level."""
        if self.pending:
            self.pushPending()
        meta = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token: Any = Token(ttype, tag, nesting, level=self.level)
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token


class Inlines(ParserInline):
    """The inline parser, asking only the rules of the character that it stands at."""

    def __init__(self) -> None:
        super().__init__()
        self.terminator_re = _SPECIAL

    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Any]) -> list[Any]:
        """Push the tokens of an inline text into `tokens`."""
        state = _InlineState(src, md, env, tokens)
        self.tokenize(state)
        if "*" in src or "_" in src:  # else there is nothing to balance
            for rule in self.ruler2.getRules(""):
                rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Tokens from the state's position to its end; calls itself through the rule of links."""
        src, end = state.src, state.posMax
        search = _SPECIAL.search
        deep = state.level >= state.md.options.maxNesting
        while state.pos < end:
            position = state.pos
            if not deep:
                found = search(src, position)
                stop = found.start() if found else end
                if stop > position:
                    state.append_pending(src[position:stop])
                    state.pos = stop
                    continue
                if any(rule(state, False) for rule in _INLINE.get(src[position], ())):
                    continue
            state.append_pending(src[position])
            state.pos = position + 1
        if state.pending:
            state.pushPending()
