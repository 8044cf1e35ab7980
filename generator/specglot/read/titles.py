"""A title → what its section is about, whatever numbers and remarks are put around the words for it.

`2.1 Request parameters`, `Request body (JSON)`, `Parameters (query)`, `Response 200`, `**Table 3** Response body`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from specglot.lexicon import Lexicon
from specglot.model.late import late

_NUMBER: Final = late(
    r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.、:：)）]?(?=\D)|[(（]?[一二三四五六七八九十\d]{1,3}[)）、]|[①-⑳]|[IVX]{1,4}\.|[A-Za-z][.)](?=\s))\s*"
)
_REMARK: Final = late(r"(.+?)\s*[(（\[【]([^()（）\[\]【】]*)[)）\]】]\s*")
_STATUS: Final = late(r"(.*?\S)\s*[-–—:：]?\s*`?(?<!\d)[1-5]\d{2}(?!\d)`?.{0,40}")
_CLASS: Final = late(r"(?<!\w)[45]xx(?!\w)", re.IGNORECASE)
_DASHED: Final = late(r"(.+?)\s+[-–—|]\s+(.+)")
_PLACES: Final = frozenset(("uri-parameters", "query-parameters", "headers", "request-body"))
_LONG: Final = 80


@lru_cache(maxsize=4096)
def kind_of(title: str, words: Lexicon) -> str | None:
    """The kind of section that a title names; None where its words are not known.

    Args:
        title: the title as a reader sees it.
        words: the lexicon of the page's language.
    """
    if said := words.exact("section", title):
        return said
    if len(title) > _LONG:
        return None
    if (number := _NUMBER.match(title)) and number.end() < len(title):
        return kind_of(title[number.end() :], words)
    if remark := _REMARK.fullmatch(title) or _DASHED.fullmatch(title):
        # The remark is the nearer word where it says in which part of the request things go.
        inner, outer = words.exact("section", remark.group(2)), words.exact("section", remark.group(1))
        return inner if outer == "parameters" and inner in _PLACES else outer
    if (status := _STATUS.fullmatch(title)) and (said := words.exact("section", status.group(1))) in (
        "response",
        "response-codes",
        "response-sample",
        "response-body",
    ):
        return said
    return "response-codes" if "xx" in title.lower() and _CLASS.search(title) else None
