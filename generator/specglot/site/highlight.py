"""Code → HTML with highlighted tokens."""

from __future__ import annotations

from functools import cache, lru_cache
from html import escape
from importlib import import_module
from typing import Any


@lru_cache(maxsize=4096)
def highlighted(code: str, language: str) -> str:
    """Escaped HTML of code; tokens are spans with Pygments' short class names.

    Samples repeat in every locale, so each is highlighted once a run. A language that Pygments does not know, or
    `text`, comes back escaped and uncoloured.
    """
    lexer = None if language == "text" else _lexer(language)
    if lexer is None:
        return escape(code)
    from pygments import highlight

    return str(highlight(code, lexer, _formatter()))


@cache
def _lexer(language: str) -> Any:
    """The lexer of a language, None where Pygments has none."""
    # Pygments' stubs leave the options of lexers and formatters untyped.
    lexers: Any = import_module("pygments.lexers")
    from pygments.util import ClassNotFound

    try:
        return lexers.get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


@cache
def _formatter() -> Any:
    formatters: Any = import_module("pygments.formatters")
    return formatters.HtmlFormatter(nowrap=True)
