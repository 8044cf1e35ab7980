"""Where neither cells nor headers tell the keys of a table, its section does."""

from __future__ import annotations

import pytest
from reading import ENDPOINT, page_of

TABLE = "| {a} | {b} |\n|---|---|\n| Accept | {text} |\n| Authorization | {text} |\n"


@pytest.mark.parametrize(
    ("locale", "section", "a", "b", "text"),
    [
        ("de", "Anfrage-Header", "Was", "Wozu", "Sagt, was der Client versteht."),
        ("ja", "リクエストヘッダー", "それ", "これ", "クライアントが理解するものを示します。"),
        ("fr", "En-têtes de la requête", "Quoi", "Pourquoi", "Dit ce que le client comprend."),
    ],
)
def test_words_below_a_title_that_speaks_of_headers(
    locale: str, section: str, a: str, b: str, text: str
) -> None:
    table = TABLE.format(a=a, b=b, text=text)
    (operation,) = page_of(f"# T\n\n{ENDPOINT}## {section}\n\n{table}", locale).operations
    assert [(one.location, one.field.name.value) for one in operation.parameters] == [
        ("header", "Accept"),
        ("header", "Authorization"),
    ]
    assert all(one.field.prose and one.field.prose.text == text for one in operation.parameters)


@pytest.mark.parametrize("section", ["Irgendetwas", "HTTP-Antwortcodes"])
def test_no_other_section_makes_keys_of_words(section: str) -> None:
    table = TABLE.format(a="Was", b="Wozu", text="Sagt, was der Client versteht.")
    (operation,) = page_of(f"# T\n\n{ENDPOINT}## {section}\n\n{table}", "de").operations
    assert operation.parameters == ()
    assert operation.body == ()


def test_sentences_are_no_keys() -> None:
    table = "| Was | Wozu |\n|---|---|\n| Accept | Ein Satz. |\n| Zwei Wörter | Ein Satz. |\n"
    (operation,) = page_of(f"# T\n\n{ENDPOINT}## Anfrage-Header\n\n{table}", "de").operations
    assert operation.parameters == ()
