"""What each command does and says."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from running import Project, process
from specglot.check.registry import rule_names
from specglot.check.samples import parcels
from specglot.lexicon import available


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Project:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path, capsys)


SPEC = {
    "spec/openapi.yaml",
    "spec/ledger.json",
    "spec/ledger.schema.json",
    "spec/overlays/de.yaml",
    "spec/overlays/ja.yaml",
}


def test_extract_writes_the_spec_folder_and_nothing_else(project: Project) -> None:
    before = set(project.pages("de", "ja").files())
    ran = project.run("extract")
    assert (ran.status, ran.out) == (0, "")
    written = set(project.files()) - before
    assert written >= SPEC
    assert all(path.startswith("spec/") for path in written)
    assert not any(
        path.rsplit("/", 1)[-1].startswith(".specglot-") and "manifest" not in path for path in written
    )


def test_extract_twice_changes_nothing(project: Project) -> None:
    project.pages("de", "ja").run("extract")
    before = project.files()
    ran = project.run("extract")
    assert "0 written" in ran.err
    assert project.files() == before


def test_extract_check_passes_when_fresh_and_shows_a_diff_when_stale(project: Project) -> None:
    project.pages("de", "ja")
    assert project.run("extract", "--check").status == 1
    assert not (project.folder / "spec").exists()
    project.run("extract")
    ran = project.run("extract", "--check")
    assert (ran.status, ran.out) == (0, "")
    project.pages("de", "ja", de=("Paket geändert.", "Paket ist geändert."))
    before = project.files()
    ran = project.run("extract", "--check")
    assert ran.status == 1
    assert "-          description: Paket geändert." in ran.out
    assert "+          description: Paket ist geändert." in ran.out
    assert "run `specglot" in ran.err
    assert project.files() == before


def test_a_locale_that_is_gone_takes_its_overlay_with_it(project: Project) -> None:
    project.pages("de", "ja").run("extract")
    (project.folder / "docs/ja/update-parcel.md").unlink()
    ran = project.run("extract", "--check")
    assert (ran.status, "overlays/ja.yaml" in ran.out) == (1, True)
    project.run("extract")
    assert not (project.folder / "spec/overlays/ja.yaml").exists()


def test_what_somebody_edited_is_kept_and_told(project: Project) -> None:
    project.pages("de", "ja").run("extract")
    file = project.folder / "spec/openapi.yaml"
    file.write_text("mine\n", encoding="utf-8")
    ran = project.run("extract")
    assert ran.status == 1
    assert "spec/openapi.yaml was edited" in ran.err
    assert file.read_text(encoding="utf-8") == "mine\n"


def test_files_of_others_in_the_folder_stay(project: Project) -> None:
    project.pages("de", "ja").add({"spec/notes.txt": "mine"})
    assert project.run("extract").status == 0
    assert (project.folder / "spec/notes.txt").read_text(encoding="utf-8") == "mine"


def test_out_goes_where_it_is_told(project: Project, tmp_path: Path) -> None:
    project.pages("de")
    assert project.run("extract", "--out", "elsewhere/s").status == 0
    assert (tmp_path / "elsewhere/s/openapi.yaml").is_file()
    assert not (tmp_path / "spec").exists()


def test_an_output_place_that_is_a_file(project: Project) -> None:
    project.pages("de").add({"spec": "a file"})
    before = project.files()
    ran = project.run("extract")
    assert (ran.status, "Traceback" in ran.err) == (2, False)
    assert "spec" in ran.err
    assert project.files() == before


def test_sources_on_the_command_line_need_no_config(project: Project) -> None:
    project.add({f"p/{index}.txt": text for index, text in enumerate(parcels("fr", "zh").values())})
    assert project.run("extract", "p", "--out", "s").status == 0
    document = yaml.safe_load((project.folder / "s/openapi.yaml").read_text(encoding="utf-8"))
    sources = document["paths"]["/v2/parcels/{parcelId}"]["put"]["x-sources"]
    assert sources == ["fr:p/0.txt:9", "zh:p/1.txt:9"]


def test_generate_writes_checks_and_notices_staleness(project: Project) -> None:
    project.pages("de", "ja")
    assert project.run("generate", "--check").status == 1
    assert project.run("generate").status == 0
    ran = project.run("generate", "--check")
    assert (ran.status, ran.out) == (0, "")
    models = next((project.folder / "generated/python").rglob("*.py"))
    models.write_text(models.read_text(encoding="utf-8") + "# x\n", encoding="utf-8")
    ran = project.run("generate", "--check")
    assert ran.status == 1
    assert "-# x" in ran.out


def test_generate_refuses_a_target_that_is_none(project: Project) -> None:
    ran = project.pages("de").run("generate", "--target", "cobol")
    assert (ran.status, ran.out) == (2, "")
    assert "cobol" in ran.err
    assert not (project.folder / "generated").exists()


def test_explain_a_rule(project: Project) -> None:
    for name in rule_names():
        ran = project.run("explain", name)
        assert ran.status == 0
        assert ran.out.startswith(f"# {name}\n")
        assert "## How to fix" in ran.out


def test_explain_a_fact_says_what_each_locale_says(project: Project) -> None:
    project.pages("de", "ja", "zh", ja=("ミリ秒", "秒"))
    ran = project.run("explain", "PUT", "/v2/parcels/{parcelId}", "window.timeout")
    assert ran.status == 0
    for locale, text in (
        ("de", "Wartezeit in Millisekunden."),
        ("ja", "待ち時間。単位は秒です。"),
        ("zh", "等待时间，单位为毫秒。"),
    ):
        assert f"docs/{locale}/update-parcel.md:32" in ran.out
        assert text in ran.out


def test_explain_what_is_neither(project: Project) -> None:
    ran = project.pages("de").run("explain", "no-such-thing")
    assert (ran.status, ran.out) == (2, "")
    assert "neither a rule nor a fact" in ran.err


def test_rules_and_locales_are_listed(project: Project) -> None:
    listed = project.run("rules").out.splitlines()
    assert [line.split()[0] for line in listed] == list(rule_names())
    assert {
        "fence-unclosed",
        "front-matter-unreadable",
        "id-duplicate",
        "page-empty",
        "lexicon-missing",
        "locale-guessed",
        "block-unread",
    } <= set(rule_names())
    assert [line.split()[0] for line in project.run("locales").out.splitlines()] == list(available())


@pytest.mark.parametrize("shape", ["docs/{}/a.md", "{}/guide/a.md", "docs/a.{}.md"])
def test_init_writes_a_config_that_finds_the_same_pages(project: Project, shape: str) -> None:
    project.add({shape.format(path.split("/")[0]): text for path, text in parcels("de", "pt", "zh").items()})
    assert project.run("init").status == 0
    ran = project.run("extract", "--verbose")
    assert ran.status == 0, ran.err
    assert ran.err.count("(by config)") == 3
    assert "pages tied by path" in ran.err


def test_init_does_not_replace_a_config(project: Project) -> None:
    project.pages("de").run("init")
    before = project.files()
    ran = project.run("init")
    assert ran.status == 2
    assert "--force" in ran.err
    assert project.files() == before
    assert project.run("init", "--force").status == 0


def test_build_does_it_all_and_says_what_it_found(project: Project) -> None:
    ran = project.pages("de", "ja", "zh").run("build", "--no-site")
    assert ran.status == 0, ran.err
    assert "3 pages in 3 locales (de, ja, zh): 1 operation," in ran.err
    assert (project.folder / "spec/openapi.yaml").is_file()
    assert (project.folder / "generated/python").is_dir()
    ran = project.run("build", "--check", "--no-site")
    assert ran.status == 0, ran.out


def test_build_reports_what_contradicts(project: Project) -> None:
    ran = project.pages("de", "ja", "zh", ja=("ミリ秒", "秒")).run("build", "--no-site")
    assert ran.status == 1
    assert "unit-differs" in ran.out
    assert (project.folder / "spec/openapi.yaml").is_file()


def test_coverage_is_told(project: Project) -> None:
    project.pages("de", "ja")
    assert project.run("extract", "--coverage").out != ""
    assert project.run("extract", "--min-coverage", "0.5").status == 0
    (project.folder / "docs/de/x.md").write_text("# X\n\n```\na\n```\n\n```\nb\n```\n" * 9, encoding="utf-8")
    assert project.run("extract", "--min-coverage", "0.99").status == 1


def test_a_closed_pipe_is_no_crash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import subprocess
    import sys

    from running import ROOT

    Project(tmp_path, capsys).pages("de")
    done = subprocess.run(
        f"{sys.executable} -m specglot rules | head -c 1", shell=True, cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "generator"), "PATH": "/usr/bin:/bin"}, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert process("rules", cwd=tmp_path).returncode == 0
