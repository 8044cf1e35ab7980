"""texts/<locale>.toml → the interface's words in one locale."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

DEFAULT = "en"
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ku", "ps", "sd", "ug", "ur", "yi"})
_SCRIPTS = {"zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant"}
"""Regions that write another script than their language's text file (CLDR likely subtags)."""
_RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Interface words of one locale.

    `locale` is the API pages' locale, `lang` the BCP 47 tag the words are in (differs where no text file covers the
    locale), `endonym` the locale's own name, `words` key → text.
    """

    locale: str
    lang: str
    endonym: str
    direction: Literal["ltr", "rtl"]
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its `{placeholders}` filled in; KeyError for a key that no file has."""
        return self.words[key].format(**values) if values else self.words[key]

    def __getitem__(self, key: str) -> str:
        """The text of a key without placeholders; quicker than a call, and templates ask a thousand times."""
        return self.words[key]

    def has(self, key: str) -> bool:
        """Whether there is a text for a key (kinds of facts and units are open sets)."""
        return key in self.words


@cache
def available() -> tuple[str, ...]:
    """The locales that have a text file, sorted."""
    names = (entry.name for entry in (files("specglot.site") / "texts").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def load(name: str) -> Mapping[str, str]:
    """One text file, flattened to `section.key`."""
    source = (files("specglot.site") / "texts" / f"{name}.toml").read_text(encoding="utf-8")
    content: dict[str, str | dict[str, str]] = tomllib.loads(source)
    words: dict[str, str] = {}
    for section, entries in content.items():
        if isinstance(entries, str):
            words[section] = entries
        else:
            words.update({f"{section}.{key}": value for key, value in entries.items()})
    return words


@cache
def texts(locale: str) -> Texts:
    """The words for readers of a locale: its own file, else its language's, else English."""
    parts = _SCRIPTS.get(locale.lower(), locale).split("-")
    known = {name.lower(): name for name in available()}
    tries = ("-".join(parts[:length]).lower() for length in range(len(parts), 0, -1))
    chosen = next((known[tag] for tag in tries if tag in known), DEFAULT)
    words = load(chosen)
    ours = chosen.split("-")[0].lower() == parts[0].lower()
    extra = "" if len(parts) == chosen.count("-") + 1 else "-".join(parts[chosen.count("-") + 1 :])
    endonym = (words["endonym"] + (f" ({extra})" if extra else "")) if ours else locale
    return Texts(
        locale=locale,
        lang=chosen,
        endonym=endonym,
        direction=direction(locale),
        words={**load(DEFAULT), **words},
    )


@cache
def direction(locale: str) -> Literal["ltr", "rtl"]:
    """Which way a locale is written, by its script where the tag names one, else by its language."""
    language, *rest = locale.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RTL_SCRIPTS else "ltr"
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"
