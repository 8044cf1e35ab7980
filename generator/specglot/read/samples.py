"""JSON as documentation writes it → entries with places.

Reads strict JSON and what real pages make of it: `...` lines, comments, unquoted or single-quoted keys, bare
`<placeholders>` and `{placeholders}`, entities, trailing and missing commas. Each repair is recorded; nothing is
evaluated.
"""

from __future__ import annotations

import html
import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from specglot.model.page import Located, SampleEntry, SampleRow
from specglot.model.source import Span

_SPACE = re.compile(r"\s+")
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/|#[^\n]*", re.DOTALL)
_ELLIPSIS = re.compile(r"\.{3,}|…|<\.{3}>|\[\.{3}\]")
_STRING = re.compile(
    r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|[\u201c\u201d][^\u201c\u201d\n]*[\u201c\u201d]'
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.-])")
_WORD = re.compile(r"(?:true|false|null|True|False|None)(?!\w)")
_KEY = re.compile(r"[A-Za-z_$][\w$.-]*(?=\s*:)|<[^<>\n]+>(?=\s*:)|\{[^{}\n:]+\}(?=\s*:)")
_PLACEHOLDER = re.compile(r"<+[^<>\n]*>+|\{[^{}\n\"]*\}|[^\s,\]}\"][^,\]}\n]*")
_ANY_KEY = re.compile(r"<+[^<>]+>+|\{[^{}]+\}")
_DEPTH = 60


@dataclass(slots=True)
class _Scanner:
    text: str
    path: str
    first_line: int
    indents: tuple[int, ...]
    position: int = 0
    entries: list[SampleEntry] = field(default_factory=list[SampleEntry])
    repairs: list[Located[str]] = field(default_factory=list[Located[str]])
    starts: list[int] = field(default_factory=list[int])

    def span(self, start: int, end: int) -> Span:
        line, column = self._place(start)
        end_line, end_column = self._place(end)
        return Span(path=self.path, line=line, column=column, end_line=end_line, end_column=end_column)

    def _place(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self.starts, offset) - 1
        indent = self.indents[index] if index < len(self.indents) else 0
        return self.first_line + index, offset - self.starts[index] + indent + 1

    def repair(self, what: str, start: int) -> None:
        raw = self.text[start : max(self.position, start + 1)]
        self.repairs.append(Located(value=what, raw=raw, span=self.span(start, start + len(raw))))

    def skip(self) -> None:
        """Pass white space, comments and ellipses."""
        while self.position < len(self.text):
            start = self.position
            if found := _SPACE.match(self.text, start):
                self.position = found.end()
            elif found := _COMMENT.match(self.text, start):
                self.position = found.end()
                self.repair("comment", start)
            elif found := _ELLIPSIS.match(self.text, start):
                self.position = found.end()
                self.repair("ellipsis", start)
            else:
                return

    def value(self, pointer: str, key_span: Span | None, depth: int) -> str:
        """Read a value, record it under its pointer, and return its type."""
        self.skip()
        start = self.position
        here = self.text[start : start + 1]
        slot = len(self.entries)
        if here == "{" and not self._bare_placeholder(start):
            kind = self._container(pointer, "}", depth)
        elif here == "[":
            kind = self._container(pointer, "]", depth)
        else:
            kind = self._scalar()
        end = self.position
        raw = self.text[start:end].rstrip()
        text = raw if kind not in ("object", "array") else ""
        self.entries.insert(
            slot,
            SampleEntry(
                path=pointer, type=kind, text=text, span=key_span or self.span(start, start + len(raw))
            ),
        )
        return kind

    def _bare_placeholder(self, start: int) -> bool:
        """Whether a brace opens `{a placeholder}` rather than an object."""
        found = re.compile(r"\{[^{}\n\":,]*\w[^{}\n\":,]*\}").match(self.text, start)
        return found is not None

    def _scalar(self) -> str:
        start = self.position
        if found := _STRING.match(self.text, start):
            self.position = found.end()
            if found.group()[0] != '"':
                self.repair("quotes", start)
            return "string"
        if found := _NUMBER.match(self.text, start):
            self.position = found.end()
            return "number" if re.search(r"[.eE]", found.group()) else "integer"
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
            self.repair("too deep", self.position)
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
        span = self.span(start, start + len(raw))
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
        self.value(f"{pointer}/{escape(key)}", span, depth + 1)


def _unquote(raw: str) -> str:
    if raw[0] == '"':
        try:
            return str(json.loads(raw))
        except ValueError:
            pass
    return raw[1:-1]


def escape(key: str) -> str:
    """A key as a JSON Pointer token (RFC 6901, section 3)."""
    return key.replace("~", "~0").replace("/", "~1")


def looks_like_json(text: str) -> bool:
    """Whether a fence holds an object or array, comments before it allowed."""
    bare = _COMMENT.sub("", html.unescape(text)).strip()
    return bare[:1] in "{[" and bare[:1] != "" and (":" in bare or bare[:1] == "[" or bare == "{}")


def read_sample(text: str, path: str, first_line: int, indents: tuple[int, ...], span: Span) -> SampleRow:
    """Read a JSON sample that begins at `first_line`, each line shifted right by `indents` columns."""
    try:
        json.loads(text)
        exact = True
    except (ValueError, RecursionError):
        exact = False
    scanner = _Scanner(text=text, path=path, first_line=first_line, indents=indents)
    offset = 0
    for line in text.split("\n"):
        scanner.starts.append(offset)
        offset += len(line) + 1
    scanner.value("", None, 0)
    scanner.skip()
    return SampleRow(
        text=text,
        entries=tuple(scanner.entries),
        span=span,
        exact=exact,
        repairs=() if exact else tuple(scanner.repairs),
    )
