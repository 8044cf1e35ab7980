"""Pages that are too long or nested too deeply, and pages that only look dangerous."""

from __future__ import annotations

from typing import Any

import pytest
from reading import page_of as read_alone

from specglot.model.page import Page
from specglot.model.source import Source
from specglot.pipeline import read_texts
from specglot.read import limits, samples
from specglot.read.limits import DEEPEST, LONGEST, LONGEST_LINE, left_out, readable
from specglot.read.markdown import blocks


def page_of(text: str) -> Page:
    """A page read as a run reads it."""
    (page,) = read_texts({"en/a.md": text}).pages
    return page


def flaws(text: str) -> list[tuple[str, int]]:
    source = Source.of("a.md", text)
    return [(flaw.kind, flaw.span.line) for flaw in left_out(source, blocks(readable(source)))]


def test_a_page_within_the_limits_is_read_whole() -> None:
    for line in ("a\n", "a" * (LONGEST_LINE - 1) + "\n"):
        source = Source.of("a.md", line * (LONGEST // len(line)))
        assert readable(source) == source
        assert list(left_out(source, ())) == []


def test_a_page_beyond_the_limit_is_cut_at_a_line_end() -> None:
    source = Source.of("a.md", "# T\n\n" + "abcdefg\n" * LONGEST)
    part = readable(source)
    assert source.text.startswith(part.text)
    assert LONGEST - 8 < len(part.text) <= LONGEST
    assert part == Source.of("a.md", part.text)
    (flaw,) = left_out(source, ())
    assert (flaw.kind, flaw.span.line) == ("page-too-long", len(part.lines))


def test_a_line_beyond_the_limit_is_cut_and_what_is_below_it_is_read() -> None:
    source = Source.of("a.md", "# T\n\n" + "b" * LONGEST * 2 + "\n\nc\n")
    part = readable(source)
    assert part.text == "# T\n\n" + "b" * LONGEST_LINE + "\n\nc\n"
    assert part == Source.of("a.md", part.text)
    (flaw,) = left_out(source, ())
    assert (flaw.kind, flaw.span.line, flaw.span.column) == ("line-too-long", 3, LONGEST_LINE + 1)
    assert [text.prose.span.line for text in page_of(source.text).texts] == [1, 3, 5]


def test_a_table_beyond_the_limit_is_read_in_part_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST", 10_000)
    row = "| `k` | string | text |\n"
    head = "| Key | Type | Text |\n|---|---|---|\n"
    page = page_of(head + row * 10_000)
    cut = 3 + (10_000 - len(head)) // len(row)
    assert [(flaw.kind, flaw.span.line) for flaw in page.flaws] == [("page-too-long", cut)]
    assert {block.kind for block in page.blocks} == {"table"}
    assert max(text.prose.span.line for text in page.texts) == cut - 1


@pytest.mark.parametrize(
    ("levels", "found"),
    [(DEEPEST - 1, []), (DEEPEST, [("page-too-deep", 3)]), (5_000, [("page-too-deep", 3)])],
)
def test_quotes_are_read_to_the_limit(levels: int, found: list[tuple[str, int]]) -> None:
    text = f"# T\n\n{'> ' * levels}deep\n"
    assert flaws(text) == found
    assert ("deep" in [text.prose.text for text in page_of(text).texts]) is (found == [])


def test_items_count_twice() -> None:
    def nested(levels: int) -> str:
        return "".join(f"{'  ' * level}* item {level}\n" for level in range(levels))

    assert flaws(nested(DEEPEST // 2 - 1)) == []
    assert flaws(nested(DEEPEST // 2)) == [("page-too-deep", DEEPEST // 2)]


def test_empty_quotes_and_items_hide_nothing() -> None:
    assert flaws("> " * 40 + "\n") == []
    assert flaws("* " * 20 + "\n") == []
    assert flaws("* a\n*\n> [!NOTE]\n") == []


def test_what_is_left_out_is_said_once_a_place() -> None:
    text = "> " * 30 + "a\n\n" + "> " * 30 + "b\n"
    assert flaws(text) == [("page-too-deep", 1), ("page-too-deep", 3)]


BIG = 100_000


@pytest.mark.parametrize(
    "text",
    [
        "word " * BIG,
        "x" * BIG * 10,
        "word `code` **bold** [a](b) 12.5 s " * (BIG // 10),
        "[a](b) " * BIG,
        "[" * BIG * 10,
        "*" * BIG * 10,
        "_" * BIG * 10,
        "`" * BIG * 10,
        "\\" * BIG,
        "1 000 000 " * BIG + "x",
        "[!DNL x " * BIG,
        "## a\n\n### b\n\n" * 20_000,
        "## GET /v1/a\n\ntext\n\n" * 5_000,
        "```\nGET /v1/a\n```\n\ntext\n\n" * 5_000,
        "```http\n" + "GET https://x.y/v1/a\n" * 20_000 + "```\n",
        "```\nGET https://x.y/" + "a" * BIG * 10 + '"\n```\n',
        "## GET /v1/a\n\n" + "```\n{}\n```\n\n" * 10_000,
        "```json\n{" + "/*,\n" * BIG + "}\n```\n",
        "```\n" + "/* " * BIG * 3 + "\n```\n",
        "```json\n{" + "{a" * BIG * 3 + "}\n```\n",
        "```json\n" + "[" * BIG * 3 + "\n```\n",
        "```json\n{" + "".join(f'"k{number}": {{"a": 1}},\n' for number in range(30_000)) + "}\n```\n",
        "* `k`: (required) text\n" * (BIG // 4),
        "| a | b |\n|---|---|\n" + "| 5 s 5 s 5 s | 1,2,3 s |\n" * (BIG // 10),
        "| Key | Description |\n|---|---|\n| `a` | " + "in ms, 5 ms " * (BIG // 10) + "|\n",
        "---\n" + "key: value\n" * BIG + "---\n",
    ],
    ids=lambda text: repr(text[:24]),
)
def test_a_strange_page_is_read_in_time_that_grows_with_it(text: str) -> None:
    page = read_alone(text if text.startswith("---") else f"# T\n\n{text}", "en")
    assert {flaw.kind for flaw in page.flaws} <= {"fence-unclosed", "line-too-long"}


@pytest.mark.parametrize(
    "text",
    ["a: " + "[" * 20_000, "- " * 20_000, "? " * 20_000, "a: " + "{b: " * 20_000],
    ids=["list", "items", "keys", "mapping"],
)
def test_front_matter_is_not_followed_into_the_deep(text: str) -> None:
    (flaw,) = page_of(f"---\n{text}\n---\n\n# T\n").flaws
    assert flaw.kind == "front-matter-unreadable"
    assert "too deeply" in flaw.message


def test_a_date_that_is_none_is_a_flaw_and_no_crash() -> None:
    (flaw,) = page_of('---\nwhen: 2021-02-30\nwhat: {a: "b"}\n---\n\n# T\n').flaws
    assert flaw.kind == "front-matter-unreadable"


def test_json_nested_deeper_than_it_is_read_is_not_taken_for_whole() -> None:
    place = Source.of("a.md", "x").whole_line(1)
    for levels, exact in ((60, True), (61, False)):
        row = samples.read_sample("[" * levels + "]" * levels, "a.md", 1, (), place)
        assert (row.exact, len(row.entries)) == (exact, levels)


@pytest.mark.parametrize("translations", [1, 7])
def test_what_all_translations_show_is_read_once(translations: int, monkeypatch: pytest.MonkeyPatch) -> None:
    scanners: list[object] = []
    scanner = samples._Scanner

    def counted(**parts: Any) -> object:
        scanners.append(parts)
        return scanner(**parts)

    monkeypatch.setattr(samples, "_Scanner", counted)
    text = f'# T\n\n```json\n{{"shared by": {{"translations": {translations}}}}}\n```\n\n## POST /v1/a\n'
    text += f'\n```json\n{{"shared by": {{"translations": {translations}}}}}\n```\n'
    read_texts({f"{tag}/a.md": text for tag in ("de", "en", "es", "fr", "it", "ja", "ko")[:translations]})
    assert len(scanners) == 1
