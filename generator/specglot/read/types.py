"""A type as a page writes it → the JSON type it stands for: `String(64)`, `array<Item>`, `Item[]`, `integer <int64>`.

The words come from the lexicon; what stands around them (lengths, formats, what a list holds) looks alike everywhere.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from specglot.lexicon import Lexicon, normalise
from specglot.model.late import late

# A type that says more than its name has one of these; all others are looked up and no more.
_MARKS: Final = late(r"[\[(<（,，;；|、]| \S")
_LIST: Final = late(
    r"\[\s*\]\s*[^\s\[\]]+|[^\[\]]*[^\s\[\]]\s*(?:\[\s*\])+|\[[\[\s]*[A-Za-z_][\w.<> -]*[\]\s]*\]"
)
_DIRECTIVE: Final = late(r"\[!\w+ ([^\[\]]*)\]")
_HEAD: Final = late(r"([^\[\](<（]+?)\s*([\[(<（])(.*)[\])>）]")
_OF: Final = late(r"(\S+) (?:of|de|di|von|aus|van|av|d')[ a-z]")
_LONGEST: Final = 60  # a sentence
_COUNT: Final = late(r"\s*\d+\s*")
_PIECES: Final = late(r"\s*[,，;；|、]\s*")


@lru_cache(maxsize=2048)
def type_in(text: str, words: Lexicon) -> str | None:
    """The JSON type of a type as written; None where it is not known, or where it names several.

    Args:
        text: what stands in a type column, or beside a name.
        words: the lexicon of the page's language.
    """
    if len(text) > _LONGEST:
        return None
    if "[!" in text:
        text = _DIRECTIVE.sub(lambda found: found.group(1), text)
    text = text.strip(" `*")
    if not text or not _MARKS.search(text):
        return words.exact("type", text)
    # What is in brackets of its own is a list of it, not the word for it in brackets.
    if _LIST.fullmatch(text):
        return "array"
    return words.exact("type", text) or _with_more(text, words)


def _with_more(text: str, words: Lexicon) -> str | None:
    if headed := _HEAD.fullmatch(text):
        return _headed(headed.group(1), headed.group(2), headed.group(3), words)
    plain = normalise(text)
    if (of := _OF.match(plain)) and words.exact("type", of.group(1)) == "array":
        return "array"
    pieces = _PIECES.split(text)
    if len(pieces) > 1:
        # `string, optional` and `string|null` are of one type; `string, number` is of two.
        kinds = {kind for piece in pieces if (kind := type_in(piece, words))}
        said = type_in(pieces[0], words)
        return said if len(kinds) == 1 else None
    return None


def _headed(head: str, bracket: str, inside: str, words: Lexicon) -> str | None:
    said = words.exact("type", head)
    if said is None or said in ("array", "object"):
        return said
    if bracket == "[" and _COUNT.fullmatch(inside):
        return None  # so many characters, or so many of them: C writes both like this
    held = words.exact("type", inside)
    if normalise(head) == "enum":
        return held
    if held in (None, said) or (said == "number" and held == "integer"):
        return held or said
    return None
