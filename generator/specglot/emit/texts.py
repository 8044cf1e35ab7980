"""Texts of many locales → the one that a reader gets, and where it came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from specglot.model.spec import Localized

# Embeddings, overrides and isolates make source text read differently from how it runs (CVE-2021-42574).
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# C0 and C1 controls but newline and tab, the Unicode line ends, lone surrogates and the byte order mark.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")


class Text(Struct, frozen=True, kw_only=True):
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
    if value.isprintable():  # most texts by far: nothing that the patterns below look for
        return value.strip()
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
    return _order((lang, *fallback), frozenset(available))


@lru_cache(maxsize=1024)  # thousands of texts, a handful of sets of locales
def _order(wanted: tuple[str, ...], available: frozenset[str]) -> tuple[str, ...]:
    asked = (lookup(tag, available) for tag in wanted)
    return tuple(dict.fromkeys([tag for tag in asked if tag is not None] + sorted(available)))


def same(locale: str, lang: str) -> bool:
    """Whether a locale is what was asked for: the tag itself or one it falls back to or narrows (RFC 4647)."""
    if locale == lang:
        return True
    first, second = sorted((locale.casefold(), lang.casefold()), key=len)
    return second == first or second.startswith(f"{first}-")


def marked(text: Text | None, lang: str) -> Text | None:
    """The text, with its locale in front where the wanted language is silent: `[pt] …`."""
    if text is None or same(text.locale, lang):
        return text
    return Text(value=f"[{text.locale}] {text.value}", locale=text.locale)


def pick(texts: Sequence[Localized], lang: str, fallback: Sequence[str] = ()) -> Text | None:
    """The text for a language, or the first of the fallback chain; `locale` says which it became.

    Args:
        texts: What each locale says; empty ones count as silence.
        lang: The BCP 47 tag that is wanted.
        fallback: The tags to try next, in order. Any other locale comes last, sorted.

    Returns:
        The text, cleaned of invisible controls, or None where no locale says anything.
    """
    found = chosen({text.locale: text.prose.text for text in texts}, lang, fallback)
    return Text(value=found[1], locale=found[0]) if found else None


def chosen(
    said: Mapping[str, str], lang: str, fallback: Sequence[str] = (), *, shown: Callable[[str], str] = clean
) -> tuple[str, str] | None:
    """The locale that answers, and its text as it is shown; None where no locale says anything.

    Args:
        said: Locale → text; one of which nothing is shown counts as silence.
        lang: The BCP 47 tag that is wanted.
        fallback: The tags to try next, in order. Any other locale comes last, sorted.
        shown: What of a text is shown; asked only as far as needed.
    """
    for locale in order(lang, fallback, said):
        if value := shown(said[locale]):
            return locale, value
        # Without the silent one, what is asked for may find another: `pt-BR` then finds `pt`.
        others = {other: text for other, text in said.items() if other != locale}
        return chosen(others, lang, fallback, shown=shown)
    return None
