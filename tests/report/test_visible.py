"""What a page hides is named; what a script needs is left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specglot.report.visible import one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("必須（ひっす） é naïve", "必須（ひっす） é naïve"),
        ("e\u0301\u3000x\u00a0y", "e\u0301\u3000x\u00a0y"),
        ("40\u200b4", "40<U+200B>4"),
        ("\x1b[31m", "<U+001B>[31m"),
        ("a\u202eb\u2066c", "a<U+202E>b<U+2066>c"),
        ("a\tb", "a    b"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("क्\u200dष می\u200cخواهم", "क्\u200dष می\u200cخواهم"),
        ("play\u200dhead", "play<U+200D>head"),
        ("\u200d", "<U+200D>"),
        ("x\ud800", "x<U+D800>"),
        ("a\u2028b\nc", "a<U+2028>b<U+000A>c"),
        ("##[error]x", "##\\[error]x"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_one_line() -> None:
    assert one_line("  eins \r\n  zwei\nthree\u2028四 ") == "eins zwei three 四"


@given(st.text())
def test_nothing_that_steers_is_left(text: str) -> None:
    shown = one_line(text)
    left = {
        character for character in shown if unicodedata.category(character) in {"Cc", "Cs", "Cn", "Zl", "Zp"}
    }
    assert left == set()
    assert {c for c in shown if unicodedata.category(c) == "Cf"} <= {"\u200c", "\u200d"}
    shown.encode()
