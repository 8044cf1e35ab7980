"""What is generated compiles, type-checks, passes its own tests, and runs nothing that the docs say."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from pathlib import Path

import pytest
from hostile_spec import CANARY
from media_spec import member, operation, response, said, spec
from python_packages import generate, run, write

PYTHON = ("media_package", "hostile_package")


@pytest.fixture(params=PYTHON)
def package(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)


def test_mypy_strict(package: Path) -> None:
    run("mypy", "--strict", "--warn-unreachable", "src", "tests", cwd=package)


def test_pyright_strict(package: Path) -> None:
    run("pyright", "--project", ".", cwd=package)


def test_ruff_has_nothing_to_add(package: Path) -> None:
    run("ruff", "format", "--check", "--isolated", "--no-cache", "--line-length", "100", ".", cwd=package)
    run(
        "ruff",
        "check",
        "--isolated",
        "--no-cache",
        "--line-length",
        "100",
        "--select",
        "F,E4,E7,E9,I,W6",
        ".",
        cwd=package,
    )


def test_its_own_tests(package: Path) -> None:
    run("pytest", "-q", "-x", "-W", "error", "-p", "no:cacheprovider", cwd=package)


def test_the_docs_run_nothing(hostile_package: Path, tmp_path: Path) -> None:
    """Every module is imported and every test run, and the canary still lives."""
    modules = sorted(
        f"hostile_api.{path.stem}" for path in (hostile_package / "src/hostile_api").glob("[!_]*.py")
    )
    (tmp_path / "test_canary.py").write_text(
        f"import importlib, os\n\ndef test_canary():\n    for name in {modules!r}:\n        importlib.import_module(name)\n"
        f"    assert {CANARY!r} not in os.environ\n"
    )
    run(
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests",
        str(tmp_path / "test_canary.py"),
        cwd=hostile_package,
    )


def test_no_character_lies_about_the_code(hostile_package: Path) -> None:
    for path in hostile_package.rglob("*"):
        if path.suffix in (".py", ".md", ".toml", ".json"):
            text = path.read_text(encoding="utf-8")
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text), path.name


def test_docs_never_become_code(hostile_package: Path) -> None:
    """Every call, name and import in hostile code also is in the code for harmless docs, or is a generated name."""
    for path in (hostile_package / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                assert ast.unparse(node.func) not in ("__import__", "exec", "eval", "alert"), path.name


def test_the_readme_has_only_our_examples(hostile_package: Path) -> None:
    text = (hostile_package / "README.md").read_text(encoding="utf-8")
    fences = re.findall(r"^\s*(```+\w*)$", text, re.MULTILINE)
    assert set(fences) <= {"```python", "```sh", "```"}
    for example in re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        assert "from hostile_api import" in example


def test_metadata(hostile_package: Path, media_package: Path) -> None:
    project = tomllib.loads((media_package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (project["name"], project["version"], project["description"]) == (
        "media-collection",
        "0.1.0",
        "Media Collection API",
    )
    assert (
        tomllib.loads((hostile_package / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"]
        == "hostile-api"
    )
    assert (media_package / "src/media_collection/py.typed").is_file()


def test_every_file_names_the_command(media_package: Path) -> None:
    for path in media_package.rglob("*"):
        if path.suffix in (".py", ".md", ".toml"):
            assert "specglot generate" in path.read_text(encoding="utf-8")[:700], path


def test_the_type_checker_knows_the_conditions(media_package: Path, tmp_path: Path) -> None:
    """mypy --strict also complains of an ignore that nothing needs: each marked line is an error, the others none."""
    (tmp_path / "use.py").write_text(
        """
from datetime import UTC, datetime, timedelta
from media_collection import Client, Response, milliseconds, models, seconds
from media_collection.models import EventType, PlayerTime

now = PlayerTime(playhead=seconds(timedelta(seconds=1.5)), ts=milliseconds(datetime.now(UTC)))
models.PostEventsAdStart(player_time=now)  # type: ignore[call-arg]
models.PostEventsAdStart(player_time=now, params=models.AdBreakStartParams(media_ad_pod_index=1))  # type: ignore[arg-type]
models.AdStartParams(media_ad_id="a")  # type: ignore[call-arg]
models.PostEventsAdStart(
    player_time=now, params=models.AdStartParams(media_ad_id="a", media_ad_length=3), custom_metadata={"a": "b"}
)
models.PostEventsAdBreakStart(
    player_time=now,
    params=models.AdBreakStartParams(media_ad_pod_index=1),
    custom_metadata={"a": "b"},  # type: ignore[arg-type]
)
models.PostEventsBody(player_time=now, event_type="brandNew")
play = models.PostEventsBody(player_time=now, event_type=EventType.PLAY)
with Client("example.com") as client:
    done: Response[None] = client.post_events("sid", play)
    client.post_events(play)  # type: ignore[call-arg, arg-type]
    client.get_schemas("brandNew").data["any"]
    client.post_sessions(play)  # type: ignore[arg-type]
"""
    )
    run("mypy", "--strict", str(tmp_path / "use.py"), cwd=media_package)


def test_a_spec_without_operations(tmp_path: Path) -> None:
    package = write(generate(spec(()), package="empty"), tmp_path)
    run("mypy", "--strict", "src", cwd=package)
    assert not (package / "tests").exists()


@pytest.mark.parametrize(
    "operations",
    [
        [
            operation(
                "getThing",
                "GET",
                "/thing",
                server="",
                responses=[response(200), response(302, said(de="woanders"))],
            )
        ],
        [
            operation(
                "getA",
                "GET",
                "/a/{x}",
                server="https://a.example",
                parameters=[("path", member("x", "integer", True))],
            ),
            operation("getB", "DELETE", "/b", server="https://{region}.example", responses=[response(204)]),
            operation("getC", "GET", "/c", server="", responses=[response(200)]),
        ],
        [
            operation(
                "putIt",
                "PUT",
                "/it",
                parameters=[
                    ("query", member("q", "boolean", True)),
                    ("header", member("X-Key", "string", True)),
                ],
                body=[member("all", "array"), member("any"), member("mode", "string", values=("a", "b"))],
                responses=[response(200), response(429, said(de="zu viel"))],
            )
        ],
    ],
    ids=["no server", "several servers", "query and header"],
)
def test_other_shapes(tmp_path: Path, operations: list[object]) -> None:
    package = write(generate(spec(operations), package="other"), tmp_path)
    run("mypy", "--strict", "src", "tests", cwd=package)
    run("pytest", "-q", "-x", "-W", "error", "-p", "no:cacheprovider", cwd=package)


def test_texts_are_complete(media_package: Path) -> None:
    table = json.loads((media_package / "src/media_collection/texts.json").read_text(encoding="utf-8"))
    assert sorted(table["postEvents"]) == ["400", "404", "410", "500"]
    assert table["postEvents"]["410"]["ja"] == [
        "なくなりました。セッションは終了しました。",
        "セッションリクエストで新しいセッションを作成してください。",
    ]
    # pt says nothing of what to do after a 400, and is not made to say it.
    assert table["postEvents"]["400"]["pt"] == [
        "Solicitação inválida. Formato inválido.",
        None,
    ]
