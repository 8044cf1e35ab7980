"""JSON as documentation writes it → entries with places.

Reads strict JSON and what real pages make of it: `...` lines, comments, unquoted or single-quoted keys, bare
`<placeholders>` and `{placeholders}`, entities, trailing and missing commas. Each repair is recorded; nothing is
evaluated.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple, TypeAlias

import msgspec

from specglot.model.late import late
from specglot.model.page import Located, SampleEntry, SampleRow
from specglot.model.source import Span
from specglot.read.memo import remembered

_SPACE = re.compile(r"\s*")
_COMMENT = late(r"//[^\n]*|/\*.*?\*/|#[^\n]*", re.DOTALL)
_LINE_COMMENT = late(r"//[^\n]*|#[^\n]*")
_ELLIPSIS = late(r"\.{3,}|…|<\.{3}>|\[\.{3}\]")
_STRING = re.compile(
    r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|[\u201c\u201d][^\u201c\u201d\n]*[\u201c\u201d]'
)
_NUMBER = late(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.-])")
_FRACTION = late(r"[.eE]")
_WORD = late(r"(?:true|false|null|True|False|None)(?!\w)")
_KEY = late(r"[A-Za-z_$][\w$.-]*(?=\s*:)|<[^<>\n]+>(?=\s*:)|\{[^{}\n:]+\}(?=\s*:)")
_PLACEHOLDER = late(r"<+[^<>\n]*>+|\{[^{}\n\"]*\}|[^\s,\]}\"][^,\]}\n]*")
_BARE = late(r"\{([^{}\n\":,]*)\}")
_WORDED = late(r"\w")
_LINE_END = late(r"\n")
_STARTS = frozenset("{[/#&")
_ANY_KEY = late(r"<+[^<>]+>+|\{[^{}]+\}")
_DEPTH = 60
_TOO_DEEP = "too deep"

_Stretch: TypeAlias = tuple[int, int, int, int]
"""0-based line and column within the sample, of the start and of the end."""


class _Entry(NamedTuple):
    """An entry whose sample may stand anywhere."""

    path: str
    type: str
    text: str
    at: _Stretch


class _Read(NamedTuple):
    """What a sample's text says wherever it stands; `repairs` are what was done, to what, and where."""

    exact: bool
    entries: tuple[_Entry, ...]
    repairs: tuple[tuple[str, str, _Stretch], ...]


class _Scanner(msgspec.Struct):
    text: str
    starts: list[int]
    last_close: int
    position: int = 0
    entries: list[_Entry] = msgspec.field(default_factory=list[_Entry])
    repairs: list[tuple[str, str, _Stretch]] = msgspec.field(default_factory=list[tuple[str, str, _Stretch]])

    def stretch(self, start: int, end: int) -> _Stretch:
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end) - 1
        return first, start - self.starts[first], last, end - self.starts[last]

    def repair(self, what: str, start: int) -> None:
        raw = self.text[start : max(self.position, start + 1)]
        self.repairs.append((what, raw, self.stretch(start, start + len(raw))))

    def skip(self) -> None:
        """Pass white space, comments and ellipses."""
        while True:
            found = _SPACE.match(self.text, self.position)
            start = self.position = found.end() if found else self.position
            here = self.text[start : start + 1]
            if here and here in "/#" and (found := self._comment(start)):
                self.position = found.end()
                self.repair("comment", start)
            elif here and here in ".…<[" and (found := _ELLIPSIS.match(self.text, start)):
                self.position = found.end()
                self.repair("ellipsis", start)
            else:
                return

    def _comment(self, start: int) -> re.Match[str] | None:
        # One that nothing closes is not sought to the end of the text each time one seems to open.
        return (_COMMENT if start < self.last_close else _LINE_COMMENT).match(self.text, start)

    def value(self, pointer: str, key: _Stretch | None, depth: int) -> str:
        """Read a value, record it under its pointer, and return its type."""
        self.skip()
        start = self.position
        here = self.text[start : start + 1]
        slot = len(self.entries)
        self.entries.append(_Entry(pointer, "", "", (0, 0, 0, 0)))  # its own comes before those in it
        if here == "{" and not self._bare_placeholder(start):
            kind = self._container(pointer, "}", depth)
        elif here == "[":
            kind = self._container(pointer, "]", depth)
        else:
            kind = self._scalar()
        raw = self.text[start : self.position].rstrip()
        text = raw if kind not in ("object", "array") else ""
        self.entries[slot] = _Entry(pointer, kind, text, key or self.stretch(start, start + len(raw)))
        return kind

    def _bare_placeholder(self, start: int) -> bool:
        """Whether a brace opens `{a placeholder}` rather than an object."""
        found = _BARE.match(self.text, start)
        return found is not None and _WORDED.search(found.group(1)) is not None

    def _scalar(self) -> str:
        start = self.position
        if found := _STRING.match(self.text, start):
            self.position = found.end()
            if found.group()[0] != '"':
                self.repair("quotes", start)
            return "string"
        if found := _NUMBER.match(self.text, start):
            self.position = found.end()
            return "number" if _FRACTION.search(found.group()) else "integer"
        if found := _WORD.match(self.text, start):
            self.position = found.end()
            return "null" if found.group() in ("null", "None") else "boolean"
        if found := _PLACEHOLDER.match(self.text, start):
            self.position = start + len(found.group().rstrip())
            self.repair("placeholder", start)
            return "unknown"
        self.position = min(start + 1, len(self.text))
        return "unknown"

    def _container(self, pointer: str, closer: str, depth: int) -> str:
        self.position += 1
        kind = "object" if closer == "}" else "array"
        if depth >= _DEPTH:
            self.repair(_TOO_DEEP, self.position)
            self.position = len(self.text)
            return kind
        while True:
            self.skip()
            if self.position >= len(self.text):
                self.repair("unclosed", max(len(self.text) - 1, 0))
                return kind
            here = self.text[self.position]
            if here == closer:
                self.position += 1
                return kind
            if here == ",":
                self.position += 1
                continue
            before = self.position
            if here in "]}":  # the other bracket: the sample is damaged, leave it to the outer level
                self.repair("unbalanced", before)
                return kind
            if kind == "object":
                self._member(pointer, depth)
            else:
                self.value(f"{pointer}/*", None, depth + 1)
            if self.position == before:
                self.position += 1

    def _member(self, pointer: str, depth: int) -> None:
        start = self.position
        if found := _STRING.match(self.text, start):
            raw = found.group()
            key = _unquote(raw)
            self.position = found.end()
        elif found := _KEY.match(self.text, start):
            raw = key = found.group()
            self.position = found.end()
            self.repair("unquoted key", start)
        else:
            self.value(f"{pointer}/?", None, depth + 1)
            self.entries.pop()
            return
        key_at = self.stretch(start, start + len(raw))
        self.skip()
        if self.text[self.position : self.position + 1] != ":":
            self.repair("no value", start)
            return
        self.position += 1
        if _ANY_KEY.fullmatch(key):  # a placeholder for many keys is no key
            before = len(self.entries)
            self.value(f"{pointer}/?", None, depth + 1)
            del self.entries[before:]
            return
        self.value(f"{pointer}/{escape(key)}", key_at, depth + 1)


