"""specglot.toml or [tool.specglot] as a Config."""

from __future__ import annotations

from pathlib import Path

import pytest

from specglot.config import Config, load_config, load_config_file
from specglot.model.errors import InputError

WHOLE = """\
[project]
pages = ["docs/{locale}/*.md", "more/*.md"]
version = "2"
fallback = ["pt", "de"]
[project.title]
de = "Boote"
[spec]
out = "api"
[generate]
out = "gen"
targets = ["python"]
lang = "ja"
templates = ["mine"]
[generate.options.python]
package = "boats"
[site]
out = "web"
url = "https://example.com/"
[check]
select = ["unit-*"]
ignore = ["page-missing"]
fail-on = "warning"
baseline = "known.json"
levels = { unit-differs = "note" }
[[check.overrides]]
paths = ["docs/ja/*"]
levels = { field-missing = "off" }
[lexicon.fi.presence]
required = ["pakollinen"]
"""


def load(folder: Path, text: str, name: str = "specglot.toml") -> Config:
    (folder / name).write_text(text, encoding="utf-8")
    return load_config(folder)


def test_everything_it_can_say(tmp_path: Path) -> None:
    config = load(tmp_path, WHOLE)
    assert (config.root, config.path) == (tmp_path.resolve(), "specglot.toml")
    assert (config.pages, config.version, config.fallback) == (
        ("docs/{locale}/*.md", "more/*.md"),
        "2",
        ("pt", "de"),
    )
    assert (dict(config.title), config.lang, config.spec, config.generated, config.site, config.site_url) == (
        {"de": "Boote"}, "ja", "api", "gen", "web", "https://example.com/",
    )  # fmt: skip
    assert (config.targets, config.templates, config.options["python"]["package"]) == (
        ("python",),
        ("mine",),
        "boats",
    )
    assert (config.select, config.ignore, config.fail_on, config.baseline) == (
        ("unit-*",),
        ("page-missing",),
        "warning",
        "known.json",
    )
    assert (dict(config.levels), config.overrides[0]["paths"]) == ({"unit-differs": "note"}, ["docs/ja/*"])
    assert list(config.words["fi"]["presence"]["required"]) == ["pakollinen"]


def test_everything_has_a_default(tmp_path: Path) -> None:
    assert load(tmp_path, "") == Config(root=tmp_path.resolve(), path="specglot.toml")


def test_a_title_for_all_languages(tmp_path: Path) -> None:
    assert dict(load(tmp_path, '[project]\ntitle = "Boote"\n').title) == {"und": "Boote"}


def test_the_nearest_folder_above_that_has_one(tmp_path: Path) -> None:
    load(tmp_path, '[project]\nversion = "1"\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert load_config(below).root == tmp_path.resolve()
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert load_config(below).version == "1"
    (tmp_path / "a" / "pyproject.toml").write_text(
        "[tool.specglot.project]\nversion = '3'\n", encoding="utf-8"
    )
    assert load_config(below).version == "3"


def test_it_does_not_look_above_the_repository(tmp_path: Path) -> None:
    load(tmp_path, '[project]\nversion = "1"\n')
    (tmp_path / "a" / ".git").mkdir(parents=True)
    assert load_config(tmp_path / "a") == Config(root=(tmp_path / "a").resolve())


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("[project]\npagse = []\n", 2, 1, "`pagse` in [project] is no setting"),
        ("[check]\n# levels\n  fail_on = 'error'\n", 3, 3, "`fail_on` in [check] is no setting"),
        ("[projekt]\n", 1, 2, "`projekt` is no setting"),
        ("[project]\npages = 'x'\n", 2, 1, "`pages` should be a list of texts"),
        ("[project]\npages = [1]\n", 2, 1, "`pages` should be a list of texts"),
        ("[project]\nversion = 2\n", 2, 1, "`version` should be a text in quotes"),
        ("project = 1\n", 1, 1, "`project` should be a table"),
        ("[check]\noverrides = 'x'\n", 2, 1, "`overrides` should be a list of tables"),
        ("[site]\nout = '/etc'\n", 2, 1, "`out` leaves the project folder: /etc"),
        ("[generate]\nout = '~/x'\n", 2, 1, "`out` leaves the project folder: ~/x"),
        ("[generate]\nout = 'a/../../b'\n", 2, 1, "`out` leaves the project folder: a/../../b"),
        ("[spec]\nout = 'C:/x'\n", 2, 1, "`out` leaves the project folder: C:/x"),
        ("[check]\nfail-on = 'fatal'\n", 2, 1, "`fail-on` is 'fatal'"),
        ("a = \n", 1, 5, "not TOML: Invalid value"),
    ],
)
def test_what_it_cannot_say(tmp_path: Path, text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(InputError) as raised:
        load(tmp_path, text)
    error = raised.value
    assert (error.path, error.line, error.column, error.message) == ("specglot.toml", line, column, message)


def test_pyproject_is_complained_about_by_its_own_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^pyproject\.toml:2:1: `pagse`"):
        load(tmp_path, "[tool.specglot.project]\npagse = []\n", "pyproject.toml")


def test_a_config_file_of_any_name(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text('[project]\npages = ["{locale}/*.md"]\n', encoding="utf-8")
    assert load_config_file(tmp_path / "other.toml").pages == ("{locale}/*.md",)


def test_no_config_file_where_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such config file"):
        load_config_file(tmp_path / "none.toml")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"tool\.specglot"):
        load_config_file(tmp_path / "pyproject.toml")
