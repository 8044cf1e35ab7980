"""A hyphenated name ends in a language only where something else in the book says so."""

from __future__ import annotations

import pytest

from specglot.pipeline import read_texts
from specglot.read.suffixes import doubtful


@pytest.mark.parametrize(
    ("paths", "unsure"),
    [
        (["sign-it.md", "read.md"], ["sign-it.md"]),
        (["sign_it.md"], ["sign_it.md"]),
        (["sign-it.md", "sign-de.md"], []),
        (["sign-it.md", "read-de.md"], ["read-de.md", "sign-it.md"]),
        (["sign-it.md", "it/read.md"], []),
        (["sign-it.md", "read.it.md"], []),
        (["sign-it.md", "it-IT/read.md"], []),
        (["sign-it.md", "de/read.md"], ["sign-it.md"]),
        (["a/sign-it.md", "b/sign-de.md"], ["a/sign-it.md", "b/sign-de.md"]),
        (["sign-pt-BR.md"], []),
        (["events.fr.md"], []),
        (["de/sign-it.md"], []),
    ],
)
def test_doubtful(paths: list[str], unsure: list[str]) -> None:
    assert sorted(doubtful(paths)) == unsure


ENGLISH = "# Sign it\n\nEvery request has to be signed with the key that was given to the account when it was made.\n"
ITALIAN = "# Firma\n\nOgni richiesta deve essere firmata con la chiave che è stata assegnata al profilo alla creazione.\n"


def test_the_text_decides_where_the_name_is_doubtful() -> None:
    (english,) = read_texts({"sign-it.md": ENGLISH}).pages
    (italian,) = read_texts({"sign-it.md": ITALIAN}).pages
    assert (english.locale, english.locale_by) == ("en", "text")
    assert (italian.locale, italian.locale_by, italian.neutral) == ("it", "name", "sign.*.md")


def test_the_book_decides_before_the_text() -> None:
    pages = read_texts({"sign-it.md": ENGLISH, "sign-de.md": ENGLISH}).pages
    assert [page.locale for page in pages] == ["de", "it"]
