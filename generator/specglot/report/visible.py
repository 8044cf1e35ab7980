"""Untrusted text → text that shows what it holds and steers neither a terminal, a log reader nor the eye."""

from __future__ import annotations

import re
import unicodedata

TAB = "    "

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"
_LINE_BREAKS = re.compile(r"[ \t]*(?:\r\n|[\n\r\u2028\u2029])[ \t]*")
_OLD_COMMAND, _OLD_COMMAND_SHOWN = "##[", "##\\["
"""GitHub's runner looks for its older commands (`##[error]`) anywhere in a line, not only at its start."""


def visible(text: str) -> str:
    """Name every control, format and unassigned character (`<U+200B>`), and turn tabs into blanks.

    That covers ANSI escapes, bidirectional overrides, zero-width noise and lone surrogates. Joiners stay
    where they do their work: between two characters outside ASCII (emoji, Indic and Arabic script).
    """
    text = text.replace(_OLD_COMMAND, _OLD_COMMAND_SHOWN)
    if text.isprintable():
        return text
    return "".join(_shown(text, index, character) for index, character in enumerate(text))


def one_line(text: str) -> str:
    """The same, with line breaks as single blanks."""
    stripped = text.strip()
    if stripped.isprintable():  # no line break is, and hardly any text has one
        return stripped.replace(_OLD_COMMAND, _OLD_COMMAND_SHOWN)
    return visible(_LINE_BREAKS.sub(" ", text).strip())


def _shown(text: str, index: int, character: str) -> str:
    if character == "\t":
        return TAB
    if unicodedata.category(character) not in _HIDDEN or _joins(text, index, character):
        return character
    return f"<U+{ord(character):04X}>"


def _joins(text: str, index: int, character: str) -> bool:
    if character not in _JOINERS or not 0 < index < len(text) - 1:
        return False
    return not (text[index - 1].isascii() or text[index + 1].isascii())
