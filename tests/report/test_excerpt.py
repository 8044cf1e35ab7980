"""The mark stands under the right characters, whatever their width and however the line is cut."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from specglot.model.source import Span
from specglot.report.excerpt import COLUMNS, columns, excerpt


def cut(line: str, column: int, end: int, limit: int = 0, lines: int = 1) -> tuple[str, str, str]:
    span = Span(path="p", line=1, column=column, end_line=lines, end_column=end)
    piece = excerpt(line, span, limit)
    return piece.before, piece.marked, piece.after


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("必須", 4),
        ("ｶﾅ", 2),
        ("（", 2),
        ("e\u0301", 1),
        ("한국", 4),
        ("👩\u200d💻", 2),
        ("<U+200B>", 8),
    ],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (cut("* `a`（必須）", 7, 9), ("* `a`（", "必須", "）")),
        (cut("abc", 4, 4), ("abc", "", "")),
        (cut("abc", 9, 12), ("abc", "", "")),
        (cut("", 1, 1), ("", "", "")),
        (cut("abcdef", 3, 2, lines=2), ("ab", "cdef", "")),
        (cut("a\tb\u200bc", 4, 5), ("a    b", "<U+200B>", "c")),
        (cut("x" * 50 + "必須" + "y" * 50, 51, 53, limit=20), ("…xxxxxxx", "必須", "yyyyyyy…")),
        (cut("必須" + "あ" * 50, 1, 3, limit=20), ("", "必須", "あああああああ…")),
        (cut("あ" * 50 + "必須", 51, 53, limit=20), ("…あああああああ", "必須", "")),
        (cut("あ" * 50, 1, 51, limit=20), ("", "ああああああ…", "")),
    ],
)
def test_pieces(found: tuple[str, str, str], expected: tuple[str, str, str]) -> None:
    assert found == expected


LINES = st.text(alphabet="ab é必ｶ\u3000\t\u200b\u0301👩\u200d", max_size=60)


@given(line=LINES, column=st.integers(1, 70), width=st.integers(0, 70), limit=st.integers(20, 100))
def test_a_cut_line_fits_and_loses_no_end_silently(line: str, column: int, width: int, limit: int) -> None:
    before, marked, after = cut(line, column, column + width, limit)
    whole = cut(line, column, column + width)
    assert columns(before + marked + after) <= max(limit, 20) + 2
    for shown, full in zip((before, marked, after), whole, strict=True):
        assert shown == full or "…" in shown


SETTLED = [chr(code) for code in range(sys.maxunicode + 1) if COLUMNS[code] != "?"]


def test_characters_that_stand_alone_are_as_wide_as_wcwidth_has_them() -> None:
    assert len(SETTLED) > 30_000
    assert [one for one in SETTLED if columns(one) != wcwidth(one)] == []


@given(st.text(st.sampled_from(SETTLED), max_size=30), st.integers(1, 40))
def test_a_text_of_them_is_cut_as_by_wcwidth(text: str, limit: int) -> None:
    assert columns(text) == wcswidth(text)
    head, tail = cut(text, 1, 1, limit), cut(text, len(text) + 1, len(text) + 1, limit)
    for shown in ("".join(head), "".join(tail)):
        assert wcswidth(shown) <= max(limit, 2)
