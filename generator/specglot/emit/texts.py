"""Texts of many locales → the one that a reader gets, and where it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from specglot.model.spec import Localized

# Embeddings, overrides and isolates make source text read differently from how it runs (CVE-2021-42574).
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# C0 and C1 controls but newline and tab, the Unicode line ends, lone surrogates and the byte order mark.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text of the docs and the locale that it is in.

    It is no `str` on purpose: a template that prints one without a filter is refused by the renderer.
    """

    value: str
    locale: str

    def __bool__(self) -> bool:
        return bool(self.value)


def wire(token: str) -> Text:
    """A wire token as text: it is as untrusted as any other, though no locale's."""
    return Text(value=token, locale="")


def clean(value: str) -> str:
    """Text without the characters that no reader sees but a compiler, an editor or a terminal may obey."""
    return _CONTROL.sub(" ", _BIDI.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))).strip()


def lookup(tag: str, available: Iterable[str]) -> str | None:
    """The best of the available tags for a BCP 47 tag: RFC 4647, section 3.4, without wildcards.

    `pt-PT` finds `pt`; `zh-Hant-x-a` tries `zh-Hant` before `zh`. Case does not count.
    """
    known = {candidate.casefold(): candidate for candidate in sorted(available, reverse=True)}
    parts = tag.casefold().replace("_", "-").split("-")
    while parts:
        if (found := known.get("-".join(parts))) is not None:
            return found
        parts.pop()
        if parts and len(parts[-1]) == 1:
            parts.pop()
    return None


def order(lang: str, fallback: Sequence[str], available: Iterable[str]) -> tuple[str, ...]:
    """The available locales in the order in which a reader of `lang` wants them: lookup first, then the rest sorted."""
    rest = tuple(available)
    asked = (lookup(tag, rest) for tag in (lang, *fallback))
    return tuple(dict.fromkeys([tag for tag in asked if tag is not None] + sorted(rest)))


def pick(texts: Sequence[Localized], lang: str, fallback: Sequence[str] = ()) -> Text | None:
    """The text for a language, or the first of the fallback chain; `locale` says which it became.

    Args:
        texts: What each locale says; empty ones count as silence.
        lang: The BCP 47 tag that is wanted.
        fallback: The tags to try next, in order. Any other locale comes last, sorted.

    Returns:
        The text, cleaned of invisible controls, or None where no locale says anything.
    """
    said = {text.locale: clean(text.prose.text) for text in texts}
    return pick_plain({locale: value for locale, value in said.items() if value}, lang, fallback)


def pick_plain(said: dict[str, str], lang: str, fallback: Sequence[str] = ()) -> Text | None:
    """`pick` over plain strings by locale."""
    for locale in order(lang, fallback, said):
        return Text(value=said[locale], locale=locale)
    return None
