"""Several books in one config: each with its own pages, folders and findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import Project
from specglot.check.samples import parcels
from specglot.config import load_config
from specglot.model.errors import InputError

TWO = """\
[project]
fallback = ["de"]
[check]
baseline = "known.json"
[[book]]
name = "parcels"
[book.project]
pages = ["a/{locale}/*.md"]
[[book]]
name = "boxes"
[book.project]
pages = ["b/{locale}/*.md"]
fallback = ["ja"]
[book.spec]
out = "boxes-spec"
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Project:
    """Two books: one whose locales agree, one in which they do not on one field."""
    monkeypatch.chdir(tmp_path)
    pages = parcels("de", "ja")
    for folder in ("a", "b"):
        for path, text in pages.items():
            file = tmp_path / folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    broken = tmp_path / "b" / next(path for path in pages if path.startswith("ja"))
    text = broken.read_text(encoding="utf-8")
    assert "**429**" in text
    broken.write_text(text.replace("**429**", "**428**"), encoding="utf-8")
    (tmp_path / "specglot.toml").write_text(TWO, encoding="utf-8")
    return Project(tmp_path, capsys)


def test_a_book_says_its_own_word_first_and_its_folders_are_called_after_it(project: Project) -> None:
    config = load_config(project.folder)
    parcels_book, boxes = config.books
    assert (parcels_book.name, parcels_book.fallback, boxes.fallback) == ("parcels", ("de",), ("ja",))
    assert (parcels_book.spec, boxes.spec) == ("spec/parcels", "boxes-spec")
    assert (parcels_book.generated, boxes.site) == ("generated/parcels", "site/boxes")
    assert (parcels_book.baseline, boxes.baseline) == ("parcels.known.json", "boxes.known.json")


def test_every_command_goes_over_all_books(project: Project) -> None:
    project.run("extract")
    files = project.files()
    assert {"spec/parcels/openapi.yaml", "boxes-spec/openapi.yaml"} <= set(files)
    project.run("generate", "--out", "code")
    made = {path.split("/")[1] for path in project.files() if path.startswith("code/")}
    assert made == {"parcels", "boxes"}


def test_one_report_of_all_books(project: Project) -> None:
    (project.folder / "specglot.toml").write_text(
        TWO.replace('baseline = "known.json"\n', ""), encoding="utf-8"
    )
    report = json.loads(project.run("check", "--format", "json").out)
    paths = {finding["place"]["path"] for finding in report["findings"]}
    assert paths
    assert all(path.startswith("b/") for path in paths)
    assert project.run("check").status == 1
    assert project.run("check", "--book", "parcels").status == 0


def test_the_sites_of_all_books_are_listed(project: Project) -> None:
    config = project.folder / "specglot.toml"
    config.write_text(TWO.replace("[project]", '[project]\ntitle = "All <b>of</b> it"', 1), encoding="utf-8")
    assert project.run("site", "--book", "boxes").status == 0
    assert "site/index.html" not in project.files()
    assert project.run("site").status == 0
    page = (project.folder / "site" / "index.html").read_text(encoding="utf-8")
    assert '<h1 id="top">All &lt;b&gt;of&lt;/b&gt; it</h1>' in page
    for href in ("parcels/index.html", "parcels/de/index.html", "boxes/ja/index.html", "boxes/status.html"):
        assert f'href="{href}"' in page
        assert (project.folder / "site" / href).is_file()
    assert project.run("build").status == 1
    assert (project.folder / "site" / "index.html").read_text(encoding="utf-8") == page


@pytest.mark.parametrize("command", ["site", "build"])
def test_the_list_replaces_no_page_of_somebody_else(project: Project, command: str) -> None:
    page = project.folder / "site" / "index.html"
    page.parent.mkdir()
    page.write_text("<h1>Mine</h1>", encoding="utf-8")
    before = project.files()
    ran = project.run(command)
    assert ran.status == 2
    assert "site/index.html" in ran.err
    assert project.files() == before


def test_each_book_has_its_own_baseline(project: Project) -> None:
    project.run("check", "--update-baseline")
    assert {"parcels.known.json", "boxes.known.json"} <= set(project.files())
    assert project.run("check").status == 0
    ran = project.run("check", "--baseline", "other.json")
    assert ran.status == 2
    assert "--book" in ran.err


def test_a_page_brings_its_book(project: Project) -> None:
    page = next(path for path in project.files() if path.startswith("b/ja/"))
    ran = project.run("extract", page, "--out", "out")
    assert ran.status == 0
    assert any(path.startswith("out/boxes/") for path in project.files())
    assert not any(path.startswith("out/parcels/") for path in project.files())


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (("mock",), "mock takes one book"),
        (("check", "--book", "crates"), "no book is called 'crates'"),
    ],
)
def test_what_cannot_be_done_says_how(project: Project, line: tuple[str, ...], problem: str) -> None:
    ran = project.run(*line)
    assert ran.status == 2
    assert problem in ran.err
    assert "parcels" in ran.err


def test_a_page_of_no_book_is_not_passed_over(project: Project) -> None:
    (project.folder / "loose.md").write_text("# Loose\n", encoding="utf-8")
    page = next(path for path in project.files() if path.startswith("b/ja/"))
    ran = project.run("check", page, "loose.md")
    assert ran.status == 2
    assert "loose.md" in ran.err


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ('[[book]]\nname = "a b"\n', "a book is called 'a b'", 2),
        ('[[book]]\nname = "../up"\n', "a book is called '../up'", 2),
        ('[[book]]\nname = "a"\n', "has no pages", 2),
        ('[[book]]\nnam = "a"\n', "a book is called None", 0),
        ('[project]\npages = ["x"]\n[[book]]\nname = "a"\n', "`pages` beside [[book]]", 2),
        ('[[book]]\nname = "a"\n[book.project]\npages = ["x"]\n' * 2, "two books are called 'a'", 2),
        ('[[book]]\nname = "a"\n[book.projct]\n', "`projct` in [book] is no setting", 3),
        ("book = 1\n", "`book` should be a list of tables", 1),
    ],
)
def test_a_wrong_book_is_refused(tmp_path: Path, text: str, problem: str, line: int) -> None:
    (tmp_path / "specglot.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_config(tmp_path)
    assert problem in caught.value.message
    assert caught.value.line == line
