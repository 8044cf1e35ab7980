"""Every lexicon file, found by globbing: complete, unambiguous, readable."""

from __future__ import annotations

from importlib.resources import files

import pytest

from specglot.lexicon import Lexicon, available, lexicon_for, neutral
from specglot.lexicon.concepts import CONCEPTS
from specglot.lexicon.match import is_whole

# What a language may leave to the signs that all share.
MAY_BE_EMPTY = {"unit": set(CONCEPTS["unit"]) - {"ms", "s", "min", "h", "d", "bit/s", "By", "%"}}


def found() -> tuple[str, ...]:
    names = (entry.name for entry in files("specglot.lexicon").iterdir())
    return tuple(
        sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml") and name != "und.toml")
    )


def of(locale: str) -> Lexicon:
    lexicon = lexicon_for(locale)
    assert lexicon is not None
    return lexicon


def test_available_is_what_lies_in_the_folder() -> None:
    assert available() == found()
    assert len(available()) >= 12


@pytest.mark.parametrize("locale", found())
def test_a_file_is_named_after_its_locale(locale: str) -> None:
    assert of(locale).locale == locale


@pytest.mark.parametrize("locale", found())
def test_every_concept_has_a_form(locale: str) -> None:
    lexicon = of(locale)
    silent = [
        f"{table}.{concept}"
        for table, concepts in CONCEPTS.items()
        for concept in concepts
        if concept not in MAY_BE_EMPTY.get(table, ()) and not lexicon.forms(table, concept)
    ]
    assert silent == []


@pytest.mark.parametrize("locale", found())
def test_every_form_names_its_own_concept(locale: str) -> None:
    lexicon = of(locale)
    wrong = [
        (table, concept, form, lexicon.exact(table, form))
        for table, concepts in lexicon.tables.items()
        for concept in concepts
        for form in lexicon.forms(table, concept)
        if lexicon.exact(table, form) != concept
    ]
    assert wrong == []


@pytest.mark.parametrize("locale", found())
def test_a_form_to_look_for_is_found_in_brackets(locale: str) -> None:
    lexicon = of(locale)
    opening, closing = lexicon.script.brackets[0]
    missed = [
        (table, concept, form)
        for table, concepts in lexicon.tables.items()
        for concept, forms in concepts.items()
        for form in forms
        if not is_whole(form)
        and concept not in {match.concept for match in lexicon.find(table, f"`x` {opening}{form}{closing}")}
    ]
    assert missed == []


@pytest.mark.parametrize("locale", found())
def test_the_preferred_form_can_be_looked_for(locale: str) -> None:
    lexicon = of(locale)
    unusable = [
        (table, concept)
        for table in ("section", "presence", "type", "phrase", "alert")
        for concept, forms in lexicon.tables[table].items()
        if forms and is_whole(forms[0])
    ]
    assert unusable == []


@pytest.mark.parametrize("locale", found())
def test_a_flag_column_can_be_read_both_ways(locale: str) -> None:
    lexicon = of(locale)
    assert {lexicon.exact("flag", form) for form in lexicon.forms("flag", "yes")} == {"yes"}
    assert {lexicon.exact("flag", form) for form in lexicon.forms("flag", "no")} == {"no"}


@pytest.mark.parametrize("locale", found())
def test_brackets_come_in_pairs(locale: str) -> None:
    for opening, closing in of(locale).script.brackets:
        assert len(opening) == len(closing) == 1
        assert opening != closing


@pytest.mark.parametrize("locale", found())
def test_the_longer_unit_wins(locale: str) -> None:
    lexicon = of(locale)
    for form in lexicon.tables["unit"]["ms"]:
        if not is_whole(form):
            assert [match.concept for match in lexicon.find("unit", f"({form})")] == ["ms"], form


def test_what_all_languages_share_is_not_a_locale() -> None:
    assert "und" not in available()
    assert lexicon_for("und") is None
    assert neutral().exact("type", "int64") == "integer"
