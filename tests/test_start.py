"""What the program loads before it knows that there is work."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from running import ROOT, Project
from specglot import overview
from specglot.check.samples import parcels, sentences
from specglot.cli import parser

HEAVY = {
    *("argparse", "dataclasses", "inspect", "json", "logging", "pathlib", "re", "subprocess", "tempfile"),
    *("tomllib", "typing", "unicodedata", "urllib", "importlib.metadata", "multiprocessing"),
    *("babel", "datamodel_code_generator", "jinja2", "lingua", "markdown_it", "mkdocs", "msgspec", "nh3"),
    *("pydantic", "pygments", "pyromark", "tqdm", "wcwidth", "yaml"),
}
"""Modules that take longer to import than a bare start of Python, or a good part of it."""


def loaded(*words: str, cwd: Path) -> set[str]:
    """The modules that a command line loads beyond those of a bare start."""
    code = (
        "import sys; before = set(sys.modules)\n"
        "from specglot.cli import main\n"
        f"try: main({list(words)!r})\n"
        "except SystemExit: pass\n"
        "print('\\n@@', *sorted(set(sys.modules) - before))"
    )
    env = {
        name: value for name, value in os.environ.items() if name not in ("SPECGLOT_NO_CACHE", "PYTHONPATH")
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=cwd,
        env={**env, "PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return set(done.stdout.rpartition("@@")[2].split())


def ours(modules: set[str]) -> list[str]:
    return sorted(name for name in modules if name.split(".")[0] == "specglot")


@pytest.mark.parametrize(("word", "page"), [("--help", ["specglot.overview"]), ("--version", [])])
def test_help_and_version_load_nothing(tmp_path: Path, word: str, page: list[str]) -> None:
    modules = loaded(word, cwd=tmp_path)
    assert modules & HEAVY == set()
    assert ours(modules) == ["specglot", "specglot.cli", "specglot.model", "specglot.model.errors", *page]


@pytest.mark.parametrize(
    "words", [("check",), ("check", "--format", "json"), ("extract",), ("generate", "--check")]
)
def test_a_run_with_nothing_new_loads_next_to_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    Project(tmp_path, capsys).pages("de", "ja", "zh")
    loaded(*words, cwd=tmp_path)
    if words[0] == "extract":  # the first run wrote: what it looked at is no more
        loaded(*words, cwd=tmp_path)
    modules = loaded(*words, cwd=tmp_path)
    assert modules & HEAVY == set()
    assert ours(modules) == [
        *("specglot", "specglot.cli", "specglot.model", "specglot.model.errors", "specglot.recall"),
        *("specglot.recall.cache", "specglot.recall.inputs", "specglot.recall.replay"),
        "specglot.recall.toolprint",
    ]


SPARED = {
    *(
        "difflib",
        "html",
        "http",
        "json",
        "logging",
        "subprocess",
        "tempfile",
        "tomllib",
        "urllib.request",
        "zipfile",
    ),
    *(
        "importlib.resources",
        "multiprocessing",
        "babel",
        "jinja2",
        "lingua",
        "mkdocs",
        "tqdm",
        "wcwidth",
        "yaml",
    ),
    *("markdown_it", "mdit_py_plugins", "mdurl", "pyromark"),
    *("specglot.emit", "specglot.learn", "specglot.mock", "specglot.site"),
    *(
        "specglot.read.curl",
        "specglot.read.htmltable",
        "specglot.read.httprequest",
        "specglot.read.responses",
    ),
}
"""Modules that a run in which one page of plain text changed has no use for."""

RULES = {"method_differs", "path_differs", "status_missing", "values_differ", "unit_differs", "field_missing"}
"""Rules on facts, which a page of plain text has none of."""


@pytest.mark.parametrize("backend", ["markdown-it", "pyromark"])
def test_a_run_with_one_page_changed_loads_what_that_page_needs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], backend: str
) -> None:
    if backend == "pyromark":
        pytest.importorskip("pyromark")
    texts = {"de": "Ein Satz über `a`.", "ja": "これは `a` です。", "zh": "这是 `a`。"}
    Project(tmp_path, capsys).add(
        {f"docs/{path}": text for path, text in {**parcels(*texts), **sentences(**texts)}.items()}
    )
    words = ("check", "docs", "--backend", backend)
    loaded(*words, cwd=tmp_path)
    page = tmp_path / "docs/zh/note.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n又一句话。\n", encoding="utf-8")
    modules = loaded(*words, cwd=tmp_path)
    assert "specglot.read.page" in modules
    assert modules & SPARED == set()
    assert modules & {f"specglot.check.rules.{name}" for name in RULES} == set()


def test_help_is_the_page_that_argparse_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert overview.page() == parser().format_help()


def test_a_command_alone_takes_what_it_takes_among_all() -> None:
    from specglot import options

    for name in overview.COMMANDS:
        words = [name, "--no-cache", *(["rule"] if name == "explain" else [])]
        assert options.parser(name).parse_args(words) == options.parser().parse_args(words)
