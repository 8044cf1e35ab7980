"""A fence of shell commands → the endpoints that `curl` calls there, and the JSON it sends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from specglot.model.late import late
from specglot.model.page import SampleRow
from specglot.read.blocks import Fence
from specglot.read.endpoint import METHODS, Endpoint, endpoint_at
from specglot.read.samples import looks_like_json, read_sample

_START: Final = late(r"^[ \t]*(?:[$>#%][ \t]*)?curl(?:\.exe)?(?=\s)", re.MULTILINE)
_TOKEN: Final = late(
    r"""(?P<on>[\\^`][ \t]*\n)|(?P<blank>[ \t]+)|(?P<end>[\n|;&])"""
    r"""|"(?P<double>(?:[^"\\]|\\.)*)"|\$?'(?P<single>[^']*)'|(?P<bare>(?:[^\s"'|;&\\`]|\\[^\n])+|.)""",
    re.DOTALL,
)
_URL: Final = late(r"(?:https?://|\$\{?\w+\}?/|\{[\w-]+\}/|[\w-]+(?:\.[\w-]+)+/)\S*")
_VARIABLE: Final = late(r"\$\{(\w+)\}|\$(\w+)")
_METHOD: Final = ("-X", "--request")
_DATA: Final = ("-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--json")
_FORM: Final = ("-F", "--form", "--form-string")
_HEADER: Final = ("-H", "--header")
_OTHER: Final = (
    "--url -u --user -A --user-agent -b --cookie -c --cookie-jar -e --referer -m --max-time --connect-timeout"
    " --retry -w --write-out -x --proxy -E --cert --key --cacert -T --upload-file"
)
_VALUED: Final = frozenset([*_METHOD, *_DATA, *_FORM, *_HEADER, *_OTHER.split()])
_SAVES: Final = frozenset(["-o", "-O", "--output", "--remote-name", "-J", "--remote-header-name"])
_SHORT = 2


class Call(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one command calls. `told` tells whether it says more than a URL: a method, a header, data."""

    endpoint: Endpoint
    sample: SampleRow | None
    told: bool


class _Word(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    text: str
    start: int


def calls(fence: Fence, path: str) -> tuple[Call, ...]:
    """The calls of a fence. Commands that save to a file, or hand what they get to a shell, are no API calls."""
    if "curl" not in fence.text:
        return ()
    return tuple(
        call
        for found in _START.finditer(fence.text)
        if (call := _call(fence, path, found.start() + found.group().index("curl"), found.end()))
    )


def _call(fence: Fence, path: str, start: int, after: int) -> Call | None:
    options: dict[str, list[_Word]] = {}
    urls: list[_Word] = []
    words = _words(fence.text, after)
    for word in words:
        name, glued = _option(word)
        if not name:
            urls.append(word)
        elif name in _VALUED and glued is None:
            if value := next(words, None):
                options.setdefault(name, []).append(value)
        else:
            options.setdefault(name, []).append(glued or word)
    if _SAVES & options.keys():
        return None
    urls = [*options.get("--url", ()), *urls]
    url = next((word for word in urls if _URL.fullmatch(word.text)), None)
    if url is None:
        return None
    given = next((word for name in _METHOD for word in options.get(name, ())), None)
    sends = [word for name in _DATA for word in options.get(name, ())]
    method = given.text.upper() if given else _implied(options, bool(sends))
    if method not in METHODS:
        return None
    address = _VARIABLE.sub(lambda hit: "{" + (hit.group(1) or hit.group(2)) + "}", url.text)
    if not re.match(r"https?://|\{", address):
        address = f"https://{address}"
    place = (given.start, len(given.text)) if given else (start, len("curl"))
    return Call(
        endpoint=endpoint_at(fence, path, (method, *place), (address, url.start, len(url.text))),
        sample=next((row for word in sends if (row := _sample(fence, path, word))), None),
        told=bool(given or sends or any(name in options for name in (*_HEADER, *_FORM))),
    )


def _words(text: str, position: int) -> Iterator[_Word]:
    """The words of one command, quotes taken off; up to the end of its line, or of the last that goes on."""
    pieces: list[_Word] = []
    while position < len(text) and (found := _TOKEN.match(text, position)):
        position = found.end()
        kind = found.lastgroup
        if kind in ("on", "blank", "end"):
            if pieces:
                yield _Word(text="".join(piece.text for piece in pieces), start=pieces[0].start)
                pieces = []
            if kind == "end":
                return
        elif kind:
            pieces.append(_Word(text=found.group(kind), start=found.start(kind)))
    if pieces:
        yield _Word(text="".join(piece.text for piece in pieces), start=pieces[0].start)


def _option(word: _Word) -> tuple[str, _Word | None]:
    """The option that a word is, and the value that is written in one with it (`-XPOST`, `--url=https://…`)."""
    text = word.text
    if text.startswith("--"):
        name, equals, value = text.partition("=")
        return name, _Word(text=value, start=word.start + len(name) + 1) if equals else None
    if not text.startswith("-") or len(text) < _SHORT:
        return "", None
    if text[:_SHORT] in _VALUED and len(text) > _SHORT:
        return text[:_SHORT], _Word(text=text[_SHORT:], start=word.start + _SHORT)
    # `-sX POST`: the last letter of a bundle takes the value.
    return ("-" + text[-1] if f"-{text[-1]}" in _VALUED else text), None


def _implied(options: dict[str, list[_Word]], sends: bool) -> str:
    """The method of a command that names none (curl(1): -I, -G, -T, -d, -F)."""
    if "-I" in options or "--head" in options:
        return "HEAD"
    if "-T" in options or "--upload-file" in options:
        return "PUT"
    if "-G" in options or "--get" in options:
        return "GET"
    return "POST" if sends or any(name in options for name in _FORM) else "GET"


def _sample(fence: Fence, path: str, word: _Word) -> SampleRow | None:
    if not looks_like_json(word.text):
        return None
    line = fence.text.count("\n", 0, word.start)
    column = word.start - (fence.text.rfind("\n", 0, word.start) + 1)
    indents = list(fence.indents[line:])
    if indents:
        indents[0] += column
    return read_sample(word.text, path, fence.first_line + line, tuple(indents), fence.span)
