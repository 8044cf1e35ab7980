from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints

import pytest
from media_spec import media

from specglot.emit import target
from specglot.emit.target import Output, TargetRequest, confined, find, names, produce
from specglot.model.errors import InputError


class Other:
    """Somebody else's target."""

    def files(self, request: TargetRequest) -> tuple[Output, ...]:
        return tuple(Output(path=path, text=request.lang) for path in request.options["paths"])


OTHER = Other()


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    points = EntryPoints(
        [
            EntryPoint("other", f"{__name__}:OTHER", target.ENTRY_POINTS),
            EntryPoint("broken", "no.such.module:TARGET", target.ENTRY_POINTS),
        ]
    )
    monkeypatch.setattr(target, "_offered", lambda: points)
    monkeypatch.setitem(__import__("sys").modules, __name__, __import__("types").SimpleNamespace(OTHER=OTHER))


def request(**options: object) -> TargetRequest:
    return TargetRequest(spec=media(), openapi={}, lang="ja", options=options)


def test_built_in_targets_are_found_by_their_folder() -> None:
    assert "python" in names()
    assert hasattr(find("python"), "files")


def test_other_packages_targets_are_found_by_entry_point(installed: None) -> None:
    assert {"other", "broken"} <= set(names())
    assert produce("other", request(paths=["b", "a"])) == (
        Output(path="a", text="ja"),
        Output(path="b", text="ja"),
    )


def test_a_target_that_cannot_be_imported_is_named(installed: None) -> None:
    with pytest.raises(InputError, match=r"broken \(no\.such\.module:TARGET\)"):
        find("broken")


def test_an_unknown_target_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="cobol") as caught:
        find("cobol")
    assert "python" in caught.value.help


def test_paths_that_differ_by_case_are_one_file_somewhere(installed: None) -> None:
    with pytest.raises(InputError, match="one file on some systems"):
        produce("other", request(paths=["A", "a"]))


@pytest.mark.parametrize(
    "path",
    [
        "/a",
        "../a",
        "a/../b",
        "a//b",
        "",
        ".",
        "a/.",
        "C:/a",
        "a\\b",
        "a\0b",
        "a\nb",
        "nul",
        "con.py",
        "a/LPT1",
        "a.",
        "a ",
        "a?",
    ],
)
def test_a_path_that_leaves_the_folder_is_refused(installed: None, path: str) -> None:
    with pytest.raises(InputError):
        confined(path)
    with pytest.raises(InputError):
        produce("other", request(paths=[path]))


@pytest.mark.parametrize("path", ["a", "a/b.py", ".specglot-manifest.json", "src/媒体/x", "console.py"])
def test_a_path_inside_is_the_path(path: str) -> None:
    assert confined(path) == path


class Memory:
    """A store in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, bytes], bytes] = {}

    def get(self, kind: str, key: bytes) -> bytes | None:
        return self.kept.get((kind, key))

    def put(self, kind: str, key: bytes, data: bytes) -> None:
        self.kept[kind, key] = data


def test_a_built_in_target_is_not_asked_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Memory()
    asked = TargetRequest(spec=media(), openapi={}, lang="ja", store=store)
    made = produce("typescript", asked)
    others = [
        TargetRequest(spec=media(), openapi={}, lang="de", store=store),
        TargetRequest(spec=media(), openapi={}, lang="ja", title="x", store=store),
        TargetRequest(spec=media(), openapi={}, lang="ja", options={"version": "2.0.0"}, store=store),
        TargetRequest(spec=media(), openapi={}, lang="ja", templates={"README.md.jinja": ""}, store=store),
    ]
    assert all(produce("typescript", other) != made for other in others)
    monkeypatch.setattr(target, "find", None)
    assert produce("typescript", asked) == made


def test_another_packages_target_is_asked_each_time(installed: None) -> None:
    store = Memory()
    asked = TargetRequest(spec=media(), openapi={}, lang="ja", options={"paths": ["a"]}, store=store)
    assert produce("other", asked) == produce("other", asked)
    assert not store.kept


def test_the_document_is_made_when_it_is_looked_into() -> None:
    made: list[int] = []
    document = target.Deferred(lambda: made.append(1) or {"openapi": "3.1.0"})  # type: ignore[func-returns-value]
    assert not made
    assert (document["openapi"], dict(document), len(document)) == ("3.1.0", {"openapi": "3.1.0"}, 1)
    assert made == [1]
