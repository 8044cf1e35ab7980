"""A span and its source line → the line cut to a width, in three pieces: before, marked, after."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import accumulate

import msgspec

from specglot.model.source import Span
from specglot.report.visible import visible

CUT = "…"

_SETTLED = (
    *(range(0x20, 0x300), range(0x2010, 0x2028), range(0x2030, 0x205F), range(0x3000, 0x303F)),
    *(range(0x3041, 0x3100), range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xAC00, 0xD7A4)),
    range(0xFF01, 0xFFA0),
)
"""Latin letters, the marks of European and East Asian languages, kana, Han, Hangul."""


class _Columns(dict[int, str]):
    """Character → its columns, `1` or `2`; `?` where those take more to tell than its East Asian Width (UAX #11)."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if unicodedata.category(character)[0] in "LNPSZ" and any(code in block for block in _SETTLED):
            self[code] = "2" if unicodedata.east_asian_width(character) in "WF" else "1"
        else:
            self[code] = "?"
        return self[code]


COLUMNS = _Columns()


class Excerpt(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line as shown. `marked` is "" for a point between characters; `more` is True for a longer span."""

    before: str
    marked: str
    after: str
    more: bool = False

    @property
    def text(self) -> str:
        """The line."""
        return self.before + self.marked + self.after


def columns(text: str) -> int:
    """How many terminal columns a text takes: two for wide characters, none for combining ones."""
    if text.isascii() and text.isprintable():
        return len(text)
    widths = text.translate(COLUMNS)
    if "?" not in widths:
        return len(widths) + widths.count("2")
    # Few texts need it, and its tables take as long to load as writing a report of a hundred findings.
    from wcwidth import wcswidth, wcwidth

    width: int = wcswidth(text)
    return width if width >= 0 else sum(max(0, wcwidth(character)) for character in text)


def excerpt(line: str, span: Span, limit: int = 0) -> Excerpt:
    """Cut a span's first line out of its surroundings.

    Args:
        line: The source line `span.line`, as written.
        span: What to mark; columns past the end of the line are taken as its end.
        limit: Columns to fit the line into; 0 for the whole line.
    """
    start = min(max(span.column - 1, 0), len(line))
    more = span.end_line > span.line
    end = len(line) if more else min(max(span.end_column - 1, start), len(line))
    before, marked, after = visible(line[:start]), visible(line[start:end]), visible(line[end:])
    if limit and _exceeds(before + marked + after, limit):
        marked = _head(marked, max(limit * 2 // 3, 1))
        room = max(limit - columns(marked), 2)
        if _exceeds(after, room // 2):
            before = _tail(before, room // 2)
            after = _head(after, max(room - columns(before), 1))
        else:
            before = _tail(before, room - columns(after))
    return Excerpt(before=before, marked=marked, after=after, more=more)


# Lines are long and what is shown of them is short: each of these looks no further than it must. Where every character
# takes a column, one more of them than there are columns is too many, whatever follows.


def _exceeds(text: str, limit: int) -> bool:
    """Whether a text takes more columns than there are."""
    settled = len(text) > limit and "?" not in text[: limit + 1].translate(COLUMNS)
    return settled or columns(text) > limit


def _head(text: str, limit: int) -> str:
    if not _exceeds(text, limit):
        return text
    widths = text[:limit].translate(COLUMNS)
    if "?" not in widths:
        return text[: _fitting(widths, limit - 1)] + CUT
    sure = max((limit - 1) // 2, 0)  # so many characters fit, however wide they are
    kept = text[:sure]
    for character in text[sure:]:
        if columns(kept + character) > limit - 1:
            break
        kept += character
    return kept + CUT


def _tail(text: str, limit: int) -> str:
    near = text[-limit - 2 :]  # a joiner before the character that is one too many may join it to another
    widths = near[::-1].translate(COLUMNS)
    if "?" not in widths:
        if columns(near) <= limit:
            return text
        return CUT + text[len(text) - _fitting(widths, limit - 1) :]
    if columns(text) <= limit:
        return text
    sure = len(text) - max((limit - 1) // 2, 0)
    kept = text[sure:]
    for character in reversed(text[:sure]):
        if columns(character + kept) > limit - 1:
            break
        kept = character + kept
    # A combining mark whose base was cut away would land on the ellipsis.
    while kept and columns(kept[0]) == 0:
        kept = kept[1:]
    return CUT + kept


def _fitting(widths: str, limit: int) -> int:
    """How many characters of these widths fit into so many columns."""
    return (
        bisect_right(list(accumulate(map(int, widths))), limit) if "2" in widths else min(limit, len(widths))
    )
