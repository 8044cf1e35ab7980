"""Arguments and exit codes: 0 nothing to say, 1 findings or stale files, 2 the run could not be done."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from running import Project, process
from specglot import __version__
from specglot.check.samples import parcels
from specglot.cli import Terminal, parser
from specglot.options import FORMATS


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Project:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Project(tmp_path, capsys)


# Usage


def test_version(project: Project) -> None:
    ran = project.run("--version")
    assert (ran.status, ran.out) == (0, f"specglot {__version__}\n")


def test_help_names_every_command(project: Project) -> None:
    ran = project.run("--help")
    assert ran.status == 0
    for command in ("build", "extract", "check", "generate", "site", "explain", "rules", "locales", "init"):
        assert re.search(rf"^    {command}\s", ran.out, re.MULTILINE), command


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nonsense",),
        ("check", "--format", "xml"),
        ("check", "--fail-on", "never"),
        ("explain",),
        ("build", "--nope"),
    ],
)
def test_wrong_usage_is_2(project: Project, arguments: tuple[str, ...]) -> None:
    ran = project.run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert "usage:" in ran.err


def test_formats_are_those_that_can_be_written() -> None:
    from specglot import report

    assert set(FORMATS) == set(report.FORMATS)


# What a run can find


def test_agreeing_pages_are_0(project: Project) -> None:
    ran = project.pages("de", "ja", "zh").run("check")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "No findings on 3 pages in 3 locales.\n"


def test_findings_are_1_with_place_and_both_sides(project: Project) -> None:
    ran = project.pages("de", "ja", "zh", ja=("ミリ秒", "秒")).run("check")
    assert ran.status == 1
    assert "error[unit-differs]" in ran.out
    assert "docs/ja/update-parcel.md:32:" in ran.out
    assert "ms in de, zh; s in ja" in ran.out


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1), ("note", 1)])
def test_fail_on(project: Project, level: str, status: int) -> None:
    project.pages("de", "ja", "zh", ja=("uuid: 7c1f", "uuid: 7 c1f"))
    assert project.run("check", "--fail-on", level).status == status
    project.add(
        {"specglot.toml": f'[project]\npages = ["docs/{{locale}}/*.md"]\n[check]\nfail-on = "{level}"\n'}
    )
    assert project.run("check").status == status


def test_select_and_ignore(project: Project) -> None:
    project.pages("de", "ja", "zh", ja=("ミリ秒", "秒"))
    assert project.run("check", "--ignore", "unit-*").status == 0
    assert project.run("check", "--select", "type-differs,field-missing").status == 0
    assert project.run("check", "--select", "unit-differs").status == 1
    ran = project.run("check", "--select", "no-such-rule")
    assert (ran.status, ran.out) == (2, "")
    assert "no-such-rule" in ran.err


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_written_to_a_file_whole(project: Project, kind: str) -> None:
    ran = project.pages("de", "ja", "zh", ja=("ミリ秒", "秒")).run(
        "check", "--format", kind, "--output", "out/report"
    )
    assert (ran.status, ran.out) == (1, "")
    assert "1 error" in ran.err
    text = (project.folder / "out/report").read_text(encoding="utf-8")
    assert "unit" in text
    assert "\x1b" not in text


def test_sarif_points_into_the_source_root(project: Project) -> None:
    ran = project.pages("de", "ja", "zh", ja=("ミリ秒", "秒")).run("check", "--format", "sarif")
    (result,) = json.loads(ran.out)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (result["ruleId"], result["level"], place["artifactLocation"]["uri"], place["region"]["startLine"]) == (
        "unit-differs", "error", "docs/ja/update-parcel.md", 32,
    )  # fmt: skip
    assert {other["physicalLocation"]["artifactLocation"]["uri"] for other in result["relatedLocations"]} == {
        "docs/de/update-parcel.md", "docs/zh/update-parcel.md",
    }  # fmt: skip
    assert result["properties"]["groups"] == [["de", "zh"], ["ja"]]


# What a run cannot do: one clear message with its place, exit 2, nothing written


BROKEN = {
    "a page that is not UTF-8": ({"docs/de/a.md": "# Größe\n\nMaß".encode("latin-1")}, ("docs",), r"docs/de/a\.md:1:5: not UTF-8: byte 0xf6\n  help: save the page as UTF-8"),
    "bytes cut in two": ({"docs/ja/a.md": "# 良\n\n再生".encode()[:-1]}, ("docs",), r"docs/ja/a\.md:3:2: not UTF-8"),
    "a folder without pages": ({"docs/readme.rst": b"x"}, ("docs",), r"docs: no pages in this folder\n  help: pages are files that end in \.md"),
    "a folder that is not there": ({}, ("nowhere",), r"nowhere: no such file or folder"),
    "a file that is no page": ({"a.pdf": b"%PDF"}, ("a.pdf",), r"a\.pdf: not a page\n  help: pages end in"),
    "no pages named": ({}, (), r"no pages are named\n  help: .*specglot init"),
    "a pattern that matches nothing": ({"specglot.toml": b'[project]\npages = ["api/{locale}/*.md"]\n'}, (), r"no page matches the pattern 'api/\{locale\}/\*\.md'"),
    "a pattern that leaves the project": ({"specglot.toml": b'[project]\npages = ["../**/*.md"]\n'}, (), r"leaves the project"),
    "a config that is not TOML": ({"specglot.toml": b'[project]\npages = ["a",\nb'}, (), r"specglot\.toml:\d+:\d+: not TOML"),
    "a config that is not UTF-8": ({"specglot.toml": b"# \xff"}, (), r"specglot\.toml.*: not UTF-8"),
    "an unknown key": ({"specglot.toml": b'[project]\n\npagse = ["a"]\n'}, (), r"specglot\.toml:3:1: `pagse` in \[project\] is no setting\n  help: settings here: backend, fallback, kinds, lexicons, pages, title, version"),
    "an unknown section": ({"specglot.toml": b"[projekt]\n"}, (), r"specglot\.toml:1:2: `projekt` is no setting"),
    "a value of the wrong kind": ({"specglot.toml": b'[project]\npages = "a"\n'}, (), r"specglot\.toml:2:1: `pages` should be a list of texts"),
    "an output outside": ({"specglot.toml": b'[spec]\nout = "../x"\n'}, (), r"specglot\.toml:2:1: `out` leaves the project folder: \.\./x"),
    "a level that is none": ({"specglot.toml": b'[check]\nfail-on = "never"\n'}, (), r"specglot\.toml:2:1: `fail-on` is 'never'\n  help: write error, warning or note"),
    "a config file that is not there": ({"docs/de/a.md": b"# A"}, ("docs", "--config", "x.toml"), r"x\.toml: no such config file"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
@pytest.mark.parametrize("command", ["extract", "check"])
def test_what_cannot_be_done(project: Project, case: str, command: str) -> None:
    files, arguments, message = BROKEN[case]
    before = project.add(files).files()
    ran = project.run(command, *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert re.search(message, ran.err), ran.err
    assert ran.err.startswith("specglot: ")
    assert "Traceback" not in ran.err
    assert project.files() == before


@pytest.mark.parametrize(
    "case",
    ["a page that is not UTF-8", "a folder without pages", "an unknown key", "a config that is not TOML"],
)
def test_what_cannot_be_done_as_a_process(
    tmp_path: Path, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files, arguments, message = BROKEN[case]
    Project(tmp_path, capsys).add(files)
    done = process("build", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.search(message, done.stderr)
    assert "Traceback" not in done.stderr


# What a run can do all the same, and says


SAID = {
    "an unclosed fence": ({"docs/de/a.md": "# A {#a}\n\n```\nGET https://h/v1/a\n\n## B\n"}, 1, r"error\[fence-unclosed\].*\n.*docs/de/a\.md:3:1"),
    "an empty file": ({"docs/de/a.md": "", "docs/ja/a.md": "# A\n"}, 0, r"warning\[page-empty\].*\n.*docs/de/a\.md:1:1"),
    "a locale with no lexicon": ({"docs/fi-FI/a.md": "# A\n"}, 0, r"note\[lexicon-missing\]: no lexicon for fi-FI.*\n.*docs/fi-FI/a\.md:1:1"),
    "a locale guessed from the text": ({"docs/x/a.md": "# Größe\n\nEin Text, der lang genug ist, um ihn zu erkennen.\n"}, 0, r"note\[locale-guessed\]: locale guessed from the text: de"),
    "two pages with the same id": (
        {"docs/de/a.md": "---\nid: ab12-cd34\n---\n\n# A\n", "docs/de/b.md": "---\nid: a b12-cd34\n---\n\n# B\n"}, 1,
        r"error\[id-duplicate\]: id 'a b12-cd34' also stands in docs/de/a\.md.*\n.*docs/de/b\.md:2:5",
    ),
    "front matter that is not YAML": ({"docs/de/a.md": "---\ntitle: A: b\n---\n\n# A\n"}, 1, r"error\[front-matter-unreadable\]: front matter is not YAML.*\n.*docs/de/a\.md:2:9"),
    "a block nobody reads": ({"docs/de/a.md": "# A\n\n```\na -> b\n```\n"}, 0, r"note\[block-unread\]: not read: 1 fence\n.*docs/de/a\.md:3:1"),
}  # fmt: skip


@pytest.mark.parametrize("case", SAID)
def test_what_is_said_of_a_page(project: Project, case: str) -> None:
    files, status, message = SAID[case]
    ran = project.add(files).run("check", "docs")
    assert ran.status == status, ran.out
    assert re.search(message, ran.out), ran.out
    assert project.run("extract", "docs", "--out", "s").status == 0


@pytest.mark.parametrize("case", ["an unclosed fence", "an empty file", "two pages with the same id"])
def test_what_is_said_of_a_page_as_a_process(
    tmp_path: Path, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files, status, message = SAID[case]
    Project(tmp_path, capsys).add(files)
    done = process("check", "docs", cwd=tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (status, False)
    assert re.search(message, done.stdout)


# Colour, output, encoding


def test_colour_is_asked_for_or_not_there(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.pages("de", "ja", "zh", ja=("ミリ秒", "秒"))
    assert "\x1b[" not in project.run("check").out
    assert "\x1b[" in project.run("check", "--color", "always").out
    assert "\x1b[" not in project.run("check", "--color", "never").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" in project.run("check", "--color", "always").out


@pytest.mark.parametrize(
    ("terminal", "no_color", "coloured"), [(True, "", True), (True, "1", False), (False, "", False)]
)
def test_no_color_is_honoured_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, no_color: str, coloured: bool
) -> None:
    class Stream:
        def isatty(self) -> bool:
            return terminal

    monkeypatch.setattr("sys.stdout", Stream())
    monkeypatch.setenv("NO_COLOR", no_color)
    assert Terminal("auto").coloured is coloured
    assert Terminal("always").coloured is True
    assert Terminal("never").coloured is False


def test_an_output_that_cannot_say_everything_still_ends_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Project(tmp_path, capsys).pages("de", "ja", "zh", ja=("ミリ秒", "秒"))
    done = process("check", cwd=tmp_path, PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "\\u" in done.stdout


def test_progress_goes_nowhere_without_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Project(tmp_path, capsys).pages("de", "ja")
    done = process("check", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_verbose_tells_how_pages_were_tied(project: Project) -> None:
    project.add({f"{number}.txt": text for number, text in enumerate(parcels("de", "ja").values())})
    ran = project.run("check", ".", "--verbose")
    assert "update-parcel: pages tied by id\n  de (by text) 0.txt\n  ja (by text) 1.txt\n" in ran.err


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    import subprocess
    import sys

    from running import ROOT

    code = (
        "import sys; from specglot.cli import parser; parser();"
        "heavy = {'yaml', 'jinja2', 'msgspec', 'pydantic', 'markdown_it', 'lingua', 'mkdocs', 'datamodel_code_generator', 'babel'} & set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_parser_is_of_this_program() -> None:
    assert parser().prog == "specglot"
