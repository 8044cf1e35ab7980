"""One locale's text → places where its Markdown does not do what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specglot.check.aligned import Witness
from specglot.check.hits import Hit
from specglot.check.text import CODE, MASKS, TAG, script_of

_STARS = re.compile(r"(?<!\\)\*+")
_EMPTY = re.compile(r"(?<![\\*])(?:\*{4}|\*\*[ \t]+\*\*|__[ \t]+__)(?!\*)")
_LONE = re.compile(r"(?:^|(?<=[\s\d]))\*(?=[\s\d]|$)")
_FOLDED = str.maketrans("（）［］｛｝", "()[]{}")
_PAIRS = {
    ")": "(",
    "]": "[",
    "}": "{",
    "」": "「",
    "』": "『",
    "】": "【",
    "》": "《",
    "〉": "〈",
    "〕": "〔",
}
_BRACKET = re.compile(r"[()\[\]{}「」『』【】《》〈〉〔〕]")
BRACKETS = "()[]{}「」『』【】《》〈〉〔〕（）［］｛｝"
_EMOTICON = re.compile(r"(?<![\w(])[:;]-?[()](?!\w)")
_INTERVAL = re.compile(r"[\[(]\s?-?[\d.]+\s?[,;]\s?-?[\d.]*∞?\s?[)\]]")
_ENUMERATOR = re.compile(r"(?:^|[\s>|*_])[A-Za-z0-9]{1,3}$")
_GLUED = re.compile(r"(?<!`)`([^`\s]+)``([^`\s]+)`(?!`)")
_PLACEHOLDER = re.compile(
    r"\{(?:…|\.\.\.)\d*\}|%%\w+%%|__?(?:PH|TAG|CODE|VAR|LINK)_?\d+__?|\[\[\s*\d+\s*\]\]|\$\$\d+\$\$|⟦[^⟧]*⟧"
    r"|</?(?:ph|bpt|ept|it|mrk|g|x)\s(?:id|i|x)\s*=[^>]*>|</?[gx]\d+/?>|\ue000\d+\ue001|ZXQ\w*\d+|xxPH\d+xx|&lt;ph id",
    re.IGNORECASE,
)
PLACEHOLDER_SIGNS = "{%_[$⟦<\ue000ZzXx&"
_ELEMENTS = frozenset(
    (
        "a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas caption "
        "center cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset "
        "figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i "
        "iframe img input ins kbd label legend li link main map mark menu meta meter nav noscript object ol "
        "optgroup option output p param picture pre progress q rp rt ruby s samp script section select slot "
        "small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th "
        "thead time title tr track tt u ul var video wbr path g"
    ).split()
)
_OPENED = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")


def unrendered(witness: Witness) -> Iterator[Hit]:
    """Asterisks that the parser left in the text although the source did not escape them."""
    if "*" not in witness.row.prose.text:
        return
    text = witness.text
    source = _LONE.sub(lambda found: " " * len(found.group()), text.masked)
    runs = list(_STARS.finditer(source))
    shown = witness.row.prose.text
    for atom in witness.row.prose.atoms:
        if atom.kind == "code":
            shown = shown.replace(atom.text, "", 1)
    literal = len(_LONE.sub("", shown).replace("\\*", "")) and shown.count("*")
    literal -= text.masked.count("\\*") + len(_LONE.findall(text.masked)) + text.raw.count("&#42;")
    if literal > 0 and sum(len(run.group()) for run in runs) > 1:
        first = runs[0]
        yield Hit(span=text.at(first.start(), first.end()), what="emphasis does not render: asterisks show")


def emptied(witness: Witness) -> Iterator[Hit]:
    """Bold marks around nothing."""
    text = witness.text
    if "**" not in text.masked and "__" not in text.masked:
        return
    for found in _EMPTY.finditer(text.masked):
        if not _closes_before(text.masked, found.start()):
            yield Hit(span=text.at(*found.span()), what=f"`{found.group()}` is bold around nothing")


def _closes_before(masked: str, start: int) -> bool:
    """Whether the first marks close bold text and the second open the next (`**a** **b**`)."""
    before = masked[:start]
    return before.count("**") % 2 == 1


def unbalanced(witness: Witness) -> Iterator[Hit]:
    """The first bracket without a partner."""
    text = witness.text
    plain = text.masked if text.masked.isascii() else text.masked.translate(_FOLDED)
    if _BRACKET.search(plain) is None:
        return
    for pattern in (_EMOTICON, _INTERVAL):
        plain = pattern.sub(lambda found: " " * len(found.group()), plain)
    open_: list[int] = []
    for bracket in _BRACKET.finditer(plain):
        index, char = bracket.start(), bracket.group()
        if index and plain[index - 1] == "\\":
            continue
        if char not in _PAIRS:
            open_.append(index)
        elif open_ and plain[open_[-1]] == _PAIRS[char]:
            open_.pop()
        elif open_ or char != ")" or not _ENUMERATOR.search(plain[:index]):
            yield Hit(
                span=text.at(index, index + 1),
                what=f"`{text.raw[index]}` closes a bracket that is not open",
            )
            return
    if open_:
        index = open_[0]
        yield Hit(
            span=text.at(index, index + 1), what=f"`{text.raw[index]}` opens a bracket that does not close"
        )


_ATTACHING = frozenset(
    {"ko", "ar", "he", "fa", "ur", "th", "lo", "km", "my", "ja", "zh", "yue", "bo", "dz", "am"}
)
_CODES = re.compile(f"{CODE}+")
_WORD_TAIL = re.compile(r"[^\W\d_]{3}")
_SPACED = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "DEVANAGARI")


def touching(witness: Witness) -> Iterator[Hit]:
    """Code spans with a letter of a spaced script right before or after them."""
    if witness.locale.split("-")[0] in _ATTACHING:
        return
    text = witness.text
    for found in _CODES.finditer(text.masked):
        start, end = found.span()
        before, after = text.masked[start - 1 : start], text.masked[end : end + 1]
        if before and script_of(before) in _SPACED and not _is_entity(text.raw, start):
            yield Hit(span=text.at(start - 1, end), what=f"{text.raw[start:end]} touches the word before it")
        elif after and script_of(after) in _SPACED and _WORD_TAIL.match(text.masked, end):
            yield Hit(span=text.at(start, end + 1), what=f"{text.raw[start:end]} touches the word after it")


def _is_entity(raw: str, end: int) -> bool:
    return bool(re.search(r"&\w+$", raw[:end]))


def eaten(witness: Witness) -> Iterator[Hit]:
    """Tags of elements that HTML does not have."""
    text = witness.text
    for found in _OPENED.finditer(text.raw):
        inside = text.masked[found.start()] == TAG
        name = found.group(1).lower()
        if inside and name not in _ELEMENTS and text.raw[found.end() : found.end() + 1] != ":":
            yield Hit(
                span=text.at(*found.span()), what=f"`{found.group()}>` is no HTML element: nothing shows"
            )


def leaked(witness: Witness) -> Iterator[Hit]:
    """Placeholders of translation tools."""
    text = witness.text
    for found in _PLACEHOLDER.finditer(text.raw):
        if text.masked[found.start()] not in MASKS.replace(TAG, ""):
            yield Hit(span=text.at(*found.span()), what=f"`{found.group()}` is a leaked placeholder")


def lost_characters(witness: Witness) -> Iterator[Hit]:
    """Replacement characters."""
    text = witness.text
    index = text.raw.find("\ufffd")
    if index >= 0:
        yield Hit(span=text.at(index, index + 1), what="U+FFFD stands for a character that was lost")


def glued(witness: Witness) -> Iterator[Hit]:
    """Two code spans with nothing between them."""
    text = witness.text
    for found in _GLUED.finditer(text.raw):
        what = f"code spans {found.group(1)} and {found.group(2)} are glued together"
        yield Hit(span=text.at(*found.span()), what=what)
