"""A glossary file is read or its mistake is named."""

from __future__ import annotations

import pytest

from specglot.check.glossary import parse
from specglot.model.errors import InputError


def test_a_term_per_locale() -> None:
    found = parse(
        '[[term]]\nconcept = "session"\nuse = { de = "Sitzung", ja = "セッション" }\navoid = { de = ["Session"] }\n'
    )
    assert [(term.locale, term.use, term.avoid, term.concept) for term in found] == [
        ("de", "Sitzung", ("Session",), "session"),
        ("ja", "セッション", (), "session"),
    ]


def test_an_empty_file_is_no_glossary() -> None:
    assert parse("") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[term", "not TOML"),
        ('[[term]]\nconcept = "x"\n', "use"),
        ('[[term]]\nuse = { de = "x" }\navoid = "y"\n', "avoid"),
        ('[[term]]\nuse = { de = "x" }\nevade = 1\n', "evade"),
    ],
)
def test_mistakes_are_named(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        parse(text, "terms.toml")
    assert caught.value.path == "terms.toml"
