"""Edits by line and column reach the right bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specglot.check.patch import ByteEdit, Layout, patched, unified_diff
from specglot.model.diagnostic import Edit
from specglot.model.source import Source, Span


def edit(line: int, column: int, end_line: int, end_column: int, text: str) -> Edit:
    span = Span(path="p", line=line, column=column, end_line=end_line, end_column=end_column)
    return Edit(span=span, text=text)


@pytest.mark.parametrize(
    ("content", "change", "expected"),
    [
        ("文档 a\nb", edit(1, 1, 1, 3, "ページ"), "ページ a\nb"),
        ("\ufeff文\r\nb\r\n", edit(2, 1, 2, 2, "x\ny"), "\ufeff文\r\nx\r\ny\r\n"),
        ("a\rb\r", edit(1, 2, 2, 1, "-"), "a-b\r"),
        ("a\nb", edit(2, 2, 2, 2, "\nc"), "a\nb\nc"),
        ("a\r\nb", edit(2, 2, 2, 2, "\nc"), "a\r\nb\r\nc"),
        ("👩‍💻é", edit(1, 4, 1, 4, "|"), "👩‍💻|é"),
        ("", edit(1, 1, 1, 1, "x"), "x"),
    ],
)
def test_edits(content: str, change: Edit, expected: str) -> None:
    found = Layout.of(content.encode()).byte_edit(change)
    assert found is not None
    assert patched(content.encode(), (found,)) == expected.encode()


@pytest.mark.parametrize("place", [(0, 1, 1, 1), (1, 4, 1, 5), (3, 1, 3, 1), (1, 3, 1, 2), (2, 1, 1, 1)])
def test_places_outside_the_file(place: tuple[int, int, int, int]) -> None:
    assert Layout.of(b"ab\nc").byte_edit(edit(*place, "x")) is None


def test_a_file_that_is_not_utf8() -> None:
    with pytest.raises(UnicodeDecodeError):
        Layout.of(b"\xff\xfe")


TEXT = st.text(alphabet="aé文👩\u200d\r\n\t \u2028\x0b\x85", max_size=40)


@given(text=TEXT, bom=st.booleans())
def test_lines_are_those_of_a_source(text: str, bom: bool) -> None:
    content = ("\ufeff" * bom + text).encode()
    assert Layout.of(content).lines == Source.of("p", content.decode()).lines


@given(text=TEXT, data=st.data())
def test_only_the_span_changes(text: str, data: st.DataObject) -> None:
    source = Source.of("p", text)
    line = data.draw(st.integers(1, len(source.lines)))
    start = data.draw(st.integers(1, len(source.line(line)) + 1))
    end = data.draw(st.integers(start, len(source.line(line)) + 1))
    found = Layout.of(text.encode()).byte_edit(edit(line, start, line, end, "«»"))
    assert found is not None
    after = patched(text.encode(), (found,))
    lines = list(source.lines)
    lines[line - 1] = lines[line - 1][: start - 1] + "«»" + lines[line - 1][end - 1 :]
    assert Source.of("p", after.decode()).lines == tuple(lines)
    assert after[: found.offset] == text.encode()[: found.offset]
    assert after[found.offset + len("«»".encode()) :] == text.encode()[found.end :]


def test_diff_of_a_file_without_a_last_line_break() -> None:
    assert unified_diff("zh/p.md", "甲\n乙".encode(), "甲\n丙".encode()) == (
        "--- a/zh/p.md\n+++ b/zh/p.md\n@@ -1,2 +1,2 @@\n 甲\n"
        "-乙\n\\ No newline at end of file\n+丙\n\\ No newline at end of file\n"
    )


def test_byte_edits_know_their_end() -> None:
    assert ByteEdit(offset=3, length=4, replacement=b"").end == 7
