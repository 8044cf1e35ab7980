"""Edits by line and column + a file's bytes → edits by byte, the patched bytes, and a diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import msgspec

from specglot.model.diagnostic import Edit
from specglot.model.late import late
from specglot.model.source import Span

_LINE = late(r"(?P<text>[^\r\n]*)(?P<end>\r\n|\r|\n|$)")
_BOM = "\ufeff"


class ByteEdit(msgspec.Struct, frozen=True, kw_only=True, gc=False, order=True):
    """Replace `length` bytes at `offset` of a file by `replacement`."""

    offset: int
    length: int
    replacement: bytes

    @property
    def end(self) -> int:
        """Where the replaced bytes end."""
        return self.offset + self.length


class Layout(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A file's bytes and where its lines begin in them.

    `lines` are those of `model.source.Source`, `ends` how the file ends each ("" for the last), `starts`
    byte offsets.
    """

    content: bytes
    lines: tuple[str, ...]
    ends: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, content: bytes) -> Layout:
        """Lay a UTF-8 file out.

        Raises:
            UnicodeDecodeError: The bytes are not UTF-8.
        """
        text = content.decode("utf-8")
        offset = len(_BOM.encode()) if text.startswith(_BOM) else 0
        lines: list[str] = []
        ends: list[str] = []
        starts: list[int] = []
        for match in _LINE.finditer(text.removeprefix(_BOM)):
            lines.append(match["text"])
            ends.append(match["end"])
            starts.append(offset)
            offset += len(match[0].encode())
            if not match["end"]:
                break
        return cls(content=content, lines=tuple(lines), ends=tuple(ends), starts=tuple(starts))

    def byte_edit(self, edit: Edit) -> ByteEdit | None:
        """An edit in bytes, line breaks as the file writes them; None where its span is not in the file."""
        start, end = self._reach(edit.span)
        if start is None or end is None or end < start:
            return None
        own = self.ends[edit.span.line - 1] or next((end for end in self.ends if end), "\n")
        return ByteEdit(offset=start, length=end - start, replacement=edit.text.replace("\n", own).encode())

    def changes(self, edit: ByteEdit) -> bool:
        """Whether the file would be another one after the edit."""
        return self.content[edit.offset : edit.end] != edit.replacement

    def _reach(self, span: Span) -> tuple[int | None, int | None]:
        return self._offset(span.line, span.column), self._offset(span.end_line, span.end_column)

    def _offset(self, line: int, column: int) -> int | None:
        if not (0 < line <= len(self.lines) and 0 < column <= len(self.lines[line - 1]) + 1):
            return None
        return self.starts[line - 1] + len(self.lines[line - 1][: column - 1].encode())


def patched(content: bytes, edits: Iterable[ByteEdit]) -> bytes:
    """The bytes after some edits, which are in order and do not overlap."""
    result = bytearray()
    done = 0
    for edit in edits:
        result += content[done : edit.offset] + edit.replacement
        done = edit.end
    return bytes(result + content[done:])


def unified_diff(path: str, before: bytes, after: bytes) -> str:
    """A unified diff of two UTF-8 texts that `git apply` and `patch` take."""
    old, new = (_diff_lines(content.decode("utf-8")) for content in (before, after))
    return "".join(difflib.unified_diff(old, new, f"a/{path}", f"b/{path}"))


def _diff_lines(text: str) -> list[str]:
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, f"{last}\n\\ No newline at end of file\n"] if last else lines
