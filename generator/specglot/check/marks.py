"""One locale's text → marks of Markdown and HTML that readers see, because they are not written as marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specglot.check.aligned import Witness
from specglot.check.hits import Hit
from specglot.check.sheet import Sheet
from specglot.model.late import late

_ELEMENTS = "a|b|br|code|div|em|i|img|li|ol|p|pre|span|strong|sub|sup|table|tbody|td|th|thead|tr|ul"
# Each begins with the character it is about; none of them is what a mark looks like.
_SHOWN = late(
    r"(?P<backtick>`(?<!\\`)|｀)"
    r"|(?P<stars>＊＊+)"
    rf"|(?P<tag><\s+/?\s*(?:{_ELEMENTS})\s*/?\s*>|</\s+(?:{_ELEMENTS})\s*>|＜/?(?:{_ELEMENTS})\s*/?＞)"
    r"|(?P<entity>&\s+(?:nbsp|amp|lt|gt|quot|#\d+|#x[0-9a-f]+)\s?[;；]|&(?:nbsp|lt|gt|quot|#\d+|#x[0-9a-f]+)[ ；])",
    re.IGNORECASE,
)
_NAMES = {
    "backtick": "a backtick without a partner",
    "stars": "full-width asterisks",
    "tag": "a tag with a blank or full-width brackets in it",
    "entity": "a character reference with a blank in it",
}
_SIGNS = ("`", "｀", "＊＊", "<", "＜", "&")


def showing(sheet: Sheet) -> Iterator[int]:
    """The texts in which a mark shows."""
    for sign in _SIGNS:
        at = sheet.masked.find(sign)
        while at >= 0:
            if _SHOWN.match(sheet.masked, at):
                yield sheet.index(at)
            at = sheet.masked.find(sign, at + 1)


def shown_marks(witness: Witness) -> Iterator[Hit]:
    """The first mark that shows."""
    text = witness.text
    found = _SHOWN.search(text.masked)
    if found is not None and found.lastgroup is not None:
        yield Hit(
            span=text.at(*found.span()),
            what=f"`{found.group()}` shows on the page: {_NAMES[found.lastgroup]}"
            if "`" not in found.group()
            else f"{_NAMES[found.lastgroup]} shows on the page",
        )
