"""Which Markdown parser reads a page."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from reading import WHOLE, by_pulldown

from specglot import config, options
from specglot.cli import main
from specglot.model.errors import InputError
from specglot.model.source import Source
from specglot.read import backend, markdown, tokens
from specglot.read.backend import backend_for
from specglot.read.markdown import blocks

ROOT = Path(__file__).parent.parent.parent


def test_auto_is_the_fast_one_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (backend_for("auto"), backend_for("pyromark"), backend_for("markdown-it")) == (
        "pyromark",
        "pyromark",
        "markdown-it",
    )
    monkeypatch.setattr(backend, "find_spec", lambda name: None)
    assert (backend_for("auto"), backend_for("markdown-it")) == ("markdown-it", "markdown-it")
    with pytest.raises(InputError, match="pyromark is not installed"):
        backend_for("pyromark")


def test_config_and_command_line_take_the_same_names() -> None:
    assert options.BACKENDS == config.BACKENDS


def test_a_config_with_another_name_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "specglot.toml"
    file.write_text('[project]\nbackend = "mistune"\n', "utf-8")
    with pytest.raises(InputError) as caught:
        config.load_config(tmp_path)
    assert (caught.value.line, caught.value.column) == (2, 1)
    assert "auto, markdown-it or pyromark" in str(caught.value)


def test_the_command_line_forces_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for locale in ("de", "en"):
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "p.md").write_text(WHOLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    asked: list[str] = []
    parse = markdown.blocks

    def spy(source: Source, name: str) -> object:
        asked.append(name)
        return parse(source, name)

    monkeypatch.setattr(markdown, "blocks", spy)
    said: list[str] = []
    for name in ("markdown-it", "pyromark"):
        status = main(["check", ".", "--backend", name, "--format", "json"])
        said.append(f"{status} {capsys.readouterr().out}")
    assert said[0] == said[1]
    assert asked == ["markdown-it"] * 2 + ["pyromark"] * 2
    monkeypatch.setattr(backend, "find_spec", lambda name: None)
    assert main(["check", ".", "--backend", "pyromark"]) == 2
    assert "specglot[fast]" in capsys.readouterr().err


def test_the_fast_one_loads_no_other() -> None:
    code = (
        "import sys; from specglot.model.source import Source; from specglot.read.markdown import blocks;"
        "assert blocks(Source.of('p.md', '# T {#t}\\n\\n* `a` ***b*** <br> c\\\\_d\\n'), 'pyromark');"
        "print('markdown_it' in sys.modules, 'pyromark' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout.split() == ["False", "True"]


def test_a_simple_page_loads_no_parser() -> None:
    code = (
        "import sys; from specglot.model.source import Source; from specglot.read.markdown import blocks;"
        "assert all(blocks(Source.of('p.md', '# T {#t}\\n\\n* `a` **b**\\n'), name) for name in sys.argv[1:]);"
        "print('markdown_it' in sys.modules, 'pyromark' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "markdown-it", "pyromark"],
        env={"PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(
    "text",
    [
        "a\tb",
        "a\0b",
        "[a]: b",
        "* a\n\n      > b",
        "<br>\u00a0\nText",
        "---\na: b",
        "> " * 25 + "x",
        "*\n  a",
        "| a |\n|---|\n| b |\n# c",
        "a | b\n--\n",
        "| a |\n|---|\n    b",
    ],
)
def test_what_the_parsers_read_differently_is_left_to_the_reference(text: str) -> None:
    source = Source.of("p.md", text)
    assert by_pulldown(source) is None
    assert blocks(source, "pyromark") == tokens.blocks(source)


@pytest.mark.parametrize(
    "text", ["a [b\nc](d) `e\nf`", "| a\\|b **c**d* |\n|---|\n", "![a *b*](c 'd') [x](&#5;)"]
)
def test_a_paragraph_that_leaves_a_doubt_is_left_to_the_reference_alone(text: str) -> None:
    source = Source.of("p.md", text)
    assert by_pulldown(source) == tokens.blocks(source)
