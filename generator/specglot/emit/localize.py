"""Texts of many locales → the Markdown that one reader gets; where another locale had to answer, it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from specglot.emit.texts import chosen, clean, same
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
    said = {text.locale: text.prose.markdown for text in texts}
    found = chosen(said, lang, fallback, shown=lambda text: portable(clean(text)))
    if found is None:
        return ""
    locale, text = found
    return text if same(locale, lang) else f"[{locale}] {text}"


def portable(markdown: str) -> str:
    """Markdown whose relative links became their text: they lead nowhere outside the docs they were written in."""

    def replace(found: re.Match[str]) -> str:
        target = found.group(2) or found.group(3) or ""
        return found.group() if re.match(r"https?://", target) else found.group(1)

    return _LINK.sub(replace, markdown)
