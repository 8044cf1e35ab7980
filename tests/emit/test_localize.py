"""The Markdown that one reader gets."""

from __future__ import annotations

import pytest

from specglot.emit.localize import portable, say
from specglot.model.page import Prose
from specglot.model.source import Span
from specglot.model.spec import Localized

SPAN = Span(path="p", line=1, column=1, end_line=1, end_column=1)


def texts(**said: str) -> tuple[Localized, ...]:
    return tuple(
        Localized(locale=locale.replace("_", "-"), prose=Prose(markdown=text, text=text, span=SPAN))
        for locale, text in said.items()
    )


@pytest.mark.parametrize(
    ("said", "lang", "fallback", "expected"),
    [
        ({"de": "eins", "ja": "一"}, "ja", (), "一"),
        ({"de": "eins", "ja": "一"}, "fr", ("ja",), "[ja] 一"),
        ({"de": "eins", "ja": "一"}, "fr", (), "[de] eins"),
        ({"pt_BR": "um"}, "pt", (), "um"),
        ({"pt": "um"}, "pt-BR", (), "um"),
        ({"zh_Hant": "一"}, "zh-Hant-TW", (), "一"),
        ({"pt": "um"}, "p", (), "[pt] um"),
        ({"de": "", "ja": "一"}, "de", (), "[ja] 一"),
        ({}, "de", ("ja",), ""),
    ],
)
def test_say(said: dict[str, str], lang: str, fallback: tuple[str, ...], expected: str) -> None:
    assert say(texts(**said), lang, fallback) == expected


def test_what_no_reader_sees_is_taken_out() -> None:
    assert say(texts(de="a\u202eb\x07c"), "de") == "ab c"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("siehe [Typen](a.md) und [b `c`](<../x y.md>)", "siehe Typen und b `c`"),
        ("[x](https://example.com/a)", "[x](https://example.com/a)"),
        ("[x](<javascript:alert(1)>)", "x"),
        ("[x](javascript:alert)", "x"),
        ("[x](data:text/html)", "x"),
        ("[a\\]b](c.md)", "a\\]b"),
        ("ohne", "ohne"),
    ],
)
def test_links_into_the_docs_become_their_text(markdown: str, expected: str) -> None:
    assert portable(markdown) == expected
