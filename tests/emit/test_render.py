from __future__ import annotations

import ast
import io
import json
import tokenize
import tomllib
from pathlib import Path

import pytest
from hostile_spec import TEXTS
from hypothesis import example, given
from hypothesis import strategies as st

from specglot.emit import filters as render
from specglot.emit.render import Renderer
from specglot.emit.texts import Text, clean
from specglot.model.errors import InputError


def every(function):
    for text in TEXTS:
        function = example(text)(function)
    return function


@every
@given(st.text())
def test_a_docstring_stays_one(text: str) -> None:
    for template in (
        'def f():\n    """%s"""\n',
        'def f():\n    """%s\n    """\n',
        'def f():\n    """A.\n\n    x: %s\n    """\n',
    ):
        source = template % render.docstring(text)
        (function,) = ast.parse(source).body
        assert isinstance(function, ast.FunctionDef)
        assert len(function.body) == 1
        # No escape that Python warns of, and nothing lost but blanks.
        found = ast.get_docstring(function, clean=False)
        assert "".join(clean(text).split()) in "".join((found or "").split())


@every
@given(st.text())
def test_a_comment_stays_one(text: str) -> None:
    source = render.comment(text) + "\nx = 1\n"
    kinds = {
        token.type
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.line.startswith("#")
    }
    assert kinds <= {tokenize.COMMENT, tokenize.NL}
    assert len(ast.parse(source).body) == 1


@every
@given(st.text())
def test_literals_mean_the_text(text: str) -> None:
    wanted = clean(text)
    assert ast.literal_eval(render.literal(text)) == text
    assert render.literal(text).isprintable()
    assert ast.literal_eval(render.literals([text, Text(value=text, locale="de")])) == (text, text)
    assert json.loads(render.json_string(text)) == wanted
    assert "</" not in render.json_string(text)
    assert tomllib.loads(f"x = {render.toml_string(text)}")["x"] == wanted


def test_no_and_one_literal() -> None:
    assert (render.literals([]), render.literals(["a"])) == ("()", "('a',)")


@every
@given(st.text())
def test_a_block_comment_ends_only_at_its_end(text: str) -> None:
    assert "*/" not in render.block(text)


@every
@given(st.text())
def test_markdown_is_one_line_without_markup(text: str) -> None:
    found = render.markdown(text)
    assert "\n" not in found
    for mark in "<>`[]|":
        assert found.count(mark) == found.count(f"\\{mark}")
    span = render.code(text)
    assert "\n" not in span


def test_lines_break_between_words_and_after_wide_characters() -> None:
    assert render.wrapped("aa bb cc", 5).split("\n") == ["aa bb", "cc"]
    assert render.wrapped("あいうえ。お", 8).split("\n") == ["あいう", "え。お"]
    assert render.wrapped("- aa bb cc", 7).split("\n") == ["- aa bb", "  cc"]
    assert render.wrapped("a" * 200, 10) == "a" * 200
    assert render.wrapped("", 10) == ""


def templates(folder: Path, **files: str) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


def test_text_of_the_docs_needs_a_filter(tmp_path: Path) -> None:
    renderer = Renderer(templates(tmp_path / "a", bare="{{ text }}", good="{{ text | literal }}"))
    with pytest.raises(InputError, match="without a filter"):
        renderer.render("bare", text=Text(value="x", locale="de"))
    assert renderer.render("good", text=Text(value="{{ 7 * 7 }}", locale="de")) == "'{{ 7 * 7 }}'"


def test_a_users_template_takes_the_place_of_one_of_the_same_name(tmp_path: Path) -> None:
    package = templates(tmp_path / "built_in", a="built in", b="{% include 'a' %}, {% include 'c' %}")
    renderer = Renderer(package, {"a": "own", "c": "more"})
    assert (renderer.render("a"), renderer.render("b")) == ("own", "own, more")


def test_a_compiled_template_is_kept_and_follows_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    package = templates(tmp_path / "a", x="one")
    kept = package / "__pycache__"
    assert Renderer(package, {"y": "own"}).render("y") == "own"
    assert not kept.exists()
    assert Renderer(package).render("x") == "one"
    (file,) = kept.iterdir()
    monkeypatch.setattr("jinja2.Environment.compile", None)
    assert Renderer(package).render("x") == "one"
    monkeypatch.undo()
    (package / "x").write_text("two")
    assert Renderer(package).render("x") == "two"
    for broken in (b"", b"j2", file.read_bytes()[:-7], b"x" * 100):
        file.write_bytes(broken)
        assert Renderer(package).render("x") == "two"


def test_compiled_templates_that_cannot_be_kept_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = templates(tmp_path / "a", x="one")
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert Renderer(package).render("x") == "one"
    assert not (package / "__pycache__").exists()
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    (package / "__pycache__").write_text("no folder")
    assert Renderer(package).render("x") == "one"


def test_no_filter_runs_when_a_template_is_compiled(tmp_path: Path) -> None:
    renderer = Renderer(templates(tmp_path / "a", x="{{ 'a' | literal }}"))
    assert "literal" in renderer._environment.compile("{{ 'a' | literal }}", raw=True)


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("\n{{ nobody }}", 2, "nobody"),
        ("\n\n{% if %}", 3, "Expected"),
        ("{{ 'x' | nofilter }}", 1, "nofilter"),
    ],
)
def test_a_broken_template_is_named_with_its_line(
    tmp_path: Path, template: str, line: int, message: str
) -> None:
    renderer = Renderer(templates(tmp_path / "a", x=template))
    with pytest.raises(InputError, match=message) as caught:
        renderer.render("x")
    assert (caught.value.path, caught.value.line) == ("x", line)


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing") as caught:
        Renderer(templates(tmp_path / "a")).render("nothing")
    assert caught.value.path == "nothing"


def test_comment_marks_of_other_languages_are_text(tmp_path: Path) -> None:
    assert Renderer(templates(tmp_path / "a", x="{# kept #}{## gone ##}")).render("x") == "{# kept #}"
