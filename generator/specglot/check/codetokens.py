"""A code block's text → what of it must be the same in every language: keys, names, signs, kinds of values.

Comments, the words in strings, placeholders and example numbers may be translated or chosen anew; indentation and the
order of lines say nothing.
"""

from __future__ import annotations

import re

import msgspec

from specglot.model.late import late

_TOKEN = late(
    r"(?P<comment>/\*.*?\*/|<!--.*?-->|(?:^|(?<=\s))(?://|\#|--\s)[^\n]*)"
    r"|(?P<key>\"(?:\\.|[^\"\n\\])*\"(?=\s*[:：])|'(?:\\.|[^'\n\\])*'(?=\s*[:：]))"
    r"|(?P<string>\"(?:\\.|[^\"\n\\])*\"|'(?:\\.|[^'\n\\])*')"
    r"|(?P<hole><[^<>\n\"]{1,80}>|\{[^{}\n\"':]{0,60}\}|\.\.\.|…)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>(?:[^\W\d]|[\u00ad\u200b-\u200f\u2060\ufeff])[\w$\u00ad\u200b-\u200f\u2060\ufeff]*)"
    r"|(?P<sign>[^\s\w])",
    re.DOTALL | re.MULTILINE,
)
_JOINS_BEFORE = "/=&?_.-@$\\<{:"
_JOINS_AFTER = "/=&?_({[<$@\\:.-"

STRING, NUMBER, CODE = "a string", "a number", "a documented value"


class Token(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A token as it is compared, and the line it stands in.

    `key` is a quoted key of an object, `name` that or a word that signs join to others.
    """

    text: str
    line: int
    name: bool
    key: bool


def tokens_of(code: str, documented: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """The tokens of a code block.

    Args:
        code: Its text, without the fence marks.
        documented: Values that the pages set as code. A string that holds one of them is no example text.
    """
    found: list[Token] = []
    line, at = 0, 0
    for match in _TOKEN.finditer(code):
        line, at = line + code.count("\n", at, match.start()), match.start()
        kind, text, name = match.lastgroup, match.group(), False
        if kind in ("comment", "hole"):
            continue
        if kind == "key":
            text, name = text[1:-1], True
        elif kind == "string":
            text = CODE if text[1:-1] in documented else STRING
        elif kind == "number":
            text = NUMBER
        elif kind == "word":
            name = _joined(code, match.start(), match.end())
        found.append(Token(text=text, line=line, name=name, key=kind == "key"))
    return tuple(found)


def _joined(code: str, start: int, end: int) -> bool:
    """Whether a word is part of a path, a call, an assignment: not one of a sentence."""
    before, after = code[max(0, start - 1) : start], code[end : end + 2]
    if before and before in _JOINS_BEFORE:
        return before not in ".:-" or bool(code[max(0, start - 2) : start - 1].strip())
    return len(after) == 2 and after[0] in _JOINS_AFTER and not after[1].isspace()
