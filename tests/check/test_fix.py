"""Repairs are made whole, by the witnesses, in the fixed bytes only, and never twice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from specglot.check.fix import Repair, repair
from specglot.model.diagnostic import Diagnostic, Edit, Fix
from specglot.model.source import Source, Span

DE = "\ufeff---\r\nuuid: 7 f 3a\r\n---\r\n\r\n* `play\u200bhead` (Sekunden)  \r\n* `ts`"
JA = "---\nuuid: 7f3a\n---\n\n* `playhead`：秒\n* `t s`\n"
FILES = {"de/p.md": DE.encode(), "ja/p.md": JA.encode()}


def edit(path: str, line: int, old: str, new: str) -> Edit:
    text = Source.of(path, FILES[path].decode()).line(line)
    column = text.index(old) + 1
    span = Span(path=path, line=line, column=column, end_line=line, end_column=column + len(old))
    return Edit(span=span, text=new)


def finding(*edits: Edit, rule: str = "id-damaged", who: tuple[str, ...] = ("ja", "zh")) -> Diagnostic:
    fix = Fix(title="write it as the others do", edits=edits, decided_by=who)
    return Diagnostic(rule=rule, severity="warning", message="m", primary=edits[0].span, fix=fix)


UUID = finding(edit("de/p.md", 2, "7 f 3a", "7f3a"))
NOISE = finding(edit("de/p.md", 5, "play\u200bhead", "playhead"), rule="identifier-damaged")
KEY = finding(edit("ja/p.md", 6, "t s", "ts"), who=("de",))


def after(result: Repair) -> dict[str, bytes]:
    return {**FILES, **{file.path: file.after for file in result.files}}


def test_the_fixed_bytes_and_no_others() -> None:
    result = repair(FILES, (KEY, NOISE, UUID))
    assert after(result) == {
        "de/p.md": DE.replace("7 f 3a", "7f3a").replace("\u200b", "").encode(),
        "ja/p.md": JA.replace("t s", "ts").encode(),
    }
    assert result.refused == ()


def test_who_decided() -> None:
    assert repair(FILES, (KEY, UUID)).told == (
        "de/p.md:2:7: id-damaged: write it as the others do (decided by ja, zh)",
        "ja/p.md:6:4: id-damaged: write it as the others do (decided by de)",
    )


def test_the_diff() -> None:
    assert repair(FILES, (KEY,)).diff == (
        "--- a/ja/p.md\n+++ b/ja/p.md\n@@ -3,4 +3,4 @@\n ---\n \n * `playhead`：秒\n-* `t s`\n+* `ts`\n"
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="git applies the diff")
def test_git_applies_the_diff(tmp_path: Path) -> None:
    for path, content in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    result = repair(FILES, (UUID, NOISE, KEY))
    command = ["git", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(command, cwd=tmp_path, input=result.diff.encode(), check=True)
    assert {path: (tmp_path / path).read_bytes() for path in FILES} == after(result)


def test_any_order_gives_the_same() -> None:
    assert repair(FILES, (UUID, NOISE, KEY)) == repair(FILES, (KEY, NOISE, UUID))


def test_findings_without_a_fix_are_passed_over() -> None:
    plain = Diagnostic(rule="r", severity="error", message="m", primary=UUID.primary)
    assert repair(FILES, (plain,)) == Repair(files=(), applied=(), refused=())


def test_a_fix_that_changes_nothing_is_no_fix() -> None:
    assert repair(FILES, (finding(edit("ja/p.md", 2, "7f3a", "7f3a")),)) == Repair(
        files=(), applied=(), refused=()
    )


@pytest.mark.parametrize(
    "other",
    [
        edit("de/p.md", 2, "7 f 3a", "7f-3a"),
        edit("de/p.md", 2, "f 3", "F3"),
        edit("de/p.md", 2, "uuid: 7", "id: 7"),
        Edit(span=Span(path="de/p.md", line=2, column=7, end_line=2, end_column=7), text='"'),
    ],
    ids=["same place", "inside", "reaching in", "insertion at its start"],
)
def test_repairs_that_overlap_are_all_refused(other: Edit) -> None:
    clash = finding(other, rule="other")
    result = repair(FILES, (UUID, clash, KEY))
    assert result.applied == (KEY,)
    assert {(one.diagnostic.rule, one.reason) for one in result.refused} == {
        ("id-damaged", "another repair changes the same place differently"),
        ("other", "another repair changes the same place differently"),
    }
    again = repair(after(result), (UUID, clash))
    assert (again.files, again.refused) == ((), result.refused)


def test_a_long_repair_clashes_with_a_later_one_past_a_shared_edit() -> None:
    long = finding(edit("de/p.md", 5, "play\u200bhead` (Sekunden", "x"), rule="long")
    result = repair(FILES, (long, NOISE, finding(edit("de/p.md", 5, "Sekunden", "s"), rule="late")))
    assert {one.diagnostic.rule for one in result.refused} == {"long", "identifier-damaged", "late"}


def test_the_same_edit_twice_is_made_once() -> None:
    twin = finding(*(UUID.fix.edits if UUID.fix else ()), rule="twin")
    result = repair(FILES, (UUID, twin))
    assert after(result)["de/p.md"] == DE.replace("7 f 3a", "7f3a").encode()
    assert len(result.applied) == 2


def test_neighbours_are_no_clash() -> None:
    left, right = edit("de/p.md", 2, "7 ", "7"), edit("de/p.md", 2, "f ", "f")
    result = repair(FILES, (finding(left), finding(right, rule="r")))
    assert after(result)["de/p.md"] == DE.replace("7 f 3a", "7f3a").encode()


def test_all_edits_of_a_fix_or_none() -> None:
    missing = Edit(span=Span(path="fr/p.md", line=1, column=1, end_line=1, end_column=1), text="x")
    result = repair(FILES, (finding(edit("ja/p.md", 6, "t s", "ts"), missing),))
    assert result.files == ()
    assert [one.reason for one in result.refused] == ["fr/p.md is not at hand, or not UTF-8"]


def test_a_place_that_is_gone() -> None:
    gone = Edit(span=Span(path="ja/p.md", line=99, column=1, end_line=99, end_column=2), text="x")
    assert [one.reason for one in repair(FILES, (finding(gone),)).refused] == [
        "ja/p.md:99:1 is not in the file"
    ]


def test_a_fix_whose_edits_overlap() -> None:
    both = finding(edit("de/p.md", 2, "7 f", "7f"), edit("de/p.md", 2, "f 3a", "f3a"))
    assert [one.reason for one in repair(FILES, (both,)).refused] == ["its own edits overlap"]
