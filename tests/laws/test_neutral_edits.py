"""Edits that change no fact and no word give no new finding of level warning or above."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rereading import findings

DOCS = Path(__file__).parents[2] / "docs"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

Edit = Callable[[str, Random], str]
_CODE = re.compile(r"(`[^`\n]*`|\]\([^)\n]*\)|<[^>\n]*>|\{#[^}\n]*\}|\[!\w+\])")
_CJK = "\u3040-\u30ff\u4e00-\u9fff"


def blocks(text: str) -> list[str]:
    """Front matter, fences and the rest, in order; joined they are the text."""
    return re.split(r"(\A---\n.*?\n---\n|^```.*?^```\n)", text, flags=re.DOTALL | re.MULTILINE)


def prose_only(change: Callable[[str, Random], str]) -> Edit:
    """Apply a change outside front matter and fences."""
    return lambda text, random: "".join(
        part if part.startswith(("---\n", "```")) else change(part, random) for part in blocks(text)
    )


def words_only(change: Callable[[str, Random], str]) -> Edit:
    """Apply a change outside code spans, link targets, tags and anchors too."""

    def inside(part: str, random: Random) -> str:
        return "".join(
            piece if _CODE.fullmatch(piece) else change(piece, random) for piece in _CODE.split(part)
        )

    return prose_only(inside)


def some(
    pattern: str, new: str, share: float = 0.5, flags: int = re.MULTILINE
) -> Callable[[str, Random], str]:
    """Replace some of the matches of a pattern."""
    compiled = re.compile(pattern, flags)
    return lambda part, random: compiled.sub(
        lambda found: found.expand(new) if random.random() < share else found.group(), part
    )


def crlf(text: str, random: Random) -> str:
    return text.replace("\n", "\r\n")


def blank_lines(text: str, random: Random) -> str:
    return prose_only(some(r"\n\n(?=[^\n|>* ])", r"\n\n\n"))(text, random) + "\n"


def rewrapped(part: str, random: Random) -> str:
    """Break lines of plain paragraphs at a blank, or after a CJK full stop."""
    lines = []
    for line in part.split("\n"):
        plain = line and line[0] not in "|#>*-+ `<[" and "|" not in line
        lines.append(
            re.sub(rf"(?<=[^\W\d_{_CJK}]) (?=[^\W\d_{_CJK}])", "\n", line, count=1) if plain else line
        )
    return "\n".join(lines)


def tabs(text: str, random: Random) -> str:
    in_fences = [part.replace("    ", "\t") if part.startswith("```") else part for part in blocks(text)]
    return re.sub(r"^ {3,4}(?=\* )", "\t", "".join(in_fences), flags=re.MULTILINE)


def fence_blanks(text: str, random: Random) -> str:
    return "".join(
        re.sub(r"(?<=[^`\n])\n", " \n", part) if part.startswith("```") else part for part in blocks(text)
    )


def list_markers(text: str, random: Random) -> str:
    return prose_only(some(r"^( *)\* ", rf"\1{random.choice('-+')} ", share=1.0))(text, random)


def width(part: str, random: Random) -> str:
    """Full-width brackets and colons for half-width ones and back, in whole items."""
    lines = []
    for line in part.split("\n"):
        swapped = re.match(r"\s*\* `", line) and "](" not in line and random.random() < 0.7
        lines.append(line.translate(str.maketrans("()（）", "（）()")) if swapped else line)
    return "\n".join(lines)


def separators(text: str, random: Random) -> str:
    sign = random.choice([" - ", ": ", " : ", "：", " – ", " — "])
    return prose_only(some(r"^(\s*\* `[^`\n]+`)(?: - | ?: |：)", rf"\1{sign}", share=0.7))(text, random)


def bare_codes(text: str, random: Random) -> str:
    form = random.choice([r"| \2 |", r"| **\2** |", r"| `\2` |", r"|  **\2**  |"])
    return re.sub(r"^\| (\*\*|`)?(\d{3})(\*\*|`)? \|", form, text, flags=re.MULTILINE)


def links(text: str, random: Random) -> str:
    """Root-relative, relative and bare paths of one page."""
    text = re.sub(
        r"\]\((?:/help/|\.\./\.\./)(media-collection-api/)",
        random.choice([r"](/help/\1", r"](../../\1"]),
        text,
    )
    return re.sub(r"\]\(([a-z-]+\.md)\)", random.choice([r"](./\1)", r"](\1)", r"](\1?lang=xx)"]), text)


def headings(text: str, random: Random) -> str:
    gap = random.choice(["", " ", "  "])
    return prose_only(some(r"^(#+) +(.*?) *(\{#[^}]+\})?$", rf"\1  \2{gap}\3", share=0.6))(text, random)


def row_order(part: str, random: Random) -> str:
    """Let two rows of each pipe table change places."""

    def change(found: re.Match[str]) -> str:
        rows = found.group(2).splitlines(keepends=True)
        first, second = sorted(random.sample(range(len(rows)), 2)) if len(rows) > 1 else (0, 0)
        rows[first], rows[second] = rows[second], rows[first]
        return found.group(1) + "".join(rows)

    return re.sub(r"^(\|[\s:|-]+\|\n)((?:\|.*\n)+)", change, part, flags=re.MULTILINE)


def wide_digits(part: str, random: Random) -> str:
    """Digits among Chinese or Japanese words as wide as these."""
    pattern = rf"(?<=[{_CJK}>] )\d+(?= ?[{_CJK}])|(?<=[{_CJK}>])\d+(?= ?[{_CJK}-])"
    return re.sub(pattern, lambda found: "".join(chr(ord(digit) + 0xFEE0) for digit in found.group()), part)


def key_order(text: str, random: Random) -> str:
    found = re.match(r"---\n(.*?)\n\n?---\n", text, re.DOTALL)
    if not found:
        return text
    lines = found.group(1).rstrip("\n").split("\n")
    random.shuffle(lines)
    return "---\n" + "\n".join(lines) + "\n---\n" + text[found.end() :]


EDITS: dict[str, Edit] = {
    "crlf": crlf,
    "blank lines": blank_lines,
    "rewrapping": prose_only(rewrapped),
    "tabs": tabs,
    "trailing blanks in fences": fence_blanks,
    "list markers": list_markers,
    "full and half width": prose_only(width),
    "separators": separators,
    "zero-width spaces": words_only(some(rf"(?<=[{_CJK}])(?=[{_CJK}])|(?<= )(?=\w)", "\u200b", share=0.15)),
    "no-break spaces": words_only(some(r"(?<=\w) (?=\w)", "\u00a0", share=0.3)),
    "entities": words_only(some(r"(?<=\w) (?=\w)", "&nbsp;", share=0.2)),
    "apostrophes": words_only(some("['’]", "’", share=0.5)),
    "status code markup": bare_codes,
    "link forms": links,
    "heading spacing": headings,
    "row order": prose_only(row_order),
    "code elements": prose_only(some(r"`([\w.]+)`", r"<code>\1</code>")),
    "full-width digits": words_only(wide_digits),
    "front-matter key order": key_order,
}


@cache
def books() -> tuple[dict[str, str], ...]:
    """The groups of pages that are each other's translation: one per page of docs/, and the seeds."""
    groups: dict[str, dict[str, str]] = {}
    for path in sorted(DOCS.glob("??/*.md")):
        groups.setdefault(path.name, {})[f"{path.parent.name}/{path.name}"] = path.read_text("utf-8")
    if SEEDS.is_dir():
        groups["seeds"] = {path.name: path.read_text("utf-8") for path in sorted(SEEDS.iterdir())}
    return tuple(groups.values())


