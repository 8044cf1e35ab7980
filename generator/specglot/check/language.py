"""A stretch of text → the language it is in, among those a book is written in.

The detector is lingua's (https://github.com/pemistahl/lingua-py), loaded only where a text needs it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def words(text: str) -> tuple[str, ...]:
    """The words of a text, as written."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=4096)
def foreign(text: str, own: str, others: frozenset[str]) -> str | None:
    """The language a text is in where it is surely not its page's own.

    Args:
        text: A few words, code and names taken out.
        own: The page's language (ISO 639-1).
        others: Languages it may have been left in.

    Returns:
        A language of `others`, or None where the text may well be in its own.
    """
    scores = _scores(text, frozenset({own, *others}))
    best = max(sorted(scores), key=lambda code: scores[code], default=own)
    if best == own:
        return None
    against_own = scores[best] / ((scores[best] + scores.get(own, 0.0)) or 1.0)
    return best if best != own and against_own >= _SURE and scores[best] >= _LIKELY else None


def _scores(text: str, languages: frozenset[str]) -> dict[str, float]:
    """Language → how likely a text is in it; empty where the detector knows fewer than two of the languages."""
    detector = _detector(languages)
    ranked = detector.compute_language_confidence_values(text) if detector else ()
    return {value.language.iso_code_639_1.name.lower(): value.value for value in ranked}


_SURE = 0.97
"""How much likelier than the page's own language another must be."""

_LIKELY = 0.4
"""How likely the other language must be among all candidates: related languages share the rest."""


def named(code: str) -> str:
    """A language's English name; what is no ISO 639-1 code as it stands."""
    if code == "en":
        return "English"
    from lingua import IsoCode639_1, Language

    known = getattr(IsoCode639_1, code.upper(), None)
    return Language.from_iso_code_639_1(known).name.title() if known is not None else code


@lru_cache(maxsize=16)
def _detector(languages: frozenset[str]) -> Any:
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    known = [getattr(IsoCode639_1, code.upper(), None) for code in sorted(languages)]
    codes = [code for code in known if code is not None]
    if len(codes) < 2:
        return None
    # By trigrams alone: a hundred times less to load than all models, and the small words have told the easy cases.
    builder: Any = LanguageDetectorBuilder.from_iso_codes_639_1(*codes)
    return builder.with_low_accuracy_mode().build()