def _unquote(raw: str) -> str:
    if raw[0] == '"' and "\\" in raw:
        try:
            import json

            return str(json.loads(raw))
        except ValueError:
            pass
    return raw[1:-1]


def escape(key: str) -> str:
    """A key as a JSON Pointer token (RFC 6901, section 3)."""
    return key.replace("~", "~0").replace("/", "~1")


@remembered
def looks_like_json(text: str) -> bool:
    """Whether a fence holds an object or array, comments before it allowed."""
    if text.lstrip()[:1] not in _STARTS:
        return False
    if "&" in text:
        from html import unescape  # its table takes longer to load than a page to read

        text = unescape(text)
    bare = uncommented(text).strip()
    return bare[:1] in "{[" and bare[:1] != "" and (":" in bare or bare[:1] == "[" or bare == "{}")


def uncommented(text: str) -> str:
    """The text without its comments; one that nothing closes stays."""
    end = text.rfind("*/") + 2  # behind it no comment closes, and each would be sought to the end of the text
    if end == 1:
        return _LINE_COMMENT.sub("", text)
    kept: list[str] = []
    position = 0
    for found in _COMMENT.finditer(text, 0, end):
        kept.append(text[position : found.start()])
        position = found.end()
        if position == end and not found.group().startswith(
            "/*"
        ):  # a line's comment goes on to the line's end
            position = max(text.find("\n", end), end) if "\n" in text[end:] else len(text)
    return "".join(kept) + _LINE_COMMENT.sub("", text[position:])


def read_sample(text: str, path: str, first_line: int, indents: tuple[int, ...], span: Span) -> SampleRow:
    """Read a JSON sample that begins at `first_line`, each line shifted right by `indents` columns."""

    def place(at: _Stretch) -> Span:
        line, column, end_line, end_column = at
        return Span(
            path=path,
            line=first_line + line,
            column=column + (indents[line] if line < len(indents) else 0) + 1,
            end_line=first_line + end_line,
            end_column=end_column + (indents[end_line] if end_line < len(indents) else 0) + 1,
        )

    read = _read(text)
    return SampleRow(
        text=text,
        entries=tuple(
            [
                SampleEntry(path=pointer, type=kind, text=written, span=place(at))
                for pointer, kind, written, at in read.entries
            ]
        ),
        span=span,
        exact=read.exact,
        repairs=tuple([Located(value=what, raw=raw, span=place(at)) for what, raw, at in read.repairs]),
    )


@remembered
def _read(text: str) -> _Read:
    """Read a sample's text. Cached: all translations of a page show the same samples."""
    import json  # not every page has one

    try:
        json.loads(text)
        exact = True
    except (ValueError, RecursionError):
        exact = False
    starts = [0]
    starts += [found.end() for found in _LINE_END.finditer(text)]
    scanner = _Scanner(text=text, starts=starts, last_close=text.rfind("*/"))
    scanner.value("", None, 0)
    scanner.skip()
    exact = exact and all(what != _TOO_DEEP for what, _, _ in scanner.repairs)
    return _Read(exact, tuple(scanner.entries), () if exact else tuple(scanner.repairs))
