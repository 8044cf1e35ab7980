"""One locale's text → places where its Markdown does not do what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from specglot.check.aligned import Witness
from specglot.check.hits import Hit
from specglot.check.sheet import Sheet
from specglot.check.text import CODE, MASKS, SEAM, TAG, script_of
from specglot.model.late import late

_STARS = late(r"(?<!\\)\*+")
_EMPTY = late(r"(?<![\\*])(?:\*{4}|\*\*[ \t]+\*\*|__[ \t]+__)(?!\*)")
_LONE = late(r"(?:^|(?<=[\s\d]))\*(?=[\s\d]|$)")
_FOLDED = tuple(zip("（）［］｛｝", "()[]{}", strict=True))
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
_BRACKET = late(r"[()\[\]{}「」『』【】《》〈〉〔〕]")
_EMOTICON = late(r"(?<![\w(])[:;]-?[()](?!\w)")
_INTERVAL = late(r"[\[(]\s?-?[\d.]+\s?[,;]\s?-?[\d.]*∞?\s?[)\]]")
_ENUMERATOR = late(r"(?:^|[\s>|*_])[A-Za-z0-9]{1,3}$")
_GLUED = late(r"(?<!`)`([^`\s]+)``([^`\s]+)`(?!`)")
# By its first character, which is found faster than the first of many alternatives.
PLACEHOLDER = late(
    r"[{%_\[$⟦<\ue000zx&ZX](?i:"
    r"(?<=\{)(?:…|\.\.\.)\d*\}|(?<![\w\])}$\\]\{)(?<=\{)\d{1,2}\}|(?<=%)%\w+%%"
    r"|(?<=_)_?(?:PH|TAG|CODE|VAR|LINK)_?\d+__?|(?<=\[)\[\s*\d+\s*\]\]"
    r"|(?<=\$)\$\d+\$\$|(?<=⟦)[^⟧\ue003]*⟧|(?<=<)/?(?:ph|bpt|ept|it|mrk|g|x)\s(?:id|i|x)\s*=[^>\ue003]*>"
    r"|(?<=<)/?[gx]\d+/?>|(?<=\ue000)\d+\ue001|(?<=z)XQ\w*\d+|(?<=x)xPH\d+xx|(?<=&)lt;ph id)"
)
"""A placeholder of a translation tool."""
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
_OPENED = late(r"</?([A-Za-z][A-Za-z0-9-]*)")


def starred(sheet: Sheet) -> Iterator[int]:
    """The texts that show asterisks."""
    if "*" in sheet.raw:
        for index, row in enumerate(sheet.rows):
            if "*" in row.prose.text:
                yield index


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


_MARKS_AND_BLANKS = (re.compile(r"\*\*[ \t]*\*\*"), re.compile(r"__[ \t]+__"))


def hollow(sheet: Sheet) -> Iterator[int]:
    """The texts in which bold marks follow bold marks."""
    for pattern in _MARKS_AND_BLANKS:
        for found in pattern.finditer(sheet.masked):
            yield sheet.index(found.start())


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


_NESTED = ("()", "[]", "{}", "「」", "『』", "【】", "《》", "〈〉", "〔〕")
_EASTERN = "「」『』【】《》〈〉〔〕"
_BRACKET_OR_SEAM = late(f"[()\\[\\]{{}}「」『』【】《》〈〉〔〕{SEAM}]")
_NO_BRACKET = bytes(set(range(1, 256)).difference(b"()[]{}"))
_ESCAPED = late(r"\\[()\[\]{}]")


def bracketed(sheet: Sheet) -> Iterator[int]:
    """The texts whose brackets do not simply pair up."""
    plain = _folded(sheet.masked)
    for found in _ESCAPED.finditer(plain) if "\\" in plain else ():
        yield sheet.index(found.start())
    if any(map(plain.__contains__, _EASTERN)):
        left = "".join(_BRACKET_OR_SEAM.findall(plain))
    else:  # tables are faster; "\0" is a seam
        western = plain.replace("\0", "").replace(SEAM, "\0").encode("latin-1", "replace")
        left = western.translate(None, _NO_BRACKET).decode("latin-1").replace("\0", SEAM)
    before = ""
    while before != left:
        before = left
        for pair in _NESTED:
            left = left.replace(pair, "")
    if len(left) >= len(sheet.starts):
        for index, rest in enumerate(left.split(SEAM)):
            if rest:
                yield index


def _folded(masked: str) -> str:
    """Full-width brackets as half-width ones."""
    if not masked.isascii():
        for wide, narrow in _FOLDED:
            if wide in masked:
                masked = masked.replace(wide, narrow)
    return masked


def unbalanced(witness: Witness) -> Iterator[Hit]:
    """The first bracket without a partner."""
    text = witness.text
    plain = _folded(text.masked)
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
_CODES = late(f"{CODE}+")
_WORD_TAIL = late(r"[^\W\d_]{3}")
_SPACED = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "DEVANAGARI")


_WORD_BEFORE = late(f"{CODE}(?<=[^\\W\\d_]{CODE})")
_WORD_AFTER = late(f"{CODE}(?=[^\\W\\d_]{{3}})")


def near_code(sheet: Sheet) -> Iterator[int]:
    """The texts in which a letter touches a code span."""
    if CODE in sheet.masked and sheet.page.locale.split("-")[0] not in _ATTACHING:
        for pattern in (_WORD_BEFORE, _WORD_AFTER):
            for found in pattern.finditer(sheet.masked):
                yield sheet.index(found.start())


def touching(witness: Witness) -> Iterator[Hit]:
    """Code spans with a letter of a spaced script right before or after them."""
    if witness.locale.split("-")[0] in _ATTACHING:
        return
    text = witness.text
    if "`" in text.masked:  # one of the marks is lost: which words are code is not known
        return
    for found in _CODES.finditer(text.masked):
        start, end = found.span()
        before, after = text.masked[start - 1 : start], text.masked[end : end + 1]
        if before and script_of(before) in _SPACED and not _is_entity(text.raw, start):
            yield Hit(span=text.at(start - 1, end), what=f"{text.raw[start:end]} touches the word before it")
        elif after and script_of(after) in _SPACED and _WORD_TAIL.match(text.masked, end):
            yield Hit(span=text.at(start, end + 1), what=f"{text.raw[start:end]} touches the word after it")


def _is_entity(raw: str, end: int) -> bool:
    return bool(re.search(r"&\w+$", raw[:end]))


def strange_tags(sheet: Sheet) -> Iterator[int]:
    """The texts that have a tag of an element that HTML does not have."""
    if "<" in sheet.raw:
        for found in _OPENED.finditer(sheet.raw):
            if found.group(1).lower() not in _ELEMENTS:
                yield sheet.index(found.start())


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
    for found in PLACEHOLDER.finditer(text.raw):
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
