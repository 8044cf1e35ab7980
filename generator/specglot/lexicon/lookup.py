"""BCP 47 tag → the lexicon that answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Final

from specglot.lexicon.lexicon import Lexicon
from specglot.lexicon.loader import parse

NEUTRAL: Final = "und"
"""The file of what every language writes alike: wire types, unit symbols, signs."""

RESIDUE: Final = "en"
"""The language that translated pages keep fragments of, untranslated."""

_PACKAGE: Final = "specglot.lexicon"
_CHINESE: Final = frozenset({"zh", "cmn"})
_TRADITIONAL_REGIONS: Final = frozenset({"tw", "hk", "mo"})
_SCRIPT_LENGTH: Final = 4


@cache
def available() -> tuple[str, ...]:
    """Return the BCP 47 tags of the locales that have a file, sorted."""
    names = (entry.name for entry in files(_PACKAGE).iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".toml") and name[:-5] != NEUTRAL))


@cache
def lexicon_for(tag: str) -> Lexicon | None:
    """Return the lexicon that answers for a BCP 47 tag, or None.

    Lookup is RFC 4647, section 3.4: the tag is shortened from its end until a file has it. Chinese without a script
    subtag gets the script of its region. Case does not matter and `_` counts as `-`.

    Raises:
        InputError: the locale's file is not a lexicon.
    """
    files_by_tag = {locale.lower(): locale for locale in available()}
    found = next(
        (files_by_tag[candidate] for candidate in _candidates(tag) if candidate in files_by_tag), None
    )
    if found is None:
        return None
    lexicon = replace(_read(found), neutral=neutral().tables)
    return lexicon if found == RESIDUE else replace(lexicon, residue=_read(RESIDUE).tables)


@cache
def neutral() -> Lexicon:
    """Return what can be read on a page whose language has no lexicon."""
    return _read(NEUTRAL)


@cache
def _read(name: str) -> Lexicon:
    file = files(_PACKAGE).joinpath(f"{name}.toml")
    return parse(file.read_text(encoding="utf-8"), path=f"specglot/lexicon/{name}.toml")


def _candidates(tag: str) -> Iterator[str]:
    subtags = tag.strip().replace("_", "-").lower().split("-")
    if subtags[0] in _CHINESE:
        subtags = ["zh", *_chinese_script(subtags[1:])]
    while subtags:
        yield "-".join(subtags)
        subtags.pop()
        # A single-character subtag only introduces what followed it.
        if subtags and len(subtags[-1]) == 1:
            subtags.pop()


def _chinese_script(rest: list[str]) -> list[str]:
    if any(len(subtag) == _SCRIPT_LENGTH and subtag.isalpha() for subtag in rest[:2]):
        return rest
    return ["hant" if _TRADITIONAL_REGIONS.intersection(rest) else "hans", *rest]
