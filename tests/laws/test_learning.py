"""However a page is damaged, no word is learned with a wrong meaning."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st
from teaching import WORDS, book, text

MEANS = {
    "body": ("section", "request-body"),
    "required": ("presence", "required"),
    "optional": ("presence", "optional"),
    "only": ("phrase", "only-with"),
    "fields": ("section", "parameters"),
    "key": ("column", "key"),
    "needed": ("column", "required"),
    "type": ("column", "type"),
    "text": ("column", "description"),
    "yes": ("flag", "yes"),
    "no": ("flag", "no"),
    "whole": ("type", "integer"),
    "flag": ("type", "boolean"),
    "codes": ("section", "response-codes"),
    "code": ("column", "status"),
    "action": ("column", "action"),
    "none": ("value", "not-applicable"),
}
TRUTH: dict[str, set[tuple[str, str]]] = defaultdict(set)
for word, meaning in MEANS.items():
    TRUTH[WORDS["pl"][word]].add(meaning)
LINES = text("pl").split("\n")
NUMBER = st.integers(0, len(LINES) - 1)
DAMAGE = st.one_of(
    st.tuples(st.just("drop"), NUMBER, NUMBER),
    st.tuples(st.just("swap"), NUMBER, NUMBER),
    st.tuples(st.just("double"), NUMBER, NUMBER),
    st.tuples(st.just("move"), NUMBER, NUMBER),
    st.tuples(st.just("shift"), NUMBER, NUMBER),
)


def damaged(lines: list[str], how: str, one: int, other: int) -> list[str]:
    """The lines with one dropped, written twice, moved, exchanged for another, or its cells shifted.

    Titles and headers are but dropped: one that stands where another belongs is read as that, by where it stands.
    """
    lines = list(lines)
    one, other = one % len(lines), other % len(lines)
    if how == "drop":
        del lines[one]
    elif any(lines[at].startswith(("#", "| Klucz", "| Kod")) for at in (one, other)):
        return lines
    elif how == "double":
        lines.insert(other, lines[one])
    elif how == "move":
        lines.insert(other, lines.pop(one))
    elif how == "swap":
        lines[one], lines[other] = lines[other], lines[one]
    elif lines[one].startswith("| "):
        cells = lines[one].strip("| ").split(" | ")
        lines[one] = f"| {' | '.join([*cells[1:], cells[0]])} |"
    return lines


@given(st.lists(DAMAGE, min_size=1, max_size=6))
def test_no_damage_teaches_a_wrong_word(damages: list[tuple[str, int, int]]) -> None:
    lines = LINES
    for damage in damages:
        lines = damaged(lines, *damage) or ["x"]
    for one in book("de", "fr", "pl", pl="\n".join(lines)).spec.learned:
        if one.sure:
            assert (one.table, one.concept) in TRUTH[one.form], one
