"""A baseline knows findings again by what they are about, and says what it no longer needs."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from specglot.check.baseline import compare, entries, read, stale_note, update, write
from specglot.model.diagnostic import Diagnostic
from specglot.model.errors import InputError
from specglot.model.source import Span


def finding(
    rule: str = "unit-differs", subject: str = "POST /cart ttl", line: int = 3, **more: object
) -> Diagnostic:
    span = Span(path="ja/cart.md", line=line, column=1, end_line=line, end_column=4)
    base = Diagnostic(
        rule=rule,
        severity="error",
        message="`ttl` は秒です",
        primary=span,
        locale="ja",
        group="cart",
        subject=subject,
        groups=(("de", "zh"), ("ja",)),
    )
    return replace(base, **more)


ONE, OTHER = finding(), finding(subject="POST /cart size", line=9)


def test_what_the_file_looks_like() -> None:
    text = write(entries((OTHER, ONE)))
    keys = [item["fingerprint"] for item in json.loads(text)["findings"]]
    assert text == (
        '{\n  "version": 1,\n  "findings": [\n'
        '    {"rule": "unit-differs", "group": "cart", "subject": "POST /cart size", "locale": "ja", '
        f'"locales": "de, zh | ja", "fingerprint": "{keys[0]}"}},\n'
        '    {"rule": "unit-differs", "group": "cart", "subject": "POST /cart ttl", "locale": "ja", '
        f'"locales": "de, zh | ja", "fingerprint": "{keys[1]}"}}\n'
        "  ]\n}\n"
    )


def test_an_empty_one_is_read_back() -> None:
    assert read(write(()), "b.json") == ()


def test_order_does_not_matter() -> None:
    assert write(entries((ONE, OTHER))) == write(entries((OTHER, ONE)))


@pytest.mark.parametrize(
    "moved",
    [
        finding(line=53),
        finding(message="`ttl` is in seconds here"),
        finding(severity="warning"),
        replace(finding(), primary=replace(ONE.primary, path="new/place.md")),
        finding(help="say the unit"),
    ],
    ids=["50 inserted lines", "reworded", "re-levelled", "moved page", "other help"],
)
def test_a_finding_is_known_again(moved: Diagnostic) -> None:
    assert compare((moved,), read(write(entries((ONE,))), "b.json")).known == (True,)


@pytest.mark.parametrize(
    "other",
    [
        finding(rule="type-differs"),
        finding(subject="x"),
        finding(group="order"),
        finding(groups=(("de",), ("ja",))),
    ],
    ids=["rule", "fact", "page group", "locales"],
)
def test_another_finding_is_new(other: Diagnostic) -> None:
    result = compare((other,), entries((ONE,)))
    assert result.known == (False,)
    assert result.stale == entries((ONE,))


def test_two_findings_of_one_identity_are_two() -> None:
    known = entries((finding(line=3),))
    assert compare((finding(line=3), finding(line=4)), known).known == (True, False)


def test_entries_out_of_scope_are_neither_stale_nor_dropped() -> None:
    known = entries((ONE, finding(rule="type-differs")))

    def only_units(entry: object) -> bool:
        return getattr(entry, "rule", "") == "unit-differs"

    result = compare((), known, only_units)
    assert [entry.rule for entry in result.stale] == ["unit-differs"]
    assert [entry.rule for entry in update((), known, only_units)] == ["type-differs"]


def test_update_forgets_what_is_gone_and_learns_what_is_new() -> None:
    assert update((OTHER,), entries((ONE,))) == entries((OTHER,))


def test_stale_entries_give_one_note() -> None:
    note = stale_note("baseline.json", compare((), entries((ONE, OTHER))).stale)
    assert note is not None
    assert (note.rule, note.severity, str(note.primary)) == ("baseline-stale", "note", "baseline.json:1:1")
    assert note.message == "2 entries of the baseline no longer occur (`unit-differs`)"
    assert stale_note("baseline.json", ()) is None


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ('{"version": 1,\n "findings": [}', "the baseline is not JSON: Expecting value", 2),
        ("[]", "the baseline has version None, not 1", 0),
        ('{"version": 2, "findings": []}', "the baseline has version 2, not 1", 0),
        ('{"version": 1, "findings": {}}', "the baseline has no list `findings`", 0),
        (
            '{"version": 1, "findings": [{"rule": "x"}]}',
            "entry 1 of the baseline is not a finding (texts, `fingerprint` among them)",
            0,
        ),
        (
            '{"version": 1, "findings": [{"fingerprint": 7}]}',
            "entry 1 of the baseline is not a finding (texts, `fingerprint` among them)",
            0,
        ),
    ],
)
def test_a_broken_file_is_told_with_its_place(text: str, message: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        read(text, "b.json")
    assert (caught.value.message, caught.value.path, caught.value.line) == (message, "b.json", line)
    assert "--update-baseline" in caught.value.help
