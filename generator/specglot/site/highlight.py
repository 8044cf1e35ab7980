"""Code → HTML with highlighted tokens."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Any


@lru_cache(maxsize=4096)
def highlighted(code: str, language: str) -> str:
    """Escaped HTML of code; tokens are spans with Pygments' short class names.

    Samples repeat in every locale, so each is highlighted once a run. A language that Pygments does not know, or
    `text`, comes back escaped and uncoloured.
    """
    if language == "text":
        return escape(code)
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer: Any = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return escape(code)
    formatter: Any = HtmlFormatter(nowrap=True)
    return str(highlight(code, lexer, formatter))
