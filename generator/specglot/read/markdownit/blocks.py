"""A page's text → markdown-it's block tokens."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from markdown_it import MarkdownIt, rules_block
from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.rules_block import StateBlock

from specglot.read.markdownit.lines import Lines
from specglot.read.markdownit.table import table

_FENCE, _QUOTE, _RULE, _LIST = (
    rules_block.fence,
    rules_block.blockquote,
    rules_block.hr,
    rules_block.list_block,
)

_STARTS: dict[str, tuple[RuleFuncBlockType, ...]] = {
    "`": (_FENCE,),
    "~": (_FENCE,),
    ">": (_QUOTE,),
    "*": (_RULE, _LIST),
    "-": (_RULE, _LIST),
    "_": (_RULE,),
    "+": (_LIST,),
    **dict.fromkeys("0123456789", (_LIST,)),
    "[": (rules_block.reference,),
    "<": (rules_block.html_block,),
    "#": (rules_block.heading,),
}
"""First character of a line → the rules that may match there, in the library's order."""

_ENDS = {first: rules for first, rules in _STARTS.items() if first != "["}
_ENDS_LIST: dict[str, RuleFuncBlockType] = {
    **dict.fromkeys("`~", _FENCE),
    ">": _QUOTE,
    **dict.fromkeys("*-_", _RULE),
}
_CODE_INDENT = 4


def _ends_paragraph(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Whether something that ends a paragraph begins at a line: one rule in place of that chain's seven."""
    return _ends_quote(state, line, end, silent) or (silent and table(state, line, end, True))


def _ends_quote(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """The same for a quote or a table."""
    begin = state.bMarks[line] + state.tShift[line]
    rules = _ENDS.get(state.src[begin : begin + 1]) if silent else None
    return rules is not None and any(rule(state, line, end, True) for rule in rules)


def _ends_list(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """The same for a list."""
    begin = state.bMarks[line] + state.tShift[line]
    rule = _ENDS_LIST.get(state.src[begin : begin + 1]) if silent else None
    return rule is not None and rule(state, line, end, True)


class Blocks(ParserBlock):
    """The block parser, asking only the rules that the first character of a line allows."""

    def __init__(self) -> None:
        super().__init__()
        for name, rule in (
            ("table", table),
            ("fence", _FENCE),
            ("blockquote", _QUOTE),
            ("hr", _RULE),
            ("list", _LIST),
            ("html_block", rules_block.html_block),
            ("heading", rules_block.heading),
        ):
            self.ruler.at(name, rule)  # no longer in the chains of what ends a block: the three below are
        self.ruler.push("paragraph_end", _ends_paragraph, {"alt": ["paragraph", "reference"]})
        self.ruler.push("blockquote_end", _ends_quote, {"alt": ["blockquote"]})
        self.ruler.push("list_end", _ends_list, {"alt": ["list"]})

    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: MutableMapping[str, Any],
        outTokens: list[Any],  # noqa: N803 - the library's names
    ) -> list[Any] | None:
        """Push the tokens of a text into `outTokens`."""
        if not src:
            return None
        state = Lines(src, md, env, outTokens)
        self.tokenize(state, 0, state.lineMax)
        return state.tokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - the library's names
        """Tokens for a range of lines; calls itself through the rules of quotes and lists."""
        nesting = state.md.options.maxNesting
        line = startLine
        empty_lines = False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                return
            if state.level >= nesting:
                state.line = endLine
                return
            if line or state.level:
                block(state, line, endLine)
            else:  # front matter can stand nowhere else (the library also looks for it in a list on the first line)
                any(rule(state, line, endLine, False) for rule in self.ruler.getRules(""))
            state.tight = not empty_lines
            line = state.line
            if state.isEmpty(line - 1):
                empty_lines = True
            if line < endLine and state.isEmpty(line):
                empty_lines = True
                line += 1
                state.line = line


def block(state: StateBlock, line: int, end: int) -> None:
    """The block that begins at a line."""
    if state.sCount[line] - state.blkIndent >= _CODE_INDENT:
        rules_block.code(state, line, end, False)
        return
    if table(state, line, end, False):
        return
    begin = state.bMarks[line] + state.tShift[line]
    for rule in _STARTS.get(state.src[begin], ()):
        if rule(state, line, end, False):
            return
    below = line + 1
    if below < state.lineMax and not state.isEmpty(below):
        if not rules_block.lheading(state, line, end, False):
            rules_block.paragraph(state, line, end, False)
        return
    # A paragraph of one line, the most frequent of all blocks.
    state.line = below
    state.push("paragraph_open", "p", 1).map = [line, below]
    inline = state.push("inline", "", 0)
    inline.content = mdTrim(state.src[begin : state.eMarks[line]])
    inline.map = [line, below]
    inline.children = []
    state.push("paragraph_close", "p", -1)
