"""One token of markdown-it."""

from __future__ import annotations

from typing import Any

import msgspec


class Token(msgspec.Struct, gc=False):
    """markdown-it's token, several times cheaper to make. Names and meaning are the library's."""

    type: str
    tag: str
    nesting: int
    attrs: dict[str, Any] = {}
    map: list[int] | None = None
    level: int = 0
    children: list[Token] | None = None
    content: str = ""
    markup: str = ""
    info: str = ""
    meta: dict[str, Any] = {}
    block: bool = False
    hidden: bool = False

    def attrSet(self, name: str, value: str | float) -> None:  # noqa: N802 - the library's name
        """Set one attribute."""
        self.attrs[name] = value
