"""BCP 47 tag → the lexicon that answers for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, Protocol

from specglot.lexicon.lexicon import Lexicon
from specglot.lexicon.loader import decode, lexicon_of

NEUTRAL: Final = "und"
"""The file of what every language writes alike: wire types, unit symbols, signs."""

RESIDUE: Final = "en"
"""The language that translated pages keep fragments of, untranslated."""

_HOME: Final = Path(__file__).parent
_CHINESE: Final = frozenset({"zh", "cmn"})
_TRADITIONAL_REGIONS: Final = frozenset({"tw", "hk", "mo"})
_SCRIPT_LENGTH: Final = 4


@cache
def available() -> tuple[str, ...]:
    """Return the BCP 47 tags of the locales that have a file, sorted."""
    return tuple(sorted(file.stem for file in _HOME.glob("*.toml") if file.stem != NEUTRAL))


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
    residue = None if found == RESIDUE else _read(RESIDUE)
    return _read(found).beside(neutral=_read(NEUTRAL), residue=residue)


@cache
def neutral() -> Lexicon:
    """Return what can be read on a page whose language has no lexicon: what all share, and what was left in English."""
    return _read(NEUTRAL).beside(residue=_read(RESIDUE), complete=False)


class Store(Protocol):
    """Keeps bytes under a key; what it keeps for one version of the package it gives no other."""

    def get(self, kind: str, key: bytes) -> bytes | None:
        """What was put under a key, None where that is not known any more."""
        ...

    def put(self, kind: str, key: bytes, data: bytes) -> None:
        """Keep bytes under a key."""
        ...


_stores: list[Store] = []


def use(store: Store) -> None:
    """Keep the package's own files in a store as they are read: to take TOML apart is the longer part of reading it."""
    _stores[:] = [store]


@cache
def _read(name: str) -> Lexicon:
    import msgspec

    from specglot.lexicon.schema import LexiconFile

    for store in _stores:
        if data := store.get("lexicon", name.encode()):
            try:
                return lexicon_of(msgspec.msgpack.decode(data, type=LexiconFile))
            except msgspec.DecodeError:
                break
    # Only what people add is searched for forms under two concepts: of these files a test does.
    decoded = decode(
        (_HOME / f"{name}.toml").read_text(encoding="utf-8"),
        path=f"specglot/lexicon/{name}.toml",
    )
    for store in _stores:
        store.put("lexicon", name.encode(), msgspec.msgpack.encode(decoded))
    return lexicon_of(decoded)


def fallbacks(tag: str) -> tuple[str, ...]:
    """Return the tags that answer for a tag, itself first, in lower case: `zh-tw`, `zh-hant-tw`, `zh-hant`, `zh`."""
    written = tag.strip().replace("_", "-").lower()
    return tuple(dict.fromkeys((written, *_candidates(tag))))


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
