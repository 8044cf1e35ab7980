"""The checkout itself: what may not be in it, and what must agree."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "specglot"
LARGEST = 1024 * 1024
LONGEST_MODULE = 400
SHORTEST_COPY = 60


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is or would be committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return tuple(path for path in paths if path.is_file())


@cache
def texts() -> dict[str, str]:
    """Every text file of the checkout, by its path."""
    found: dict[str, str] = {}
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data:
            found[path.relative_to(ROOT).as_posix()] = data.decode("utf-8", "replace")
    return found


def mentions(pattern: str) -> list[str]:
    wanted = re.compile(pattern)
    return [
        f"{name}:{text.count(chr(10), 0, hit.start()) + 1}: {hit.group()}"
        for name, text in texts().items()
        for hit in wanted.finditer(text)
    ]


# What may not be in it


def test_no_path_of_this_machine() -> None:
    assert mentions(rf"(?<![\w.]){re.escape(str(ROOT))}(?![\w-])") == []
    assert mentions(rf"/{'work'}/(?:main|shared|venv)\b") == []
    assert mentions(r"(?<![\w.\-/}])/(?:home|Users)/[a-z][a-z0-9_-]*/\S") == []


def test_no_registry_host() -> None:
    hosts = (
        ("pypi", "org"),
        ("files.pythonhosted", "org"),
        ("registry.npmjs", "org"),
        ("registry.yarnpkg", "com"),
    )
    pattern = "|".join(re.escape(".".join(host)) for host in hosts)
    assert mentions(pattern) == []


def test_no_lock_file_with_addresses() -> None:
    locks = {"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock"}
    assert [path.name for path in tracked() if path.name in locks] == []
    assert [
        name for name, text in texts().items() if name.endswith("lock.json") and '"resolved": "http' in text
    ] == []


def test_no_large_file() -> None:
    assert {path.name: path.stat().st_size for path in tracked() if path.stat().st_size > LARGEST} == {}


def test_no_long_module() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_constraints_only_pin() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[a-z0-9][a-z0-9-]*==[0-9][\w.+!]*", pin)] == []
    assert pins == sorted(set(pins))


def test_every_dependency_is_pinned() -> None:
    import tomllib

    project: Any = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(one for extra in project["optional-dependencies"].values() for one in extra),
    ]
    names = {re.split(r"[<>=\[ ;]", requirement, maxsplit=1)[0] for requirement in wanted} - {project["name"]}
    pins = {
        line.split("==")[0] for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    }
    assert {name for name in names if re.sub(r"[-_.]+", "-", name).lower() not in pins} == set()


# What must agree


def readme_commands() -> list[str]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^```\n(pip install .*)\n```$", readme, flags=re.MULTILINE)


def test_readme_sets_up_in_two_commands() -> None:
    assert readme_commands() == [
        "pip install . && specglot build",
        "pip install -c constraints.txt -e '.[dev]' && pytest",
    ]


def test_ci_tests_as_the_readme_says() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert readme_commands()[1] in map(str.strip, ci)
    assert readme_commands()[1] in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_readme_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        import_module("specglot.cli").main(["--help"])
    commands = set(re.findall(r"^    ([a-z]+) ", capsys.readouterr().out, flags=re.MULTILINE))
    table = "\n".join(
        re.findall(r"^\| `.*$", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    assert commands, "no commands in the help"
    assert {name for name in commands if not re.search(rf"`(?:specglot )?{name}\b", table)} == set()


def test_ci_can_be_run() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", ".ci/run"], cwd=ROOT, check=False).returncode == 0


def test_the_version_has_its_place_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "\n## [Unreleased]\n" in changelog


# What is found by looking, never listed


def test_every_rule_file_is_a_rule() -> None:
    files = {path.stem for path in (PACKAGE / "check" / "rules").glob("[!_]*.py")}
    names = {rule.name for rule in import_module("specglot.check.registry").all_rules()}
    assert {name.replace("-", "_") for name in names} == files
    assert files


def test_every_lexicon_file_is_a_locale() -> None:
    files = {path.stem for path in (PACKAGE / "lexicon").glob("*.toml")} - {"und"}
    assert set(import_module("specglot.lexicon").available()) == files
    assert files


def test_every_target_folder_is_a_target() -> None:
    folders = {path.parent.name for path in (PACKAGE / "emit" / "targets").glob("*/target.py")}
    assert folders <= set(import_module("specglot.emit.target").names())
    assert folders


def test_shared_test_modules_have_names_of_their_own() -> None:
    names = [
        path.name
        for path in (ROOT / "tests").rglob("*.py")
        if not path.name.startswith(("test_", "conftest"))
    ]
    assert sorted(names) == sorted(set(names))


# Nobody else's text


def paragraphs(text: str) -> set[str]:
    """Its paragraphs and lines, blanks collapsed, that say something: code spans and punctuation are facts and form."""
    pieces = {" ".join(piece.split()) for piece in (*re.split(r"\n\s*\n", text), *text.splitlines())}
    return {
        piece for piece in pieces if len(piece) >= SHORTEST_COPY and words(piece) >= SHORTEST_COPY * 3 // 4
    }


def words(text: str) -> int:
    """The number of letters outside code spans."""
    return sum(char.isalpha() for char in re.sub(r"`[^`]*`", "", text))


@pytest.mark.shared
def test_no_text_of_the_example_books(shared: Path) -> None:
    theirs: set[str] = set()
    for folder in ("seeds", "corpus"):
        for path in (shared / folder).rglob("*"):
            if path.suffix in (".md", ".txt"):
                theirs |= paragraphs(path.read_text(encoding="utf-8", errors="replace"))
    assert theirs
    copied = {
        name: sorted(common)
        for name, text in texts().items()
        if name.startswith(("docs/", "tests/")) and (common := paragraphs(text) & theirs)
    }
    assert copied == {}
