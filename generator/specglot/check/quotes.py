"""Front matter of one page → values wrapped in typographic quotes."""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.witness import finding
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page

_TYPOGRAPHIC = "“”„‟«»‘’‚‛「」『』"
_CLOSING = _TYPOGRAPHIC + "\"'"


def quoted(page: Page) -> Iterator[Diagnostic]:
    """Values that begin and end with a typographic quote and hold none inside."""
    for entry in page.meta:
        value = entry.value.value.strip()
        inside = value[1:-1]
        wrapped = len(value) > 2 and value[0] in _TYPOGRAPHIC and value[-1] in _CLOSING
        if wrapped and not any(mark in inside for mark in _TYPOGRAPHIC):
            yield finding(
                f"`{entry.key.value}` is wrapped in {value[0]}{value[-1]}, which YAML takes for part of the value",
                entry.value.span,
                locale=page.locale,
                help="Use straight quotes, or none.",
                subject=f"meta {entry.key.value}",
                groups=((page.locale,),),
            )
