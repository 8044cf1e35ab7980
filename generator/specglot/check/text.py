"""A piece of prose → its source with everything but words masked, place by place."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import msgspec

from specglot.check.book import Book
from specglot.lexicon.match import among
from specglot.model.late import late
from specglot.model.page import Atom, Prose
from specglot.model.source import Span

CODE = "\ue000"
TAG = "\ue001"
DESTINATION = "\ue002"
MASKS = CODE + TAG + DESTINATION
SEAM = "\ue003"
"""What stands between two texts where many are looked through at once: no pattern below reaches over it."""

BETWEEN = '.!?;:()[]{}|…。！？；：（）「」『』【】《》、\n"“”„«»' + TAG + SEAM
"""What stands between clauses, and between texts."""

# Each pattern begins with the character it is about and looks back from there, which is the quicker way to find few.
# First the code span that has no backtick in it, then any.
_CODE = late(r"`(?<![`\\]`)(?:(?!`)[^`\ue003]+`(?!`)|(`*)(?!`)[^\ue003]+?(?<!`)`\1(?!`))")
_CODE_ELEMENT = late(r"<(code|pre|kbd|samp|var)\b[^<>\ue003]*>[^\ue003]{0,2000}?</\1\s*>", re.IGNORECASE)
_TAG = late(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\ue003]*)?/?>|<!--[^\ue003]*?-->|<[a-z]+:[^<>\s\ue003]*>")
_DESTINATION = late(
    r"\((?<=\]\()(?:<[^>\n\ue003]*>|[^\s()\ue003]*(?:\([^\s()\ue003]*\)[^\s()\ue003]*)*)"
    r"(?:\s+\"[^\"\ue003]*\")?\s*\)"
)
_URL = late(r"https?://[^\s<>()\[\]{}*`|\u3000-\u303f\uff00-\uffef\ue003]+")
_DIRECTIVE = late(r"\[!(?:DNL|UICONTROL)\s+[^\]\ue003]*\]")
_QUOTE = late(r"\n[ \t]*(?:>[ \t]?)+")
_ENTITY = late(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]+);")
# Where blocks of Han, kana, and of the marks written among them begin and end: every other one is none.
_CJK = (
    "\u2e80\u2fe0\u3001\u3100\u31f0\u3200\u3400\u4dc0\u4e00\ua000\uf900\ufb00\uff00\ufff0\U00020000\U00040000"
)
_ALERT = late(r"\[!\s*[A-Z]+\s*\]")


class Text(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The source of a piece of prose.

    `masked` is as long as `raw`; code spans, tags and link destinations in it are runs of `CODE`, `TAG` and
    `DESTINATION`, so that a place found in it is a place in the file.
    """

    raw: str
    masked: str
    span: Span

    def at(self, start: int, end: int) -> Span:
        """The span of two offsets."""
        line, column = self._place(start)
        end_line, end_column = self._place(end)
        return Span(path=self.span.path, line=line, column=column, end_line=end_line, end_column=end_column)

    def _place(self, offset: int) -> tuple[int, int]:
        newlines = self.raw.count("\n", 0, offset)
        if not newlines:
            return self.span.line, self.span.column + offset
        return self.span.line + newlines, offset - self.raw.rfind("\n", 0, offset)


def text_of(prose: Prose, book: Book) -> Text:
    """The source text of a piece of prose, masked; its Markdown where the source is not at hand."""
    known: dict[Span, Text] = book.cache.setdefault("texts", {})
    found = known.get(prose.span)
    if found is None:
        raw = book.quote(prose.span) or prose.markdown
        found = known[prose.span] = Text(raw=raw, masked=mask(raw), span=prose.span)
    return found


def mask(raw: str) -> str:
    """The text with code, tags, destinations, bare URLs, alert marks and quote marks blanked out, length kept.

    What an authoring directive marks as not to be translated (`[!DNL …]`, `[!UICONTROL …]`) counts as code.
    """
    masked = raw
    if "`" in masked:
        masked = _CODE.sub(_as_code, masked)
    if "<" in masked:
        masked = _TAG.sub(_as_tag, _CODE_ELEMENT.sub(_as_code, masked))
    if "](" in masked:
        masked = _DESTINATION.sub(_as_destination, masked)
    if "://" in masked:
        masked = _URL.sub(_as_code, masked)
    if "[!" in masked:
        masked = _DIRECTIVE.sub(_as_code, masked)
    if ">" in masked:
        masked = _QUOTE.sub(_as_break, masked)
    return _ALERT.sub(_as_blank, masked) if "[!" in masked else masked


def _as_code(found: re.Match[str]) -> str:
    return CODE * (found.end() - found.start())


def _as_tag(found: re.Match[str]) -> str:
    return TAG * (found.end() - found.start())


def _as_destination(found: re.Match[str]) -> str:
    return DESTINATION * (found.end() - found.start())


def _as_break(found: re.Match[str]) -> str:
    return "\n" + " " * (found.end() - found.start() - 1)


def _as_blank(found: re.Match[str]) -> str:
    return " " * (found.end() - found.start())


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """Text as it is compared: NFKC, entities resolved, format characters dropped, blanks collapsed."""
    if text.isascii() and "&" not in text:
        return " ".join(text.split())
    if "&" in text:
        from html import unescape  # its table takes longer to load than a page to check

        text = unescape(text)
    folded = unicodedata.normalize("NFKC", text)
    collapsed = " ".join(folded.split())
    if collapsed.isprintable():  # format characters are not printable: there are none
        return collapsed
    kept = "".join(char for char in folded if unicodedata.category(char) != "Cf")
    return " ".join(kept.split())


_TYPOGRAPHIC = str.maketrans("“”„‟«»‘’‚‛", '""""""\'\'\'\'')


def straight(text: str) -> str:
    """Text with straight quotes for typographic ones."""
    return text if text.isascii() else text.translate(_TYPOGRAPHIC)


def code(atom: Atom) -> str:
    """A code span as it is compared."""
    return straight(bare(atom.text))


def entities(text: str) -> tuple[tuple[int, int], ...]:
    """Where character references stand."""
    return tuple(found.span() for found in _ENTITY.finditer(text))


def is_cjk(char: str) -> bool:
    """Han, kana, or a mark written among them."""
    return among(_CJK, char)


def is_han(locale: str) -> bool:
    """Whether the texts of a locale are written in Han characters, with or without kana."""
    return locale.split("-", maxsplit=1)[0] in ("zh", "ja")


def script_of(char: str) -> str:
    """The first word of a letter's Unicode name (`LATIN`, `CYRILLIC`, `CJK`, `HIRAGANA`), "" for what is no letter."""
    if not char.isalpha():
        return ""
    return unicodedata.name(char, "").split(" ", 1)[0].split("-", 1)[0]
