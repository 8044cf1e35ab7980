"""Prose of untrusted pages → one line of Markdown that any generator may render."""

from __future__ import annotations

import re
from collections.abc import Callable

from specglot.model.page import Prose

_CODE = re.compile(r"((?<!`)(?:`+)(?!`).*?(?<!`)`+(?!`))")
_LINK = re.compile(r"\]\(\s*(?:<([^<>]*)>|([^()\s]*))(?:\s+\"[^\"]*\")?\s*\)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)

Link = Callable[[str, str], str | None]
"""(path of the page, link target as written) → the address in the output, None for a link that leads nowhere."""


def inline(prose: Prose, link: Link) -> str:
    """Running text on one line: code spans and emphasis as they are, links rewritten, raw HTML made visible.

    A link that leads nowhere keeps its text in brackets.
    """
    pieces = _CODE.split(" ".join(prose.markdown.split()))
    return "".join(piece if index % 2 else _linked(piece, prose, link) for index, piece in enumerate(pieces))


def _linked(text: str, prose: Prose, link: Link) -> str:
    made: list[str] = []
    start = 0
    for found in _LINK.finditer(text):
        resolved = link(prose.span.path, found.group(1) or found.group(2) or "")
        target = "" if resolved is None else f"({resolved.replace(' ', '%20').replace(')', '%29')})"
        made += [_harmless(text[start : found.start()]), "]", target]
        start = found.end()
    return "".join((*made, _harmless(text[start:])))


def _harmless(text: str) -> str:
    return _BREAK.sub(" ", text).replace("<", "&lt;").replace("{", "&#123;").replace("|", "\\|")


def line(text: str) -> str:
    """Plain text on one line, with everything that Markdown would take for markup escaped."""
    return re.sub(r"([\\`*_\[\]<>#|{}])", r"\\\1", " ".join(text.split()))


def span(text: str) -> str:
    """A code span around any text, usable in a table cell."""
    plain = " ".join(text.split()).replace("|", "\\|")
    fence = "`" * (max((len(run) for run in re.findall("`+", plain)), default=0) + 1)
    padded = f" {plain} " if plain.startswith("`") or plain.endswith("`") else plain
    return f"{fence}{padded}{fence}"


def fence(language: str, code: str) -> tuple[str, ...]:
    """A fenced block around any text, as lines, and an empty line after it."""
    marks = "`" * max(3, max((len(run) for run in re.findall("`+", code)), default=0) + 1)
    return (f"{marks}{language}", code, marks, "")
