"""BCP 47 tags and the lexicon that answers."""

from __future__ import annotations

import pytest

from specglot.lexicon import fallbacks, lexicon_for


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("de", "de"),
        ("de-DE", "de"),
        ("de-CH-1996", "de"),
        ("DE-de", "de"),
        ("de_AT", "de"),
        ("pt-BR", "pt"),
        ("pt-PT", "pt"),
        ("en-US-x-private", "en"),
        ("en-a-bbb-x-a-ccc", "en"),
        ("ja-Jpan-JP", "ja"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh_CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-Hans", "zh-Hans"),
        ("zh-hans-cn", "zh-Hans"),
        ("cmn", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-Hans-SG", "zh-Hans"),
        ("de-AT", "de"),
        ("fr-CA", "fr"),
        ("es-MX", "es"),
        ("pt-AO", "pt"),
        ("zh-MO", "zh-Hant"),
        ("zh-Hant", "zh-Hant"),
        ("ZH-HANT-HK", "zh-Hant"),
        ("zh-Hans-TW", "zh-Hans"),
        ("cmn-Hant-TW", "zh-Hant"),
        ("es-419", "es"),
        ("sr-Latn", None),
        ("eo", None),
        ("", None),
        ("d", None),
        ("deu", None),
        ("../de", None),
    ],
)
def test_lookup(tag: str, locale: str | None) -> None:
    lexicon = lexicon_for(tag)
    assert (lexicon.locale if lexicon else None) == locale


@pytest.mark.parametrize(
    ("tag", "tags"),
    [
        ("zh-TW", ("zh-tw", "zh-hant-tw", "zh-hant", "zh")),
        ("zh-Hant-HK", ("zh-hant-hk", "zh-hant", "zh")),
        ("zh-SG", ("zh-sg", "zh-hans-sg", "zh-hans", "zh")),
        ("pt_PT", ("pt-pt", "pt")),
        ("es-419", ("es-419", "es")),
        ("de-AT", ("de-at", "de")),
        ("fr-CA", ("fr-ca", "fr")),
        ("pl", ("pl",)),
    ],
)
def test_fallbacks(tag: str, tags: tuple[str, ...]) -> None:
    assert fallbacks(tag) == tags


def test_one_locale_is_read_once() -> None:
    assert lexicon_for("fr-CA") is lexicon_for("fr-CA")


def test_fragments_left_in_english_are_understood() -> None:
    french = lexicon_for("fr")
    assert french is not None
    assert [match.concept for match in french.find("phrase", "Facultatif ; send only with `a`")] == [
        "only-with"
    ]


def test_flags_are_never_pooled() -> None:
    locales = {"S": "pt", "O": "fr", "J": "de", "是": "zh", "はい": "ja", "X": "en"}
    for word, locale in locales.items():
        readers = {
            other
            for other in locales.values()
            if (lexicon := lexicon_for(other)) and lexicon.exact("flag", word)
        }
        assert locale in readers
        assert readers <= ({"en", "de"} if word == "X" else {locale}), word