def loud(texts: dict[str, str]) -> set[tuple[str, str, str]]:
    """Findings of level warning or above, by identity; of a text only its section and part: row order changes the rest."""
    return {
        (one.rule, one.locale, re.sub(r"( (?:cell|item|paragraph))(?: [\w-]+)? \d+$", r"\1", one.subject))
        for one in findings(texts)
        if one.severity != "note"
    }


@cache
def known(index: int) -> frozenset[tuple[str, str, str]]:
    return frozenset(loud(books()[index]))


def new_findings(index: int, name: str, edits: list[str], seed: int) -> set[tuple[str, str, str]]:
    texts = dict(books()[index])
    random = Random(seed)
    for edit in edits:
        texts[name] = EDITS[edit](texts[name], random)
    return loud(texts) - known(index)


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("index", range(len(books())))
def test_an_edit_is_silent(index: int, edit: str) -> None:
    """Two locales of each group for each edit; which two goes round, so that every edit meets every locale."""
    names = sorted(books()[index])
    turn = index * 2 + list(EDITS).index(edit)
    for number in (turn, turn + 1):
        name = names[number % len(names)]
        assert new_findings(index, name, [edit], number) == set(), name


@given(data=st.data())
@settings(max_examples=25)
def test_edits_together_are_silent(data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(books()) - 1))
    name = data.draw(st.sampled_from(sorted(books()[index])))
    edits = data.draw(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=4, unique=True))
    # Carriage returns come last: the other edits look for line feeds.
    edits.sort(key=lambda edit: edit == "crlf")
    assert new_findings(index, name, edits, data.draw(st.integers(0, 9999))) == set()


def test_every_edit_changes_some_page() -> None:
    for edit, apply in EDITS.items():
        assert any(apply(text, Random(1)) != text for book in books() for text in book.values()), edit
