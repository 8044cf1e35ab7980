"""Words are learned where places agree, and never where one says otherwise."""

from __future__ import annotations

import pytest
from teaching import WORDS, book, lexicons, text

from specglot.learn.words import learn, tables
from specglot.model.word import Learned
from specglot.pipeline import Book


def learned(book_: Book, locale: str = "pl") -> dict[tuple[str, str], Learned]:
    words = learn(book_.pages, lexicons(book_.pages), locale)
    return {(one.table, one.form): one for one in words}


def test_a_page_teaches_its_translation() -> None:
    found = learned(book("de", "fr", "pl"))
    assert {key: one.concept for key, one in found.items() if one.sure} == {
        ("section", "Treść żądania"): "request-body",
        ("section", "Parametry"): "parameters",
        ("section", "Kody odpowiedzi HTTP"): "response-codes",
        ("column", "Klucz"): "key",
        ("column", "Wymagane"): "required",
        ("column", "Rodzaj"): "type",
        ("column", "Opis"): "description",
        ("column", "Kod odpowiedzi"): "status",
        ("column", "Działanie klienta"): "action",
        ("presence", "Wymagane"): "required",
        ("presence", "Opcjonalne"): "optional",
        ("flag", "Tak"): "yes",
        ("flag", "Nie"): "no",
        ("type", "całkowita"): "integer",
        ("type", "logiczna"): "boolean",
        ("value", "Nie dotyczy"): "not-applicable",
        ("phrase", "tylko razem z"): "only-with",
    }
    assert found["flag", "Tak"].witnesses == ("de", "fr")
    assert [span.line for span in found["flag", "Tak"].places] == [19, 21]


@pytest.mark.parametrize("locale", ["de", "fr"])
def test_a_known_word_is_not_learned(locale: str) -> None:
    assert learned(book("de", "fr", "pl"), locale) == {}


def test_a_word_that_means_two_things_is_not_sure() -> None:
    found = learned(book("de", "fr", "pl", pl=text("pl").replace("| `a.d` | Tak |", "| `a.d` | Nie |")))
    assert not found["flag", "Nie"].sure
    assert [concept for concept, _ in found["flag", "Nie"].against] == ["yes"]
    assert "Nie" not in str(tables(list(found.values())).get("flag"))


def test_a_place_that_the_others_dispute_teaches_nothing() -> None:
    disputed = text("fr").replace("| `a.d` | Oui |", "| `a.d` | Non |")
    found = learned(book("de", "fr", "pl", fr=disputed))
    assert [span.line for span in found["flag", "Tak"].places] == [19]
    assert not found["flag", "Tak"].sure


def test_one_place_is_enough_only_for_what_stands_once() -> None:
    rare = text("pl").replace("| `a.c` | Nie | całkowita", "| `a.c` | Nie | liczba")
    found = learned(book("de", "fr", "pl", pl=rare))
    assert not found["type", "liczba"].sure
    assert found["section", "Treść żądania"].sure
    assert not learned(book("de", "pl"))["section", "Treść żądania"].sure


def test_the_same_row_on_another_page_is_a_copy() -> None:
    rare = text("pl").replace("| `a.c` | Nie | całkowita", "| `a.c` | Nie | opis")
    pages = {
        f"{locale}/{name}.md": rare if locale == "pl" else text(locale)
        for locale in ("de", "fr", "pl")
        for name in ("parcel", "letter")
    }
    from specglot.pipeline import read_texts

    found = learned(read_texts(pages))
    assert len(found["type", "opis"].places) == 2
    assert not found["type", "opis"].sure


def test_words_in_brackets_have_to_be_told_apart() -> None:
    """`(ciąg, wymagane)` beside `(required, string)`: which is which shows only where they change."""
    german = "# T {#t}\n\n* `a` (Erforderlich, Zeichenfolge)\n* `b` (Erforderlich, Zeichenfolge)\n"
    french = german.replace("Erforderlich", "obligatoire").replace("Zeichenfolge", "chaîne")
    polish = german.replace("Erforderlich, Zeichenfolge", "ciąg, wymagane")
    assert not any(
        one.sure for one in learned(book("de", "fr", "pl", de=german, fr=french, pl=polish)).values()
    )
    varied = polish.replace("`b` (ciąg, wymagane)", "`b` (wymagane, ciąg)")
    assert not any(
        one.sure for one in learned(book("de", "fr", "pl", de=german, fr=french, pl=varied)).values()
    )


@pytest.mark.parametrize("phrase", ["z", "w", "tylko z ("])
def test_a_slight_phrase_is_not_sure(phrase: str) -> None:
    found = learned(book("de", "fr", "pl", pl=text("pl", only=phrase)))
    assert not any(one.sure for one in found.values() if one.table == "phrase")


def test_a_phrase_around_code_is_not_sure() -> None:
    around = text("pl").replace("`night`)", "`night` wysłać)")
    assert not learned(book("de", "fr", "pl", pl=around))["phrase", "tylko razem z"].sure


def test_a_table_tells_its_own_headers_by_its_cells() -> None:
    alone = "# T {#t}\n\n## X\n\n| Klucz | Czy trzeba | Rodzaj |\n|---|---|---|\n| `a_b` | Y | int |\n| `a_c` | N | string |\n"
    pages = {"pl/a.md": alone, "pl/b.md": alone.replace("a_", "b_").replace("#t", "#u")}
    from specglot.pipeline import read_texts

    found = {(one.form, one.concept) for one in read_texts(pages).spec.learned if one.sure}
    assert found == {("Czy trzeba", "required"), ("Rodzaj", "type")}


def test_pages_without_translation_teach_nothing() -> None:
    from specglot.pipeline import read_texts

    assert read_texts({"pl/parcel.md": text("pl"), "de/other.md": "# Anderes\n"}).spec.learned == ()


def test_the_order_of_pages_does_not_matter() -> None:
    pages = book("de", "fr", "pl").pages
    assert learn(pages, lexicons(pages), "pl") == learn(pages[::-1], lexicons(pages), "pl")


def test_all_words_of_the_page_are_covered() -> None:
    assert set(WORDS["pl"]) == set(WORDS["de"]) == set(WORDS["fr"])
