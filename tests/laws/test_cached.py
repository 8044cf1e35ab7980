"""A run that remembers says what a run says that does not, whatever was changed in between."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from running import Project
from specglot.recall import inputs

DOCS = Path(__file__).parents[2] / "docs"

Edit = Callable[[Path, random.Random], None]


def pages(project: Path) -> list[Path]:
    return sorted(project.glob("docs/*/*.md"))


def drop_line(project: Path, chance: random.Random) -> None:
    page = chance.choice(pages(project))
    lines = page.read_text(encoding="utf-8").split("\n")
    del lines[chance.randrange(len(lines))]
    page.write_text("\n".join(lines), encoding="utf-8")


def double_line(project: Path, chance: random.Random) -> None:
    page = chance.choice(pages(project))
    lines = page.read_text(encoding="utf-8").split("\n")
    at = chance.randrange(len(lines))
    page.write_text("\n".join([*lines[:at], lines[at], *lines[at:]]), encoding="utf-8")


def change_character(project: Path, chance: random.Random) -> None:
    page = chance.choice(pages(project))
    text = page.read_text(encoding="utf-8")
    at = chance.randrange(len(text))
    page.write_text(text[:at] + chance.choice("x`|#-7 \n中{") + text[at + 1 :], encoding="utf-8")


def change_number(project: Path, chance: random.Random) -> None:
    page = chance.choice(pages(project))
    text = page.read_text(encoding="utf-8")
    digits = [at for at, sign in enumerate(text) if sign.isdigit()]
    if digits:
        at = chance.choice(digits)
        page.write_text(text[:at] + chance.choice("123456789") + text[at + 1 :], encoding="utf-8")


def ignore_something(project: Path, chance: random.Random) -> None:
    page = chance.choice(pages(project))
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\n<!-- specglot: ignore unit-differs because -->\n", encoding="utf-8")


def swap_pages(project: Path, chance: random.Random) -> None:
    one, other = chance.sample(pages(project), 2)
    kept = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(kept)


def remove_page(project: Path, chance: random.Random) -> None:
    if len(found := pages(project)) > 4:
        chance.choice(found).unlink()


def rename_page(project: Path, chance: random.Random) -> None:
    page = chance.choice(pages(project))
    page.rename(page.with_name(f"{page.stem}-{chance.randrange(9)}.md"))


def copy_page(project: Path, chance: random.Random) -> None:
    page = chance.choice(pages(project))
    shutil.copy(page, page.with_name(f"copy-{page.name}"))


def another_locale(project: Path, chance: random.Random) -> None:
    page = chance.choice(pages(project))
    folder = page.parents[1] / chance.choice(["it", "cs", "pt-BR"])  # with a lexicon, without, and regional
    folder.mkdir(exist_ok=True)
    shutil.copy(page, folder / page.name)


def other_setting(project: Path, chance: random.Random) -> None:
    config = project / "specglot.toml"
    config.write_text(config.read_text() + f"# {chance.random()}\n")
    kept = "[project]\npages = ['docs/{locale}/*.md']\n"
    levels = f"[check.levels]\nnumber-missing = '{chance.choice(['error', 'note', 'off'])}'\n"
    words = "[lexicon.de.presence]\nrequired = ['zwingend']\n"
    config.write_text(kept + chance.choice(["", levels, words, levels + words]))


def nothing(project: Path, chance: random.Random) -> None:
    page = chance.choice(pages(project))
    os.utime(page)


EDITS: list[Edit] = [
    *(drop_line, double_line, change_character, change_number, ignore_something, swap_pages),
    *(remove_page, rename_page, copy_page, another_locale, other_setting, nothing),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of our own docs: five pages in five locales, and where the tests go on from each other."""
    made = tmp_path_factory.mktemp("cached")
    names = sorted(path.name for path in (DOCS / "de").glob("*.md"))[:5]
    for locale in ("de", "fr", "ja", "pt", "zh"):
        for name in names:
            (made / "docs" / locale).mkdir(parents=True, exist_ok=True)
            shutil.copy(DOCS / locale / name, made / "docs" / locale / name)
    (made / "specglot.toml").write_text("[project]\npages = ['docs/{locale}/*.md']\n")
    return made


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=3),
    seed=st.integers(0, 10**6),
    settled=st.booleans(),
)
def test_warm_is_cold(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    edits: list[Edit],
    seed: int,
    settled: bool,
) -> None:
    """Edit on edit on one project: the cache has seen many states of it, and must never take one for another."""
    project = Project(folder, capsys)
    chance = random.Random(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("SPECGLOT_NO_CACHE")
        if settled:
            patch.setattr(inputs, "SETTLED", 0)
        for edit in edits:
            edit(folder, chance)
        cold = project.run("check", "--format", "json", "--no-cache")
        assert project.run("check", "--format", "json") == cold
        assert project.run("check", "--format", "json") == cold
        assert project.run("check", "--format", "json", "--jobs", "1") == cold
