"""A draft is a lexicon file, whatever the words are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from teaching import book, lexicons

from specglot.learn.draft import draft, quoted
from specglot.learn.words import learn, tables
from specglot.lexicon import Script, parse
from specglot.model.source import Span
from specglot.model.word import Learned


def word(form: str, *, sure: bool = True, concept: str = "ms", path: str = "pl/a.md") -> Learned:
    place = Span(path=path, line=3, column=1, end_line=3, end_column=4)
    return Learned(
        locale="pl", table="unit", concept=concept, form=form, places=(place,), witnesses=("de",), sure=sure
    )


def test_a_draft_loads_and_holds_what_is_sure() -> None:
    pages = book("de", "fr", "pl").pages
    words = learn(pages, lexicons(pages), "pl")
    lexicon = parse(draft("pl", words, Script(), ["de", "fr"]), path="pl.toml")
    assert {
        table: {concept: set(forms) for concept, forms in rows.items() if forms}
        for table, rows in lexicon.tables.items()
        if any(rows.values())
    } == {
        table: {concept: set(forms) for concept, forms in rows.items()}
        for table, rows in tables(words).items()
    }


def test_evidence_stands_beside_each_word() -> None:
    text = draft("pl", [word("milisekundy"), word("sekundy", sure=False, concept="s")], Script(), ["de"])
    assert '"milisekundy",  # de: pl/a.md:3' in text
    assert '# "sekundy",  # de: pl/a.md:3' in text
    assert parse(text, path="pl.toml").tables["unit"] == {"ms": ("milisekundy",), "s": ()}


def test_what_is_said_against_a_word_is_shown() -> None:
    place = Span(path="pl/b.md", line=9, column=1, end_line=9, end_column=2)
    one = Learned(
        locale="pl",
        table="flag",
        concept="yes",
        form="Tak",
        places=(place,),
        witnesses=("de",),
        against=(("no", place),),
    )
    assert '# "Tak",  # de: pl/b.md:9; but no by pl/b.md:9' in draft("pl", [one], Script(), ["de"])


@pytest.mark.parametrize("unit", ["/s", "%", "{frame}/s"])
def test_keys_that_need_quotes_have_them(unit: str) -> None:
    assert parse(draft("pl", [word("słowo", concept=unit)], Script(), []), path="").forms("unit", unit) == (
        "słowo",
    )


@given(st.text(min_size=1).filter(lambda text: any(char.isalpha() for char in text)), st.text(max_size=9))
def test_any_word_and_any_path_give_a_file(form: str, path: str) -> None:
    text = draft("pl", [word(form, path=path), word(form, sure=False, path=path)], Script(), [path])
    assert parse(text, path="pl.toml").locale == "pl"


@given(st.text())
def test_a_quoted_text_is_toml(text: str) -> None:
    import tomllib

    assert isinstance(tomllib.loads(f"a = {quoted(text)}")["a"], str)
