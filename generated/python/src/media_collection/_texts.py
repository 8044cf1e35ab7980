# Written by `specglot generate` from the API's pages. Change those, or a template.
"""What the documentation says of a status, in every language that it speaks; read when first asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

LANGUAGES = ("de", "fr", "pt", "ja", "zh")
"""The documentation's languages, in the order in which they stand in for one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusText:
    """What a status means and what the client should do, in one language (`language`, a BCP 47 tag).

    `action` is None where this language does not say; `advice` also asks the others.
    """

    language: str
    description: str
    action: str | None


def status_text(operation: str, status: int, language: str | None = None) -> StatusText | None:
    """The text for a status of an operation; None where the documentation does not mention it.

    Args:
        operation: The operation's id.
        status: The HTTP status.
        language: The language wanted, as a BCP 47 tag: `pt-PT` finds `pt` (RFC 4647 lookup). None, and a language
            that is not there, gives the first of `LANGUAGES` that is.
    """
    texts = _table().get(operation, {}).get(str(status))
    if not texts:
        return None
    found = language and _lookup(language, texts)
    tag = found or next(tag for tag in LANGUAGES if tag in texts)
    description, action = texts[tag]
    return StatusText(language=tag, description=description, action=action)


def advice(operation: str, status: int) -> str | None:
    """What the client should do, in the first of `LANGUAGES` that says so; None where none does.

    It begins with `[tag]` where that is not the language which describes the status.
    """
    texts = _table().get(operation, {}).get(str(status), {})
    described = [tag for tag in LANGUAGES if tag in texts]
    for tag in described:
        if action := texts[tag][1]:
            return action if tag == described[0] else f"[{tag}] {action}"
    return None


def _lookup(language: str, available: Iterable[str]) -> str | None:
    known = {tag.casefold(): tag for tag in available}
    parts = language.casefold().replace("_", "-").split("-")
    while parts:
        if tag := known.get("-".join(parts)):
            return tag
        parts.pop()
        if parts and len(parts[-1]) == 1:
            parts.pop()
    return None


@cache
def _table() -> dict[str, Any]:
    from importlib.resources import files  # slow to load, rarely needed

    table: dict[str, Any] = json.loads(
        files("media_collection").joinpath("texts.json").read_text(encoding="utf-8")
    )
    return table
