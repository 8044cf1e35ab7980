"""git → when pages were last changed: what is not known is left out, never guessed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from specglot.check.samples import parcels
from specglot.config import Config
from specglot.history import page_dates
from specglot.model.dates import UNKNOWN
from specglot.pipeline import check_book, dates_of, read_book

DAY = 86_400
START = 1_600_000_000  # 2020-09-13


def git(folder: Path, *arguments: str, day: int = 0) -> str:
    stamp = f"{START + day * DAY} +0000"
    who = {
        f"GIT_{role}_{part}": "w@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for part in ("NAME", "EMAIL")
    }
    environment = {**os.environ, **who, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=True)
    return done.stdout.decode().strip()


def commit(folder: Path, day: int, **pages: str) -> str:
    """Write pages (`de="text"` → docs/de/page.md), commit them, and give the commit's hash."""
    for locale, text in pages.items():
        file = folder / "docs" / locale / "page.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", f"day {day}", day=day)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Day 0: de and fr; day 1: ja; day 2: fr and ja."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, 0, de="a", fr="a")
    commit(folder, 1, ja="a")
    commit(folder, 2, fr="b", ja="b")
    return folder


PATHS = ("de/page.md", "fr/page.md", "ja/page.md")


def days(folder: Path, ref: str = "HEAD") -> dict[str, int | None]:
    dates = page_dates(folder / "docs", PATHS, (), ref)
    times = {path: dates.changed(path) for path in PATHS}
    return {path[:2]: None if time is None else (time - START) // DAY for path, time in times.items()}


def test_each_page_has_the_day_of_its_last_change(repository: Path) -> None:
    assert days(repository) == {"de": 0, "fr": 2, "ja": 2}
    assert days(repository, "HEAD~1") == {"de": 0, "fr": 0, "ja": 1}


def test_commits_say_which_pages_changed_together(repository: Path) -> None:
    commits = page_dates(repository / "docs", PATHS, ()).commits
    assert [sorted(one.paths) for one in commits] == [
        ["fr/page.md", "ja/page.md"],
        ["ja/page.md"],
        ["de/page.md", "fr/page.md"],
    ]


def test_the_log_is_read_no_further_than_needed(repository: Path) -> None:
    assert len(page_dates(repository / "docs", ["fr/page.md", "ja/page.md"], ()).commits) == 1


def test_where_a_shallow_clone_ends_nothing_is_known(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "one")
    git(tmp_path, "clone", "--quiet", "--depth=2", repository.as_uri(), "two")
    assert days(tmp_path / "one") == {"de": None, "fr": None, "ja": None}
    assert days(tmp_path / "two") == {"de": None, "fr": 2, "ja": 2}


def test_a_page_that_is_being_changed_has_no_date(repository: Path) -> None:
    (repository / "docs" / "de" / "page.md").write_text("c", encoding="utf-8")
    assert days(repository) == {"de": None, "fr": 2, "ja": 2}


def test_names_beyond_ascii_are_found(repository: Path) -> None:
    (repository / "docs" / "ü ber.md").write_text("a", encoding="utf-8")
    commit(repository, 3)
    assert page_dates(repository / "docs", ["ü ber.md"], ()).changed("ü ber.md") == START + 3 * DAY


def test_source_versions_of_this_clone_are_dated(repository: Path) -> None:
    first, head = git(repository, "rev-parse", "HEAD~2"), git(repository, "rev-parse", "HEAD")
    blob = git(repository, "rev-parse", "HEAD:docs/de/page.md")
    asked = [head, first, first[:12], blob, "f" * 40, "v1.2", "", "--help", "HEAD"]
    assert page_dates(repository, (), asked).sources == {
        head: START + 2 * DAY,
        first: START,
        first[:12]: START,
    }


def test_without_git_nothing_is_known(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plain").mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert page_dates(tmp_path / "plain", PATHS, ()) == UNKNOWN
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert page_dates(repository, PATHS, ()) == UNKNOWN


def test_a_repository_without_a_commit_knows_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert page_dates(tmp_path, PATHS, ()) == UNKNOWN


def test_a_page_left_behind_is_told_with_its_days_and_the_older_version_is_named(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    old = commit(tmp_path, 0, xx="source, first version")
    new = commit(tmp_path, 100, xx="source, second version")
    (tmp_path / "docs" / "xx" / "page.md").unlink()

    def pages(version: str, *locales: str) -> dict[str, str]:
        change = ("uuid", f"source-git-commit: {version}\nuuid")
        return {tag: next(iter(parcels(tag, **{tag: change}).values())) for tag in locales}

    commit(tmp_path, 50, **pages(old, "de", "fr", "ja"))
    second = pages(new, "fr", "ja")
    commit(tmp_path, 120, **{tag: text.replace("`label`", "`tag`") for tag, text in second.items()})
    book = read_book([tmp_path / "docs"], Config(root=tmp_path))
    found = {one.rule: one for one in check_book(book, dates=dates_of(book.root, book.spec.groups))}
    stale = found["page-stale"]
    assert (stale.primary.path, stale.locale, stale.groups) == (
        "docs/de/page.md",
        "de",
        (("fr", "ja"), ("de",)),
    )
    assert "last changed on 2020-11-02; fr, ja changed together on 2021-01-11" in stale.message
    renamed = found["field-name-differs"]
    assert renamed.attribution == "version-skew"
    assert renamed.help.endswith("The older source version is that of de, of 2020-09-13.")
    assert "page-stale" not in {one.rule for one in check_book(book)}
    assert not any("older source version is" in one.help for one in check_book(book))
