"""Templates and a view → text. The one module that knows jinja2.

Text from the docs is untrusted. It reaches a template as `Text`, which cannot be printed as it is; one of the filters
below has to say where it goes:

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
from collections.abc import Iterable, Sequence
from pathlib import Path
from traceback import extract_tb
from typing import Any
from unicodedata import east_asian_width

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError

from specglot.emit.texts import Text, clean
from specglot.model.errors import InputError

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|!~$])")
# One word with the blanks after it, or one wide character with the punctuation that may not begin a line.
_WIDE = "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60"
_PIECE = re.compile(
    rf"[{_WIDE}][、。，．：；！？）」』】〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]*\s*|[^\s{_WIDE}]+\s*|\s+"
)
_ESCAPED = re.compile("[\u200b-\u200f\u2060-\u2064]")


class Renderer:
    """Renders the templates of one target; a template of the same name in a user's folder takes its place.

    Args:
        package: The folder with the target's own templates.
        overrides: Folders that are searched first, in order.
    """

    def __init__(self, package: Path, overrides: Sequence[Path] = ()) -> None:
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(str(folder)) for folder in (*overrides, package)]),
            autoescape=False,  # the output is code, and code has more places than HTML: see the filters
            undefined=StrictUndefined,
            finalize=_refuse_bare_text,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            comment_start_string="{##",
            comment_end_string="##}",
        )
        self._environment.filters.update(
            docstring=docstring,
            comment=comment,
            literal=literal,
            literals=literals,
            json=json_string,
            toml=toml_string,
            block=block,
            markdown=markdown,
            code=code,
        )

    def render(self, template: str, **view: Any) -> str:
        """The text of a template.

        Raises:
            InputError: The template is missing, cannot be parsed, or asks for something that the view does not have.
        """
        try:
            return self._environment.get_template(template).render(view)
        except TemplateError as error:
            raise InputError(
                f"the template cannot be rendered: {error.message or type(error).__name__}",
                path=template,
                line=_line(error, template),
                help="compare it with the built-in template of the same name",
            ) from error


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
    hang = "  " if paragraph.startswith("- ") else ""
    lines, used = [""], 0
    for piece in _PIECE.findall(paragraph.strip()):
        columns = sum(2 if east_asian_width(char) in "WF" else 1 for char in piece.rstrip())
        if used > len(hang) and used + columns > width:
            lines[-1] = lines[-1].rstrip()
            lines.append(hang)
            used = len(hang)
        lines[-1] += piece
        used += columns + len(piece) - len(piece.rstrip())
    return [*lines[:-1], lines[-1].rstrip()]


def _line(error: TemplateError, template: str) -> int:
    """The template's line: a syntax error knows it, any other one was raised from compiled code that maps to it."""
    lines = [
        frame.lineno or 0 for frame in extract_tb(error.__traceback__) if frame.filename.endswith(template)
    ]
    return getattr(error, "lineno", None) or (lines[-1] if lines else 0)


def _refuse_bare_text(value: Any) -> Any:
    if isinstance(value, Text):
        raise TemplateError(
            "text of the docs is printed without a filter (docstring, comment, literal, json …)"
        )
    return value
