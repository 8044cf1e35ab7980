"""What a lexicon file may say, and what is said of one that may not."""

from __future__ import annotations

import pytest

from specglot.lexicon import extend, lexicon_for, parse
from specglot.model.errors import InputError

SCRIPT = '[script]\nbrackets = [["(", ")"]]\nspace-at-code = true\nlabel-case = "none"\n'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('locale = "eo"\n[sektion]\nheaders = []\n' + SCRIPT, "sektion"),
        ('locale = "eo"\n[section]\nheadres = ["x"]\n' + SCRIPT, r"headres.*\$\.section"),
        ('locale = "eo"\n[unit]\nsec = ["sekundoj"]\n' + SCRIPT, r"sec.*\$\.unit"),
        ('locale = "eo"\n[flag]\nyes = "jes"\n' + SCRIPT, r"\$\.flag\[\.\.\.\]"),
        ('locale = "eo"\n[flag]\nyes = ["jes", 1]\n' + SCRIPT, r"Expected `str`"),
        ('locale = "eo"\n' + SCRIPT + "colour = 1\n", r"colour.*\$\.script"),
        ('locale = "eo"\n' + SCRIPT.replace('"none"', '"title"'), "title"),
        (SCRIPT, "locale"),
        ("locale = eo\n" + SCRIPT, "line 1"),
        ('locale = "eo"\n[flag]\nyes = ["Jes"]\nno = ["jes:"]\n' + SCRIPT, r"flag\.yes and flag\.no"),
        ('locale = "eo"\n[flag]\nyes = ["…"]\n' + SCRIPT, r"empty form in flag\.yes"),
    ],
)
def test_a_broken_file_is_refused_with_its_path(text: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint) as caught:
        parse(text, path="words/eo.toml")
    assert str(caught.value).startswith("words/eo.toml: ")


def test_a_file_may_leave_concepts_out() -> None:
    lexicon = parse('locale = "eo"\n[flag]\nyes = ["jes", "=j"]\n' + SCRIPT, path="eo.toml")
    assert lexicon.locale == "eo"
    assert lexicon.forms("flag", "yes") == ("jes", "j")
    assert lexicon.word("flag", "yes") == "jes"
    assert lexicon.word("flag", "no") is None
    assert lexicon.exact("flag", "Jes!") == "yes"
    assert lexicon.exact("section", "headers") is None


def test_extra_forms_win() -> None:
    german = lexicon_for("de")
    assert german is not None
    assert german.exact("column", "Pflichtig") is None
    assert german.exact("column", "Art") == "type"
    extended = extend(german, {"column": {"required": ["Pflichtig"], "key": ["Art"]}})
    assert extended.exact("column", "Pflichtig") == "required"
    assert extended.exact("column", "Art") == "key"
    assert extended.exact("column", "Typ") == "type"
    assert extended.exact("type", "int64") == "integer"
    assert german.exact("column", "Art") == "type"


@pytest.mark.parametrize(
    ("extra", "complaint"),
    [
        ({"columns": {"key": ["x"]}}, "no such lexicon table: columns"),
        ({"column": {"keys": ["x"]}}, r"no such concept: column\.keys"),
        ({"column": {"key": ["x"], "type": ["X"]}}, r"column\.key and column\.type"),
    ],
)
def test_extra_forms_are_checked(extra: dict[str, dict[str, list[str]]], complaint: str) -> None:
    german = lexicon_for("de")
    assert german is not None
    with pytest.raises(InputError, match=complaint) as caught:
        extend(german, extra, path="specglot.toml")
    assert str(caught.value).startswith("specglot.toml: ")
