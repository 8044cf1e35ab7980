"""One locale's text → whether it is written in the script of another language.

A script that a language is not written in tells more surely than words do that a text was left in another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from specglot.check.aligned import Unit, Witness
from specglot.check.hits import Hit
from specglot.check.sheet import Sheet
from specglot.check.smallwords import SMALL_WORDS, language
from specglot.check.text import bare
from specglot.model.late import late

_KANA, _HAN, _HANGUL = "\u3041-\u3096\u30a1-\u30fa", "\u3400-\u4dbf\u4e00-\u9fff", "\uac00-\ud7a3"
_CYRILLIC, _OTHERS = "\u0400-\u052f", "\u0590-\u06ff\u0900-\u0e7f"
_NOT_LATIN = _KANA + _HAN + _HANGUL + _CYRILLIC + _OTHERS
_FOREIGN = dict.fromkeys(SMALL_WORDS, _NOT_LATIN) | {
    "zh": _KANA + _HANGUL + _CYRILLIC + _OTHERS,
    "ja": _HANGUL + _CYRILLIC + _OTHERS,
    "ko": _KANA + _HAN + _CYRILLIC + _OTHERS,
    "ru": _KANA + _HAN + _HANGUL + _OTHERS,
    "uk": _KANA + _HAN + _HANGUL + _OTHERS,
    "bg": _KANA + _HAN + _HANGUL + _OTHERS,
}
"""The letters of scripts that a language is not written in; Latin ones are those of names in all of them."""
_RUNS = {own: late(f"[{letters}](?:[ \u3000]?[{letters}])+") for own, letters in _FOREIGN.items()}

_FEWEST = 4
"""How many letters of another script a text must have to be judged by them alone."""

_OWN_NAMES = frozenset(
    (
        "日本語 中文 简体中文 繁體中文 繁体中文 汉语 漢語 한국어 한글 русский українська български العربية "
        "עברית हिन्दी ไทย"
    ).split()
)
"""What languages call themselves: a list of languages has them on every page."""


@lru_cache(maxsize=8192)
def _is_foreign(own: str, char: str) -> bool:
    letters = _FOREIGN[own]
    return any(low <= char <= high for low, high in zip(letters[::3], letters[2::3], strict=True))


def alien(sheet: Sheet) -> Iterator[int]:
    """The texts with letters of a script that the page's language is not written in."""
    own = language(sheet.page.locale)
    # Nearly no page has one, and to compile a pattern of as many characters takes longer than to look at each.
    if own in _FOREIGN and any(_is_foreign(own, char) for char in set(sheet.masked) if char > "\u02ff"):
        for found in _RUNS[own].finditer(sheet.masked):
            yield sheet.index(found.start())


def in_other_script(unit: Unit, witness: Witness) -> Iterator[Hit]:
    """The first run of letters of another script, where at least half of the text is written in it.

    A few letters do where they are all of a text that stands in a language of that script too.
    """
    pattern = _RUNS.get(language(witness.locale))
    text = witness.text
    runs = list(pattern.finditer(text.masked)) if pattern is not None else []
    letters = sum(1 for char in text.masked if char.isalpha())
    foreign = sum(len(found.group().replace(" ", "")) for found in runs)
    if not runs or foreign * 2 < letters or {found.group().casefold() for found in runs} <= _OWN_NAMES:
        return
    said = bare(witness.row.prose.text)
    same = [other for other in unit.witnesses if other is not witness and bare(other.row.prose.text) == said]
    native = [other for other in same if not next(_runs_of(other), None)]
    if foreign < _FEWEST and not native:
        return
    if len(same) - len(native) > 1:  # a name that all leave as it is
        return
    first, last = runs[0].start(), runs[-1].end()
    quoted = " ".join(text.raw[first:last].split())
    yield Hit(
        span=text.at(first, last),
        what=f"left in another script: “{quoted if len(quoted) <= 60 else quoted[:57] + '…'}”",
    )


def _runs_of(witness: Witness) -> Iterator[re.Match[str]]:
    pattern = _RUNS.get(language(witness.locale))
    if pattern is not None:
        yield from pattern.finditer(witness.text.masked)
