"""`specglot locales --learn`: what it prints, writes and refuses; a draft that is used reads the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from teaching import texts

from running import Project
from specglot.lexicon import parse


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Project:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SPECGLOT_NO_CACHE", "1")
    made = Project(tmp_path, capsys)
    return made.add({f"docs/{path}": text for path, text in texts("de", "fr", "pl").items()})


def test_a_draft_is_printed(project: Project) -> None:
    ran = project.run("locales", "--learn", "docs")
    assert ran.status == 0
    assert parse(ran.out, path="out").exact("section", "Treść żądania") == "request-body"
    assert ran.err == "1 draft: pl\n"


def test_a_draft_is_written_and_an_edited_one_kept(project: Project) -> None:
    ran = project.run("locales", "--learn", "docs", "--out", "words")
    assert ran.status == 0
    file = project.folder / "words/pl.toml"
    text = file.read_text(encoding="utf-8")
    assert parse(text, path="pl.toml").locale == "pl"
    file.write_text(text.replace('"Tak"', '"TAK"'), encoding="utf-8")
    assert project.run("locales", "--learn", "docs", "--out", "words").status == 1
    assert '"TAK"' in file.read_text(encoding="utf-8")


def test_a_draft_in_the_config_reads_the_pages(project: Project) -> None:
    project.run("locales", "--learn", "docs", "--out", "words")
    for locale in ("de", "fr"):
        (project.folder / "docs" / locale / "parcel.md").unlink()
    bare = project.run("check", "docs", "--select", "lexicon-missing")
    assert "no lexicon for pl: what only words say was not read" in bare.out
    project.add(
        {"specglot.toml": '[project]\npages = ["docs/{locale}/*.md"]\nlexicons = ["words/pl.toml"]\n'}
    )
    project.run("extract", "--out", "spec")
    with_words = (project.folder / "spec/openapi.yaml").read_text(encoding="utf-8")
    (project.folder / "specglot.toml").write_text(
        '[project]\npages = ["docs/{locale}/*.md"]\n', encoding="utf-8"
    )
    project.run("extract", "--out", "spec")
    without = (project.folder / "spec/openapi.yaml").read_text(encoding="utf-8")
    assert "integer" in with_words
    assert "integer" not in without


def test_what_was_learned_is_told(project: Project) -> None:
    ran = project.run("check", "docs", "--select", "lexicon-missing", "--verbose")
    assert "no lexicon for pl: 17 words were learned from de, fr, others were not read" in ran.out
    assert "learned for pl from de, fr: 'Tak' is flag.yes" in ran.err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("locales", "docs"), "with --learn only"),
        (("locales", "--out", "words"), "with --learn only"),
        (("locales", "--learn", "nothing"), "no such file or folder"),
    ],
)
def test_what_cannot_be_done(project: Project, arguments: tuple[str, ...], complaint: str) -> None:
    ran = project.run(*arguments)
    assert ran.status == 2
    assert complaint in ran.err


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ('lexicons = ["../pl.toml"]', "leaves the project folder"),
        ('lexicons = ["nothing.toml"]', "specglot.toml:3:1: no such lexicon file: nothing.toml"),
        ('lexicons = ["specglot.toml"]', "specglot.toml: not a lexicon"),
    ],
)
def test_a_lexicon_file_that_cannot_be_used(project: Project, files: str, complaint: str) -> None:
    project.add({"specglot.toml": f'[project]\npages = ["docs/{{locale}}/*.md"]\n{files}\n'})
    ran = project.run("check")
    assert ran.status == 2
    assert complaint in ran.err


def test_a_lexicon_file_and_words_of_the_config_together(project: Project) -> None:
    project.run("locales", "--learn", "docs", "--out", "words")
    project.add(
        {
            "specglot.toml": '[project]\npages = ["docs/{locale}/*.md"]\nlexicons = ["words/pl.toml"]\n'
            '[lexicon.pl.flag]\nno = ["Tak"]\n'
        }
    )
    ran = project.run("check", "--select", "required-differs")
    assert "optional in pl" in ran.out


def test_books_have_drafts_of_their_own(project: Project) -> None:
    project.add({f"more/{path}": text for path, text in texts("de", "fr", "pl").items()})
    project.add(
        {
            "specglot.toml": '[[book]]\nname = "one"\nproject = { pages = ["docs/{locale}/*.md"] }\n'
            '[[book]]\nname = "two"\nproject = { pages = ["more/{locale}/*.md"] }\n'
        }
    )
    ran = project.run("locales", "--learn", "--out", "words")
    assert ran.status == 0, ran.err
    assert (project.folder / "words/one/pl.toml").is_file()
    assert (project.folder / "words/two/pl.toml").is_file()
