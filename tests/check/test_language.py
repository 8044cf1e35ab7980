"""Words in another language are told from the page's own, short or mixed."""

from __future__ import annotations

import pytest

from specglot.check.language import foreign, named

OTHERS = frozenset({"en", "de", "ja", "pt", "zh"})


@pytest.mark.parametrize(
    "text",
    ["send only with event types", "It is possible that your player may fire events before the response"],
)
def test_english_on_a_french_page(text: str) -> None:
    assert foreign(text, "fr", OTHERS) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "à envoyer uniquement avec les types d’événement",
        "durée du contenu en secondes",
        "nom de la suite de rapports",
    ],
)
def test_french_on_a_french_page(text: str) -> None:
    assert foreign(text, "fr", OTHERS) is None


def test_a_language_without_a_detector_is_never_judged() -> None:
    assert foreign("some words in English here", "xx", frozenset({"yy"})) is None


def test_names() -> None:
    assert named("en") == "English"
    assert named("xx") == "xx"
