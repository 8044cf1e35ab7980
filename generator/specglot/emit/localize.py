"""Texts of many locales → the Markdown that one reader gets; where another locale had to answer, it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from specglot.emit.texts import clean, order
from specglot.model.spec import Localized

_LINK = re.compile(r"\[((?:[^\[\]]|\\[\[\]])*)\]\((?:<([^>]*)>|([^()\s]*))\)")


def say(texts: Sequence[Localized], lang: str, fallback: Sequence[str] = ()) -> str:
    """The Markdown for a language.

    Args:
        texts: what each locale says.
        lang: the BCP 47 tag that is wanted.
        fallback: the tags that answer next; any other locale comes last.

    Returns:
        The text; begun with `[tag]` where another locale answers; "" where none does.
    """
    said = {text.locale: portable(clean(text.prose.markdown)) for text in texts}
    said = {locale: value for locale, value in said.items() if value}
    for locale in order(lang, fallback, said):
        return said[locale] if _same(locale, lang) else f"[{locale}] {said[locale]}"
    return ""


def portable(markdown: str) -> str:
    """Markdown whose relative links became their text: they lead nowhere outside the docs they were written in."""

    def replace(found: re.Match[str]) -> str:
        target = found.group(2) or found.group(3) or ""
        return found.group() if re.match(r"https?://", target) else found.group(1)

    return _LINK.sub(replace, markdown)


def _same(locale: str, lang: str) -> bool:
    """Whether a locale is what was asked for: the tag itself or one it falls back to or narrows (RFC 4647)."""
    first, second = sorted((locale.casefold(), lang.casefold()), key=len)
    return second == first or second.startswith(f"{first}-")
