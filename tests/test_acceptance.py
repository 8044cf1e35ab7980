"""The road from end to end, run as a user would, on pages that nobody here wrote."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from running import Project
from specglot.lexicon import lexicon_for

pytestmark = pytest.mark.shared

SEEDS = {"zh": "000", "pt": "001", "ja": "002", "de": "003", "fr": "004"}
FACTS = ("events-req", "sessions-req", "event-types", "req-params")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Project:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path, capsys)


def score(shared: Path, script: str, *arguments: str | Path) -> str:
    """What a scoring script prints; fails where it is not satisfied."""
    command = [sys.executable, str(shared / "eval" / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def seed(shared: Path, locale: str) -> Path:
    (file,) = (shared / "seeds").glob(f"{SEEDS[locale]}_*.txt")
    return file


def findings(project: Project, *sources: str | Path) -> list[dict[str, Any]]:
    """The findings of a check, as SARIF tells them."""
    ran = project.run("check", *map(str, sources), "--format", "sarif")
    assert ran.status in (0, 1), ran.err
    results: list[dict[str, Any]] = json.loads(ran.out)["runs"][0]["results"]
    return results


def line_of(result: dict[str, Any]) -> int:
    line: int = result["locations"][0]["physicalLocation"]["region"]["startLine"]
    return line


def test_five_seeds_give_the_whole_spec(project: Project, shared: Path) -> None:
    assert project.run("extract", str(shared / "seeds"), "--out", "s").status == 0
    facts = shared / "gold" / "events-req.facts.json"
    assert re.fullmatch(r"facts: (\d+)/\1\n", score(shared, "score_spec.py", "s/openapi.yaml", facts))
    assert {path.stem for path in (project.folder / "s/overlays").iterdir()} == set(SEEDS)


@pytest.mark.parametrize("locale", SEEDS)
def test_one_seed_alone_gives_the_whole_spec(project: Project, shared: Path, locale: str) -> None:
    assert project.run("extract", str(seed(shared, locale)), "--out", "one").status == 0
    facts = shared / "gold" / "events-req.facts.json"
    assert re.fullmatch(r"facts: (\d+)/\1\n", score(shared, "score_spec.py", "one/openapi.yaml", facts))


def test_the_whole_book(project: Project, shared: Path) -> None:
    assert project.run("extract", str(shared / "corpus" / "media-collection"), "--out", "m").status == 0
    facts = [shared / "gold" / f"{name}.facts.json" for name in FACTS]
    assert re.fullmatch(r"facts: (\d+)/\1\n", score(shared, "score_spec.py", "m/openapi.yaml", *facts))


def test_drift_of_the_seeds(project: Project, shared: Path) -> None:
    project.run("check", str(shared / "seeds"), "--format", "sarif", "--output", "f.sarif")
    told = score(shared, "score_drift.py", "f.sarif", shared / "gold" / "seeds.drift.json")
    assert "extra: 0" in told


def test_the_seeds_agree_on_every_fact(project: Project, shared: Path) -> None:
    assert [
        result["message"]["text"]
        for result in findings(project, shared / "seeds")
        if result["level"] == "error"
    ] == []


def test_what_the_pages_say_of_one_field(project: Project, shared: Path) -> None:
    pointer = "POST /api/v1/sessions/{sid}/events playerTime.ts"
    ran = project.run("explain", pointer, "--source", str(shared / "seeds"))
    assert ran.status == 0
    for locale in SEEDS:
        assert f"{seed(shared, locale).name}:41" in ran.out


# Change one fact in one page: that line, level error, both sides


def line_with(lines: list[str], pattern: str) -> int:
    (index,) = [index for index, line in enumerate(lines) if re.search(pattern, line)]
    return index


def rename(lines: list[str], _: str) -> int:
    at = line_with(lines, r"^\* `qoeData`")
    lines[at] = lines[at].replace("`qoeData`", "`qualityInfo`")
    return at + 1


def flip(lines: list[str], _: str) -> int:
    """`params` says of itself what `eventType` says: required instead of optional."""
    at, other = line_with(lines, r"^\* `params`"), line_with(lines, r"^\* `eventType`")
    lines[at] = lines[other].replace("`eventType`", "`params`")
    return at + 1


def drop(lines: list[str], _: str) -> int:
    at = line_with(lines, r"^\|.*\b410\b")
    del lines[at]
    return at + 1  # where the row would stand


def method(lines: list[str], _: str) -> int:
    at = line_with(lines, r"^POST\s*$")
    lines[at] = lines[at].replace("POST", "PUT")
    return at + 1


def path(lines: list[str], _: str) -> int:
    at = line_with(lines, r"^https://.*/events\s*$")
    lines[at] = lines[at].replace("/events", "/event")
    return at + 1


def unit(lines: list[str], locale: str) -> int:
    """Milliseconds become seconds, in the page's own words."""
    words = lexicon_for(locale)
    assert words is not None
    at = line_with(lines, r"^\s+\* `ts`")
    said = sorted(words.forms("unit", "ms"), key=len, reverse=True)
    form = next(form for form in said if form.casefold() in lines[at].casefold())
    lines[at] = re.sub(re.escape(form), str(words.word("unit", "s")), lines[at], flags=re.IGNORECASE)
    return at + 1


CHANGES: dict[str, tuple[Callable[[list[str], str], int], set[str]]] = {
    "a field renamed": (rename, {"field-name-differs", "field-missing"}),
    "required flipped": (flip, {"required-differs"}),
    "a code dropped": (drop, {"status-missing"}),
    "the method changed": (method, {"method-differs"}),
    "the path changed": (path, {"path-differs"}),
    "a unit changed": (unit, {"unit-differs"}),
}


@pytest.mark.parametrize("locale", SEEDS)
@pytest.mark.parametrize("change", CHANGES)
def test_one_changed_fact_is_found_where_it_stands(
    project: Project, shared: Path, change: str, locale: str
) -> None:
    mutate, rules = CHANGES[change]
    names = {one: seed(shared, one).name for one in SEEDS}
    project.add({f"seeds/{names[one]}": seed(shared, one).read_bytes() for one in SEEDS})
    file = project.folder / "seeds" / names[locale]
    lines = file.read_text(encoding="utf-8").split("\n")
    line = mutate(lines, locale)
    file.write_text("\n".join(lines), encoding="utf-8")
    errors = [result for result in findings(project, "seeds") if result["level"] == "error"]
    found = [result for result in errors if result["ruleId"] in rules]
    assert len(found) == 1, [result["message"]["text"] for result in errors]
    (result,) = found
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert (place.rsplit("/", 1)[-1], line_of(result)) == (names[locale], line)
    others = sorted(set(SEEDS) - {locale})
    assert result["properties"]["locale"] == locale
    assert result["properties"]["groups"] == [others, [locale]]
    text = result["message"]["text"]
    assert ", ".join(others) in text
    assert re.search(rf"\b{locale}\b", text)
    related = {
        other["physicalLocation"]["artifactLocation"]["uri"].rsplit("/", 1)[-1]
        for other in result["relatedLocations"]
    }
    assert related == {names[other] for other in others}
    assert errors == found, "one change, one error"
