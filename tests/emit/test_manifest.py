from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specglot.emit.manifest import FILE, Manifest, diff, digest, explain, plan, read
from specglot.emit.target import Output
from specglot.model.errors import InputError

COMMAND = "specglot generate"


def outputs(**files: str) -> list[Output]:
    return [Output(path=path, text=text) for path, text in files.items()]


def manifest(**files: bytes) -> Manifest:
    return Manifest(command=COMMAND, files={path: digest(data) for path, data in files.items()})


def test_a_first_run_writes_everything() -> None:
    found = plan(None, {}, outputs(b="2", a="1"), command=COMMAND)
    assert [output.path for output in found.write] == ["a", "b"]
    assert not found.fresh
    assert read(found.manifest.text()) == manifest(a=b"1", b=b"2")


def test_a_second_run_writes_nothing() -> None:
    found = plan(manifest(a=b"1"), {"a": b"1", FILE: b"{}"}, outputs(a="1"), command=COMMAND)
    assert found.fresh
    assert found.unchanged == ("a",)
    assert diff(found, {"a": b"1"}, outputs(a="1")) == ""


def test_line_ends_do_not_count() -> None:
    assert plan(None, {"a": b"1\r\n2\r\n"}, outputs(a="1\n2\n"), command=COMMAND).fresh


def test_stale_missing_and_orphaned_files() -> None:
    existing = {"stale": b"old\n", "orphan": b"gone\n"}
    known = manifest(stale=b"old\n", orphan=b"gone\n", missing=b"x")
    wanted = outputs(stale="new\n", missing="x\n")
    found = plan(known, existing, wanted, command=COMMAND)
    assert [output.path for output in found.write] == ["missing", "stale"]
    assert found.remove == ("orphan",)
    assert found.manifest.files.keys() == {"stale", "missing"}
    assert diff(found, existing, wanted) == (
        "--- /dev/null\n+++ b/missing\n@@ -0,0 +1 @@\n+x\n"
        "--- a/orphan\n+++ /dev/null\n@@ -1 +0,0 @@\n-gone\n"
        "--- a/stale\n+++ b/stale\n@@ -1 +1 @@\n-old\n+new\n"
    )


def test_edited_files_stay_and_are_named_until_somebody_decides() -> None:
    existing = {"a": b"mine", "orphan": b"mine"}
    known = manifest(a=b"1", orphan=b"1")
    found = plan(known, existing, outputs(a="2"), command=COMMAND)
    assert (found.write, found.remove, found.kept_edited) == ((), (), ("a", "orphan"))
    assert all("was edited" in message for message in explain(found, "out"))
    again = plan(found.manifest, existing, outputs(a="2"), command=COMMAND)
    assert again.kept_edited == ("a", "orphan")
    forced = plan(known, existing, outputs(a="2"), command=COMMAND, overwrite=True)
    assert ([output.path for output in forced.write], forced.remove) == (["a"], ("orphan",))


def test_a_file_that_no_manifest_knows_is_somebody_elses() -> None:
    existing = {"a": b"whose?", "src/mine.py": b"", "src/__pycache__/a.pyc": b"", ".mypy_cache/x": b""}
    found = plan(None, existing, outputs(a="1"), command=COMMAND)
    assert (found.kept_edited, found.extra) == (("a",), ("src/mine.py",))
    assert "extra: src/mine.py" in diff(found, existing, outputs(a="1"))
    assert "src/mine.py" in explain(found, "out")[1]


def test_empty_files_and_missing_last_line_ends_show_in_a_diff() -> None:
    found = plan(None, {}, outputs(a="", b="x"), command=COMMAND)
    text = diff(found, {}, outputs(a="", b="x"))
    assert "--- /dev/null\n+++ b/a\n" in text
    assert text.endswith("+x\n\\ No newline at end of file\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"files": {}}',
        '{"command": "x", "files": []}',
        '{"command":"x","files":{"../a":"b"}}',
    ],
)
def test_a_damaged_manifest_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read(text, "out/manifest")


FILES = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["1", "2", "3"]), max_size=4)


@given(FILES, FILES, FILES)
def test_carrying_out_a_plan_is_enough(
    before: dict[str, str], edits: dict[str, str], wanted: dict[str, str]
) -> None:
    known = Manifest(command=COMMAND, files={path: digest(text.encode()) for path, text in before.items()})
    disk = {path: text.encode() for path, text in {**before, **edits}.items()}
    found = plan(known, disk, outputs(**wanted), command=COMMAND)
    after = {path: data for path, data in disk.items() if path not in found.remove}
    after |= {output.path: output.text.encode() for output in found.write}
    for path, text in edits.items():
        if before.get(path) != text and wanted.get(path) != text:
            assert after[path] == text.encode()  # nobody's work is lost
    again = plan(found.manifest, after, outputs(**wanted), command=COMMAND)
    assert (again.write, again.remove) == ((), ())
    assert (again.kept_edited, again.extra) == (found.kept_edited, found.extra)
    assert again.manifest == found.manifest
