"""Wire tokens and texts → pieces of TypeScript that stay what they are: literals, keys, comments, patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import cast
from urllib.parse import quote

from msgspec import Struct

from specglot.emit.filters import columns_of, wrapped

LINE_LENGTH = 100


class Code(Struct, frozen=True):
    """An expression among plain data, printed as it is."""

    text: str


_PROTOTYPE = ("__proto__",)
_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
# Controls, lone surrogates, and what no reader sees: zero-width marks, bidi controls, the Unicode line ends, tags.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
# A tag begins where no word stands before the sign: an address keeps its own.
_TAG = re.compile(r"(?<![\w.+-])@")
_VARIABLE = re.compile(r"\{([^{}]+)\}")


@lru_cache(maxsize=4096)  # the same few tokens stand in types, examples and tests
def string(token: str) -> str:
    """The literal of exactly this token, in the quotes that need fewer escapes; what nobody would see is an escape."""
    mark = "'" if token.count('"') > token.count("'") else '"'
    return mark + _escaped(token).replace(mark, f"\\{mark}") + mark


@lru_cache(maxsize=4096)
def key(token: str) -> str:
    """A token as the name of a member of a type: bare where it is an identifier."""
    return token if _IDENTIFIER.fullmatch(token) else string(token)


def literal_key(token: str) -> str:
    """A token as a key of an object literal, where a plain `__proto__` would set the prototype."""
    return f"[{string(token)}]" if token in _PROTOTYPE else key(token)


def template(pattern: str, values: Mapping[str, str], before: str = "") -> str:
    """A template literal of a path: `{sid}` becomes the expression that `values` has for it.

    Args:
        pattern: A path template, as in OpenAPI.
        values: Variable → expression. A variable that has none stays as it is written.
        before: An expression to begin with.
    """
    parts: list[str] = [f"${{{before}}}"] if before else []
    end = 0
    for found in _VARIABLE.finditer(pattern):
        if found[1] in values:
            parts += [_in_template(pattern[end : found.start()]), f"${{{values[found[1]]}}}"]
            end = found.end()
    return f"`{''.join(parts)}{_in_template(pattern[end:])}`"


def regex(pattern: str, parameter: str = "") -> str:
    """A regular expression literal for a path that ends like this template, with a group for the parameter's value."""
    parts: list[str] = []
    end = 0
    for found in _VARIABLE.finditer(pattern):
        parts += [_in_regex(pattern[end : found.start()]), "([^/]+)" if found[1] == parameter else "[^/]+"]
        end = found.end()
    return f"/{''.join(parts)}{_in_regex(pattern[end:])}\\/?$/"


def doc(*paragraphs: str, width: int = LINE_LENGTH - 8) -> tuple[str, ...]:
    """The lines of a JSDoc comment: wrapped, unable to end the comment or to begin a tag.

    A blank line stands between paragraphs, and empty ones are left out.
    """
    lines: list[str] = []
    for paragraph in paragraphs:
        if not paragraph.strip():
            continue
        safe = _TAG.sub(r"\\@", paragraph.replace("*/", "*\\/"))
        lines += ["", *wrapped(safe, width).split("\n")]
    return tuple(lines[1:])


def tag(name: str, text: str, width: int = LINE_LENGTH - 8) -> tuple[str, ...]:
    """The lines of one JSDoc tag, such as `@param sid - The session's ID.`."""
    first, *rest = doc(text, width=width - len(name) - 1) or ("",)
    return f"{name} {first}".rstrip(), *(f"  {line}" for line in rest)


def value(data: object, indent: int = 0, used: int = 0) -> str:
    """Plain data as an expression, on one line where it fits.

    Args:
        data: Dicts, lists, strings, numbers, booleans, and `Code`.
        indent: Columns before the line that the expression begins on.
        used: Columns that the line has taken already.
    """
    flat = _flat(data, LINE_LENGTH - max(used, indent))
    if flat is not None or not isinstance(data, dict | list):
        return flat or ""
    pad, inner = " " * indent, " " * (indent + 2)
    if isinstance(data, list):
        items = [value(item, indent + 2) for item in cast("list[object]", data)]
        return "[\n" + "".join(f"{inner}{item},\n" for item in items) + f"{pad}]"
    lines: list[str] = []
    for name, member in cast("dict[str, object]", data).items():
        head = f"{literal_key(name)}: "
        lines.append(f"{inner}{head}{value(member, indent + 2, indent + 3 + len(head))},\n")
    return "{\n" + "".join(lines) + f"{pad}}}"


def call(head: str, arguments: Sequence[object], indent: int = 0) -> str:
    """A call on one line, or with its last argument or all of them broken over lines."""
    room = LINE_LENGTH - indent - len(head)
    flat = [_flat(one, room) for one in arguments]
    told = [one for one in flat if one is not None]
    if len(told) == len(flat) and columns_of(", ".join(told)) + 3 <= room:
        return f"{head}({', '.join(told)})"
    if arguments and isinstance(arguments[-1], dict) and None not in flat[:-1]:
        before = "".join(f"{one}, " for one in told[: len(flat) - 1])
        if columns_of(before) + 2 <= room:
            return f"{head}({before}{value(cast('object', arguments[-1]), indent, LINE_LENGTH)})"
    pad, inner = " " * indent, " " * (indent + 2)
    return f"{head}(\n" + "".join(f"{inner}{value(one, indent + 2)},\n" for one in arguments) + f"{pad})"


def _flat(data: object, room: int) -> str | None:
    """Plain data on one line; None where an object or a list takes more columns, found out no later than there."""
    if isinstance(data, dict):
        found = cast("dict[str, object]", data)
        return (
            _joined("{ ", ((f"{literal_key(name)}: ", found[name]) for name in found), " }", room)
            if found
            else "{}"
        )
    if isinstance(data, list):
        return _joined("[", (("", item) for item in cast("list[object]", data)), "]", room) if data else "[]"
    if isinstance(data, Code):
        return data.text
    if isinstance(data, bool):
        return "true" if data else "false"
    return string(data) if isinstance(data, str) else str(data)


def _joined(begin: str, members: Iterable[tuple[str, object]], end: str, room: int) -> str | None:
    parts: list[str] = []
    left = room - len(begin) - len(end)
    for head, member in members:
        left -= columns_of(head) + (2 if parts else 0)
        flat = _flat(member, left)
        left -= 0 if flat is None else columns_of(flat)
        if flat is None or left < 0:
            return None
        parts.append(head + flat)
    return begin + ", ".join(parts) + end


def _escaped(token: str) -> str:
    short = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}

    def escape(found: re.Match[str]) -> str:
        code = ord(found[0])
        return short.get(found[0]) or (f"\\u{code:04x}" if code < 0x10000 else f"\\u{{{code:x}}}")

    return _HIDDEN.sub(escape, token.replace("\\", "\\\\"))


def _in_path(text: str) -> str:
    """A literal part of a path as it stands in a URL."""
    return quote(text, safe="/:@!$&'()*+,;=~%", errors="replace")


def _in_template(text: str) -> str:
    return _escaped(_in_path(text)).replace("`", "\\`").replace("${", "\\${")


def _in_regex(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9_%-]", lambda found: f"\\{found[0]}", _in_path(text))
