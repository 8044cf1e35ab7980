"""Text of the docs → the same text where it cannot leave its place: a docstring, a comment, a literal, Markdown.

These are the filters of the templates. Text from the docs is untrusted. It reaches a template as `Text`, which cannot
be printed as it is; a filter has to say where it goes:

    {{ text | docstring }}     inside a triple-quoted docstring
    {{ text | comment("#") }}  after a comment mark, every line of it
    {{ text | literal }}       as a Python string literal, quotes included
    {{ texts | literals }}     several of them as a Python tuple
    {{ text | json }}          as a JSON or JavaScript string, quotes included
    {{ text | toml }}          as a TOML string, quotes included
    {{ text | block }}         inside a /* … */ comment
    {{ text | markdown }}      in running Markdown
    {{ text | code }}          as a Markdown code span
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from unicodedata import east_asian_width

from specglot.emit.texts import Text, clean

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!~$])")
_WIDE = "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60"
_ESCAPED = re.compile("[\u200b-\u200f\u2060-\u2064]")


def docstring(text: Text | str, indent: int = 4, width: int = 100) -> str:
    """Text for the inside of a triple-quoted string, wrapped, its later lines indented."""
    lines = _wrapped(_plain(text), width - indent)
    joined = (
        ("\n" + " " * indent).join(lines).replace("\\", "\\\\").replace("\n" + " " * indent + "\n", "\n\n")
    )
    return re.sub(r'"(?="|\Z)', r'\\"', joined)  # no two quotes in a row, and none before the closing ones


def comment(text: Text | str, mark: str = "#", width: int = 100) -> str:
    """Text for a line comment: each line begins with the mark."""
    return "\n".join(f"{mark} {line}".rstrip() for line in _wrapped(_plain(text), width))


def block(text: Text | str) -> str:
    """Text for the inside of a `/* … */` comment."""
    return _plain(text).replace("*/", "*\u200b/").replace("/*", "/\u200b*")


def literal(text: Text | str) -> str:
    """Text, unchanged, as a Python string literal; what nobody would see is written as an escape."""
    return repr(_raw(text))


def literals(texts: Iterable[Text | str]) -> str:
    """Several texts as a Python tuple."""
    each = [literal(text) for text in texts]
    return f"({each[0]},)" if len(each) == 1 else f"({', '.join(each)})"


def json_string(text: Text | str) -> str:
    """Text as a JSON string, which is also a JavaScript string and harmless in HTML."""
    return toml_string(text).replace("</", "<\\/")


def toml_string(text: Text | str) -> str:
    """Text as a TOML basic string: as JSON, but for `\\/`, which TOML does not have."""
    quoted = json.dumps(_plain(text), ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def markdown(text: Text | str) -> str:
    """Text as running Markdown on one line, with nothing in it that Markdown or HTML would read."""
    return _MARKDOWN.sub(r"\\\1", " ".join(_plain(text).split()))


def code(text: Text | str) -> str:
    """Text as a Markdown code span, on one line."""
    plain = " ".join(_plain(text).split())
    fence = "`" * (max((len(run) for run in re.findall("`+", plain)), default=0) + 1)
    return (
        f"{fence} {plain} {fence}"
        if plain.startswith("`") or plain.endswith("`")
        else f"{fence}{plain}{fence}"
    )


def _plain(text: Text | str) -> str:
    return clean(_raw(text))


def _raw(text: Text | str) -> str:
    return text.value if isinstance(text, Text) else text


def wrapped(text: str, width: int = 92) -> str:
    """Text with no line longer than the width, where its words allow it."""
    return "\n".join(_wrapped(clean(text), width))


def _wrapped(text: str, width: int) -> list[str]:
    return [line for paragraph in text.split("\n") for line in _lines(paragraph, width)]


def _lines(paragraph: str, width: int) -> list[str]:
    """A paragraph broken at blanks, and after any wide character: Chinese and Japanese put no blanks between words.

    The lines of a list item hang below its text.
    """
    text = paragraph.strip()
    if len(text) <= (width if text.isascii() else width // 2):  # fits however wide its characters are
        return [text]
    hang = "  " if paragraph.startswith("- ") else ""
    lines, used = [""], 0
    for piece in _piece().findall(text):
        columns = columns_of(piece.rstrip())
        if used > len(hang) and used + columns > width:
            lines[-1] = lines[-1].rstrip()
            lines.append(hang)
            used = len(hang)
        lines[-1] += piece
        used += columns + len(piece) - len(piece.rstrip())
    return [*lines[:-1], lines[-1].rstrip()]


@cache  # not at import: texts of one line need none, and it takes longer to compile than a small package to print
def _piece() -> re.Pattern[str]:
    """One word with the blanks after it, or one wide character with the punctuation that may not begin a line."""
    after = "、。，．：；！？）」』】〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"
    return re.compile(rf"[{_WIDE}][{after}]*\s*|[^\s{_WIDE}]+\s*|\s+")


def columns_of(text: str) -> int:
    """How many columns a text takes in a monospaced font: Chinese and Japanese take two a character."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


FILTERS = {
    "docstring": docstring,
    "comment": comment,
    "literal": literal,
    "literals": literals,
    "json": json_string,
    "toml": toml_string,
    "block": block,
    "markdown": markdown,
    "code": code,
}
"""Name in a template → function."""
