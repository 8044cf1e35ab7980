"""What the target makes of its options, its templates and its input."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_spec import hostile
from hypothesis import given, settings
from hypothesis import strategies as st
from media_spec import media, member, operation, response, said, spec
from msgspec.structs import replace
from python_packages import ROOT, generate

from specglot.emit.target import Output
from specglot.emit.targets.python.bodies import collect
from specglot.emit.targets.python.package import package_view
from specglot.model.errors import InputError


def file(outputs: tuple[Output, ...], name: str) -> str:
    return next(output.text for output in outputs if output.path.endswith(name))


@pytest.mark.parametrize(
    "package", ["Media", "media-collection", "媒体", "1a", "class", "", "a.b", "../x", 7]
)
def test_a_package_name_that_cannot_be_imported(package: object) -> None:
    with pytest.raises(InputError, match="package name"):
        generate(media(), package=package)


@pytest.mark.parametrize(
    "options", [{"version": "1 0"}, {"version": "1\n"}, {"distribution": "a/b"}, {"distribution": ""}]
)
def test_other_options_that_cannot_be_used(options: dict[str, str]) -> None:
    with pytest.raises(InputError, match=next(iter(options))):
        generate(media(), **options)


def test_an_unknown_option() -> None:
    with pytest.raises(InputError, match="pakage"):
        generate(media(), pakage="x")


def test_names_and_version() -> None:
    outputs = generate(media(), package="pkg", distribution="my-dist", version="2.0rc1")
    assert 'name = "my-dist"\nversion = "2.0rc1"' in file(outputs, "pyproject.toml")
    assert {
        path.split("/")[1] for path in (output.path for output in outputs) if path.startswith("src/")
    } == {"pkg"}
    assert '"my-dist/2.0rc1"' in file(outputs, "_core.py")


def test_docstrings_are_in_the_language_asked_for() -> None:
    assert "セッション ID。" in file(generate(media(), lang="ja"), "client.py")
    client = file(generate(media(), lang="pt-PT"), "client.py")
    assert "Encerrada. A sessão terminou." in client
    # pt has no text for sid: the fallback answers, and says so.
    assert "[ja] セッション ID。" in client


def test_a_users_template_is_used() -> None:
    own = {
        "src/__package__/py.typed.jinja": "partial\n",
        "src/__package__/extra.py.jinja": "# {{ package.package }}\nprint('not a template of ours')\n",
    }
    outputs = generate(media(), templates=own)
    assert file(outputs, "py.typed") == "partial\n"
    assert all(not output.path.endswith("extra.py") for output in outputs)


def test_a_broken_template_of_the_user_is_named() -> None:
    with pytest.raises(InputError, match="without a filter") as caught:
        generate(media(), templates={"README.md.jinja": "# {{ package.title }}\n"})
    assert (caught.value.path, caught.value.line) == ("README.md.jinja", 1)


def test_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys, hashlib; sys.path[:0] = [sys.argv[1], sys.argv[2]]\n"
        "from media_spec import media; from python_packages import generate\n"
        "print(hashlib.sha256(repr(generate(media())).encode()).hexdigest())\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code, str(ROOT / "tests/emit"), str(Path(__file__).parent)],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "generator")},
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, folder in (("1", tmp_path), ("2", ROOT))
    }
    assert len(found) == 1


def test_no_place_or_moment_is_written() -> None:
    for output in generate(media()):
        assert not re.search(r"/tmp/|/home/|/work/|site-packages|20\d\d-\d\d-\d\d", output.text), output.path


def test_only_documented_statuses_have_a_class() -> None:
    classes = {
        node.name
        for node in ast.parse(file(generate(media()), "errors.py")).body
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "StatusError" for base in node.bases)
    }
    assert classes == {"UnexpectedStatus", "BadRequest", "NotFound", "Gone", "InternalServerError"}


def test_two_fields_of_one_name_and_two_shapes() -> None:
    def body(kind: str):
        return [member("time", "object", True, children=(member("at", kind, True),))]

    operations = [
        operation("postA", "POST", "/a", body=body("string"), responses=[response(204)]),
        operation("postB", "POST", "/b", body=body("integer"), responses=[response(204)]),
        operation("postC", "POST", "/c", body=body("string"), responses=[response(204)]),
    ]
    models = collect(spec(operations), package="x", lang="de", fallback=())
    assert list(models.models) == ["Time", "PostABody", "PostBTime", "PostBBody", "PostCBody"]


def test_a_body_whose_values_would_take_its_name() -> None:
    event = member("kind", "string", True, values=("body", "Body", "list"))
    rows = tuple(member(name, "string", True, set_on=(name,)) for name in ("body", "Body", "list"))
    table = replace(media().schemas[0], id="rows", fields=rows)
    one = operation("postA", "POST", "/a", body=[event, member("data", "object", True, refers=("rows",))])
    models = collect(spec([one], schemas=[table]), package="x", lang="de", fallback=())
    folded = [name.casefold() for name in (*models.models, *models.enums)]
    assert len(set(folded)) == len(folded)
    assert len(models.bodies["postA"].variants) == 3


def test_a_small_package() -> None:
    """Lines that are neither documentation nor blank, for the API that ships with the project."""
    outputs = generate(book_spec(), package="media_collection")
    assert (
        sum(
            code_lines(output.text)
            for output in outputs
            if output.path.startswith("src/") and output.path.endswith(".py")
        )
        < 1200
    )


def book_spec():
    from specglot.pipeline import read_texts

    docs = ROOT / "docs"
    texts = {
        path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8")
        for locale in ("de", "fr", "ja", "pt", "zh")
        for path in sorted((docs / locale).glob("*.md"))
    }
    return read_texts(texts).spec


def code_lines(source: str) -> int:
    documentation = {
        line
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        for line in range(node.lineno, (node.end_lineno or 0) + 1)
    }
    return sum(number not in documentation for number in range(1, source.count("\n") + 1))


TOKEN = st.text(min_size=0, max_size=6)


@settings(max_examples=15)
@given(st.lists(st.tuples(TOKEN, TOKEN), min_size=1, max_size=5, unique_by=lambda pair: pair[0]))
def test_any_tokens_and_texts_give_code_that_compiles(pairs: list[tuple[str, str]]) -> None:
    fields = [member(token, "string", True, description=said(de=text)) for token, text in pairs]
    kind = [member("kind", "string", True, values=tuple(token for token, _ in pairs))]
    one = operation("x", "POST", "/x", body=[*fields, *kind], responses=[response(410, said(de=pairs[0][1]))])
    for output in generate(spec([one], locales=("de",)), package="x"):
        output.text.encode()
        if output.path.endswith(".py"):
            compile(output.text, output.path, "exec")


def test_every_text_of_a_hostile_spec_is_a_text_to_the_templates() -> None:
    from specglot.emit.target import TargetRequest

    request = TargetRequest(spec=hostile(), openapi={}, lang="de")
    view = package_view(request, package="x", distribution="x", version="1")
    for name in (*view.models, *view.exports, *view.lost, *(error.name for error in view.errors)):
        assert name.isidentifier()
    for one in view.operations:
        for name in (one.name, one.constant, *(argument.name for argument in one.documented)):
            assert name.isidentifier()
            assert name.isascii()


def test_values_that_stand_with_a_field_are_known_but_not_all_there_is() -> None:
    body = [
        member("mode", "string", True, values=("fast", "slow", "fast")),
        member("kind", None, values=("a", "b")),
        member("level", "integer", values=("1", "2")),
        member("odd", "integer", values=("1", "many")),
        member("share", "number", values=("0.5", "1")),
        member("only", "string", values=("one",)),
    ]
    query = ("query", member("mode", "string", values=('"""', "y\\")))
    operations = [
        operation("one", "POST", "/one", body=body),
        operation("two", "GET", "/two", parameters=[query]),
    ]
    outputs = generate(spec(operations), package="x")
    models = file(outputs, "models.py")
    assert '    mode: Literal["fast", "slow"] | str\n' in models
    assert '    kind: Literal["a", "b"] | str | None = None\n' in models
    assert "    level: Literal[1, 2] | int | None = None\n" in models
    assert "    odd: int | None = None\n" in models
    assert "    share: float | None = None\n" in models
    assert '    only: Literal["one"] = "one"\n' in models
    client = file(outputs, "client.py")
    assert """mode: Literal['\"\"\"', "y\\\\"] | str | None = None""" in client
    compile(client, "client.py", "exec")
