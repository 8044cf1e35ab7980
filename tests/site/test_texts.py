"""Interface texts: every lexicon's locale has all of them, with the same placeholders."""

import re

import pytest

from specglot import lexicon
from specglot.check.registry import rule_names
from specglot.site.texts import available, direction, load, texts

PLACEHOLDER = re.compile(r"\{\w*\}")


def test_every_locale_with_a_lexicon_has_texts_of_its_own() -> None:
    missing = [tag for tag in lexicon.available() if tag != "und" and texts(tag).lang == "en" and tag != "en"]
    assert missing == []


@pytest.mark.parametrize("name", available())
def test_a_text_file_has_the_keys_of_the_english_one(name: str) -> None:
    assert set(load(name)) == set(load("en"))


@pytest.mark.parametrize("name", available())
def test_a_text_keeps_its_placeholders(name: str) -> None:
    for key, text in load(name).items():
        assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(load("en")[key])), key
        assert text.strip() == text != "", key


@pytest.mark.parametrize("name", [name for name in available() if name != "en"])
def test_texts_are_translated(name: str) -> None:
    english, own = load("en"), load(name)
    same = [key for key in own if own[key] == english[key]]
    assert len(same) < 0.2 * len(own), same


@pytest.mark.parametrize(
    ("locale", "lang", "endonym"),
    [
        ("pt-BR", "pt", "Português (BR)"),
        ("zh-Hans", "zh", "中文"),
        ("ja", "ja", "日本語"),
        ("xx-YY", "en", "xx-YY"),
        ("zh-TW", "zh-Hant", "繁體中文"),
    ],
)
def test_a_locale_takes_the_nearest_texts(locale: str, lang: str, endonym: str) -> None:
    found = texts(locale)
    assert (found.lang, found.endonym.removesuffix(" (Hans)")) == (lang, endonym)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("ar", "rtl"), ("ar-EG", "rtl"), ("he", "rtl"), ("az-Arab", "rtl"), ("ar-Latn", "ltr"), ("de", "ltr")],
)
def test_direction_follows_script_then_language(locale: str, expected: str) -> None:
    assert direction(locale) == expected


def test_a_missing_key_is_an_error_and_an_open_set_can_be_asked() -> None:
    words = texts("de")
    with pytest.raises(KeyError):
        words("no.such.key")
    assert words.has("unit.ms")
    assert not words.has("unit.parsec")


def test_rules_that_have_a_title_exist() -> None:
    titled = {key.removeprefix("rule.") for key in load("en") if key.startswith("rule.")}
    assert titled <= set(rule_names())
    assert len(titled) > 50
