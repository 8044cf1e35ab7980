"""A run that would come out the same is said again; one that would not is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from running import ROOT, Project, Ran, process
from specglot import commands
from specglot.check.samples import parcels
from specglot.recall import inputs

PAGE = "docs/ja/update-parcel.md"


class Counting(Project):
    """A project that knows how many commands were really run."""

    ran = 0

    def fresh(self, *words: str) -> Ran:
        """Run; it must do its work, and give what a run without a cache gives."""
        before = self.ran
        found = self.run(*words)
        assert self.ran == before + 1, "answered from the cache"
        assert found == self.run(*words, "--no-cache")
        return found

    def again(self, *words: str) -> Ran:
        """Run; it must be answered without work, as a run without a cache answers."""
        before = self.ran
        found = self.run(*words)
        assert self.ran == before, "did its work again"
        assert found == self.run(*words, "--no-cache")
        return found

    def edit(self, path: str, old: str = "ミリ秒", new: str = "秒") -> None:
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        self.add({path: text.replace(old, new)})


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Counting:
    """Three pages, a config and no cache yet, in the current folder."""
    made = Counting(tmp_path / "project", capsys)
    made.pages("de", "ja", "zh")
    run = commands.run

    def counted(*arguments: object) -> int:
        made.ran += 1
        return run(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(commands, "run", counted)
    monkeypatch.delenv("SPECGLOT_NO_CACHE")
    monkeypatch.chdir(made.folder)
    return made


def age(folder: Path) -> None:
    """Let all files be old enough for their times to be trusted."""
    for path in (folder, *folder.rglob("*")):
        if ".specglot" not in path.parts:
            os.utime(path, (1_700_000_000, 1_700_000_000))


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times are trusted at once: the tests that need it change nothing within a step of the clock."""
    monkeypatch.setattr(inputs, "SETTLED", 0)


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("check", "docs"),
        ("check", "docs/ja", "docs/de/update-parcel.md"),
        ("check", "--format", "sarif"),
        ("check", "--color", "always"),
        ("check", "-v"),
        ("check", "--select", "unit-*"),
        ("check", "--diff"),
        ("explain", "PUT", "/v2/parcels/{parcelId}", "mode"),
        ("extract", "--check"),
        ("generate", "--check"),
    ],
)
def test_nothing_new_is_said_again(project: Counting, words: tuple[str, ...]) -> None:
    project.edit(PAGE)
    if "--check" in words:
        project.run(*(word for word in words if word != "--check"), "--no-cache")
    project.fresh(*words)
    project.again(*words)
    project.again(*words)


@pytest.mark.parametrize("words", [("extract",), ("generate",), ("generate", "--target", "typescript")])
def test_a_command_that_finds_its_files_written_is_said_again(
    project: Counting, words: tuple[str, ...]
) -> None:
    project.run(*words)
    ran = project.run(*words)  # the first wrote; the second could tell, and is kept
    assert "0 written" in ran.err
    project.again(*words)
    written = next(path for path in project.files() if path.endswith((".yaml", ".py", ".ts")))
    project.add({written: b"edited"})
    assert project.run(*words).status == 1
    assert project.ran == 4  # two, one without the cache, and the last


def test_what_reads_no_pages_is_not_kept(project: Counting) -> None:
    project.run("rules")
    project.run("rules")
    assert project.ran == 2
    assert not (project.folder / ".specglot").exists()


