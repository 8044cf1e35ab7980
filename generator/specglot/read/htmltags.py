"""Raw HTML → its tags and texts, with their places.

A page's HTML is read as a browser's tokenizer reads it, broken or not, in time that grows with its length. (The
standard library's parser takes several times as long, and what it makes of broken tags changes with Python's patch
versions.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, TypeAlias

from specglot.model.late import late

_PIECE = re.compile(r"""([^<]+)|<(/?)([a-zA-Z][^\s/>]*)(?>"[^"]*"|'[^']*'|[^>])*+>""").match
_ATTRIBUTE = late(r"""([^\s/=>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
_RAW = frozenset({"script", "style"})


Piece: TypeAlias = tuple[Literal["open", "close", "text"], str, str, int]
"""A tag or a stretch of text: its kind, a tag's name in lower case, the tag as written or the text with its references
resolved, and the offset where it begins."""


def pieces(html: str) -> Iterator[Piece]:
    """The tags and texts in order; comments, declarations and instructions are left out."""
    position, end = 0, len(html)
    last = html.rfind(">")  # behind it nothing can be a tag: no search for an end that is not there
    last_comment = html.rfind("-->")
    while position < end:
        found = _PIECE(html, position) if position < last or html[position] != "<" else None
        if found:
            text, close, name = found.group(1, 2, 3)
            if text:
                yield ("text", "", unescape(text) if "&" in text else text, position)
                position = found.end()
                continue
            name, written = name.lower(), found.group()
            if close:
                yield ("close", name, written, position)
            else:
                yield ("open", name, written, position)
                if written.endswith("/>"):
                    yield ("close", name, written, position)
            position = found.end()
            if name in _RAW and not close:
                closing = re.compile(rf"</{name}(?![a-z])", re.IGNORECASE).search(html, position)
                stop = closing.start() if closing else end
                if stop > position:
                    yield ("text", "", html[position:stop], position)
                position = stop
        elif html.startswith("<!--", position) and last_comment >= position + 4:
            position = html.index("-->", position + 4) + 3
        elif html[position + 1 : position + 2] in {"!", "?"} and position < last:
            position = html.index(">", position) + 1
        else:
            yield ("text", "", "<", position)
            position += 1


def attribute(tag: str, name: str) -> str:
    """The value of a tag's attribute, "" where it has none."""
    for found in _ATTRIBUTE.finditer(tag, 1):
        if found.group(1).lower() == name:
            return unescape(found.group(2) or found.group(3) or found.group(4) or "")
    return ""
