"""Code → HTML with highlighted tokens."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from importlib import import_module
from typing import Any


@lru_cache(maxsize=4096)
def highlighted(code: str, language: str) -> str:
    """Escaped HTML of code; tokens are spans with Pygments' short class names.

    Samples repeat in every locale, so each is highlighted once a run. A language that Pygments does not know, or
    `text`, comes back escaped and uncoloured.
    """
    if language == "text":
        return escape(code)
    # Pygments' stubs leave the options of lexers and formatters untyped.
    formatters: Any = import_module("pygments.formatters")
    lexers: Any = import_module("pygments.lexers")
    from pygments import highlight
    from pygments.util import ClassNotFound

    try:
        lexer = lexers.get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return escape(code)
    return str(highlight(code, lexer, formatters.HtmlFormatter(nowrap=True)))