def test_no_cache_neither_reads_nor_writes(project: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    project.run("check", "--no-cache")
    monkeypatch.setenv("SPECGLOT_NO_CACHE", "1")
    project.run("check")
    assert project.ran == 2
    assert not (project.folder / ".specglot").exists()


# What a run depends on


def change_page(project: Counting) -> None:
    project.edit(PAGE)


def add_page(project: Counting) -> None:
    (page,) = parcels("fr").values()
    project.add({"docs/fr/update-parcel.md": page})


def remove_page(project: Counting) -> None:
    (project.folder / PAGE).unlink()


def rename_folder(project: Counting) -> None:
    (project.folder / "docs/ja").rename(project.folder / "docs/ko")


def change_config(project: Counting) -> None:
    project.edit("specglot.toml", "[project]\n", "[check]\nignore = ['*-differs']\n[project]\n")


def add_nearer_config(project: Counting) -> None:
    shutil.move(project.folder / "specglot.toml", project.folder / "pyproject.toml")
    project.edit("pyproject.toml", "[project]", "[tool.specglot.project]")
    project.add({"specglot.toml": "[project]\npages = ['docs/{locale}/*.md']\n[check]\nfail-on = 'note'\n"})


def add_glossary(project: Counting) -> None:
    project.add({"glossary.toml": "[[term]]\nuse = { ja = '小包' }\navoid = { ja = ['荷物'] }\n"})


def page_of_rules(project: Counting) -> None:
    project.edit("specglot.toml", "[project]", "[site]\nurl = 'https://x.example/'\n[project]")


@pytest.mark.parametrize(
    "change",
    [
        change_page,
        add_page,
        remove_page,
        rename_folder,
        change_config,
        add_nearer_config,
        add_glossary,
        page_of_rules,
    ],
)
def test_a_change_is_seen(project: Counting, change: Callable[[Counting], None]) -> None:
    project.fresh("check", "--format", "json")
    project.again("check", "--format", "json")
    change(project)
    project.fresh("check", "--format", "json")
    project.again("check", "--format", "json")


def test_a_change_back_is_seen_too(project: Counting) -> None:
    first = project.fresh("check")
    project.edit(PAGE, "ミリ秒", "ナノ秒")
    assert project.fresh("check") != first
    project.edit(PAGE, "ナノ秒", "ミリ秒")
    assert project.run("check") == first


def test_a_baseline_is_looked_at(project: Counting) -> None:
    project.edit(PAGE)
    words = ("check", "--baseline", "known.json")
    project.run("check", "--update-baseline", "--baseline", "known.json")
    project.fresh(*words)
    project.again(*words)
    project.add({"known.json": '{"version": 1, "findings": []}'})
    assert project.fresh(*words).status == 1


def test_the_pages_of_the_manual_are_looked_for(project: Counting) -> None:
    page_of_rules(project)
    project.edit(PAGE)
    project.fresh("check", "--format", "json")
    project.add({"docs/manual/rules/unit-differs.html": ""})
    project.fresh("check", "--format", "json")


def test_templates_are_looked_at(project: Counting) -> None:
    project.edit("specglot.toml", "[project]", "[generate]\ntemplates = ['mine']\n[project]")
    project.add({"mine/python/README.md.j2": "one\n"})
    project.run("generate")
    project.run("generate")
    project.again("generate")
    project.add({"mine/python/README.md.j2": "two\n"})
    before = project.ran
    project.run("generate")
    assert project.ran == before + 1


@pytest.mark.parametrize("name", ["NO_COLOR", "COLUMNS", "SPECGLOT_ANY", "GIT_CEILING_DIRECTORIES"])
def test_the_environment_counts(project: Counting, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv(name, raising=False)
    project.fresh("check")
    monkeypatch.setenv(name, "1")
    project.fresh("check")


def test_the_command_line_counts(project: Counting) -> None:
    project.edit(PAGE)
    project.fresh("check")
    project.fresh("check", "--fail-on", "note")
    project.fresh("check", "docs")
    project.again("check")


def test_the_folder_counts(project: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    project.edit(PAGE)
    project.fresh("check", "--format", "github")
    monkeypatch.chdir(project.folder / "docs")
    project.fresh("check", "--format", "github")
    project.again("check", "--format", "github")


def test_a_config_named_elsewhere(project: Counting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    monkeypatch.chdir(tmp_path / "away")
    words = ("check", "--config", "../project/specglot.toml")
    project.fresh(*words)
    project.again(*words)
    project.edit(PAGE)
    project.fresh(*words)


def test_a_link_that_leads_elsewhere(project: Counting, tmp_path: Path) -> None:
    shutil.copytree(project.folder / "docs", tmp_path / "other")
    (project.folder / "pages").symlink_to(project.folder / "docs")
    project.fresh("check", "pages", "--format", "json")
    project.again("check", "pages", "--format", "json")
    (tmp_path / "other/ja/update-parcel.md").write_text("# 小包\n", encoding="utf-8")
    (project.folder / "pages").unlink()
    (project.folder / "pages").symlink_to(tmp_path / "other")
    project.fresh("check", "pages", "--format", "json")


def test_the_name_of_the_folder_counts_where_it_tells_the_locale(
    project: Counting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("de", "ja"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.md").write_text("# A\n\nKurz.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "de")
    project.fresh("check", ".", "-v")
    project.again("check", ".", "-v")
    shutil.copytree(tmp_path / "de" / ".specglot", tmp_path / "ja" / ".specglot")
    monkeypatch.chdir(tmp_path / "ja")
    assert "ja (by path)" in project.fresh("check", ".", "-v").err


# Times and contents


def test_by_times_no_page_is_read(project: Counting, settled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    age(project.folder)
    project.run("check")
    project.run("check")  # the folder of the cache is new: the project's own folder has another time
    read: list[str] = []
    found_now = inputs._found_now
    monkeypatch.setattr(inputs, "_found_now", lambda *some: read.append(some[1]) or found_now(*some))
    project.again("check")
    assert read == []


def test_other_times_are_no_change_and_are_learned(project: Counting, settled: None) -> None:
    age(project.folder)
    project.run("check")
    os.utime(project.folder / PAGE)
    project.again("check")
    read: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        found_now = inputs._found_now
        patch.setattr(inputs, "_found_now", lambda *some: read.append(some[1]) or found_now(*some))
        project.again("check")
    assert read == []


def test_a_copy_of_the_folder_is_the_same(
    project: Counting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project.fresh("check")
    shutil.copytree(project.folder, tmp_path / "clone", copy_function=shutil.copyfile)
    monkeypatch.chdir(tmp_path / "clone")
    project.again("check")


def test_a_change_that_hides_its_time_is_seen(project: Counting) -> None:
    """As many bytes as before, and the old time put back: tools that copy files do so."""
    project.edit(PAGE, "ミリ秒", "ナノ秒")
    file = project.folder / PAGE
    os.utime(file, (1_700_000_000, 1_700_000_000))
    project.fresh("check")
    project.edit(PAGE, "ナノ秒", "ミリ秒")
    os.utime(file, (1_700_000_000, 1_700_000_000))
    project.fresh("check")


def test_a_file_newer_than_the_clocks_step_is_read_again(project: Counting) -> None:
    """Two changes within one step leave one time; the first run is told by content."""
    project.add({PAGE: project.files()[PAGE]})
    project.fresh("check")
    before = (project.folder / PAGE).stat().st_mtime_ns
    project.edit(PAGE, "ミリ秒", "ナノ秒")
    os.utime(project.folder / PAGE, ns=(before, before))
    project.fresh("check")


def test_pages_that_change_during_the_run_are_not_kept(
    project: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    from specglot import pipeline

    check_files = pipeline.check_files

    def slow(*arguments: object) -> object:
        found = check_files(*arguments)  # type: ignore[arg-type]
        project.edit(PAGE)
        inputs.read(project.folder / PAGE)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "check_files", slow)
        project.run("check")
    project.fresh("check")


# git


def git(project: Counting, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@x", *words],
        cwd=project.folder,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(project: Counting) -> Counting:
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "one")
    return project


def commit(project: Counting) -> None:
    git(project, "commit", "-q", "--allow-empty", "-m", "two")


def branch(project: Counting) -> None:
    git(project, "checkout", "-q", "--orphan", "other")


def unstage(project: Counting) -> None:
    git(project, "rm", "-q", "--cached", PAGE)


def pack(project: Counting) -> None:
    git(project, "commit", "-q", "--allow-empty", "-m", "two")
    git(project, "pack-refs", "--all")


@pytest.mark.parametrize("change", [commit, branch, unstage, pack])
def test_what_git_says_of_pages_counts(repository: Counting, change: Callable[[Counting], None]) -> None:
    repository.fresh("check")
    repository.again("check")
    change(repository)
    repository.fresh("check")


def test_git_may_look_at_its_files(repository: Counting) -> None:
    repository.fresh("check")
    os.utime(repository.folder / PAGE)
    git(repository, "status")  # writes the index anew, with other times
    repository.again("check")


def test_a_clone_is_the_same(repository: Counting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.fresh("check")
    subprocess.run(["git", "clone", "-q", repository.folder, tmp_path / "clone"], check=True)
    shutil.copytree(repository.folder / ".specglot", tmp_path / "clone" / ".specglot")
    monkeypatch.chdir(tmp_path / "clone")
    repository.run("check")  # its git config names where it was cloned from
    repository.again("check")


def test_git_does_not_see_the_cache(repository: Counting) -> None:
    repository.fresh("check")
    said = subprocess.run(
        ["git", "status", "--porcelain"], cwd=repository.folder, capture_output=True, check=True
    )
    assert said.stdout == b""


def test_a_comparison_with_a_revision_is_never_kept(repository: Counting) -> None:
    repository.fresh("check", "--base", "HEAD")
    repository.fresh("check", "--base", "HEAD")


def test_a_work_tree_beside_the_clone(
    repository: Counting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    git(repository, "worktree", "add", "-q", str(tmp_path / "beside"))
    monkeypatch.chdir(tmp_path / "beside")
    repository.fresh("check")
    repository.again("check")
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-q", "--allow-empty", "-m", "two"],
        check=True,
    )
    repository.fresh("check")


# Several runs at once, and everything that a run opens


def test_runs_at_once_are_no_trouble(project: Counting) -> None:
    project.edit(PAGE)
    env = {name: value for name, value in os.environ.items() if name != "SPECGLOT_NO_CACHE"}
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "specglot", "check", *extra],
            cwd=project.folder,
            env={**env, "PYTHONPATH": str(ROOT / "generator")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for extra in ((), (), ("-v",), ())
    ]
    said = [(one.communicate(), one.returncode) for one in started]
    expected = process("check", cwd=project.folder)
    for (out, err), status in said:
        assert (out.decode(), status) == (expected.stdout, 1)
        assert b"Traceback" not in err
    project.again("check")


@pytest.mark.parametrize(
    "words", [("check",), ("extract", "--check"), ("generate", "--check"), ("check", "docs")]
)
def test_every_file_that_a_run_opens_is_noted(repository: Counting, words: tuple[str, ...]) -> None:
    """Python itself tells of every file opened and folder listed: none in the project may be missing in the notes."""
    repository.add({"glossary.toml": "", "mine/python/x.j2": "{# #}"})
    repository.edit("specglot.toml", "[project]", "[generate]\ntemplates = ['mine']\n[project]")
    repository.run("extract", "--no-cache")
    repository.run("generate", "--no-cache")
    code = f"""
import os, sys
opened = set()
def hook(event, arguments):
    if event in ("open", "os.scandir", "os.listdir") and isinstance(arguments[0], str | bytes | os.PathLike):
        opened.add(os.path.abspath(os.fsdecode(arguments[0])))
sys.addaudithook(hook)
from specglot.recall import inputs
begin = inputs.begin
seen = []
inputs.begin = lambda: seen.append(begin()) or seen[0]
from specglot.cli import main
main({list(words)!r})
noted = {{path for _, path in seen[0].notes}}
here = os.getcwd()
inside = {{path for path in opened if path.startswith(here) and "/.specglot" not in path and os.path.exists(path)}}
print("\\n@@", seen[0].doubt or "sure", *sorted(inside - noted))
"""
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=repository.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout.rpartition("@@")[2].split() == ["sure"]


def test_a_kept_run_answers_in_time(project: Counting) -> None:
    """Not a measurement: an answer from the cache must not take what the work takes, on any machine."""
    project.run("check")
    start = time.process_time()
    project.run("check")
    assert time.process_time() - start < 1
