"""Laws of merging: who comes first does not matter, nothing is lost, what is equal stays together."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from specglot import pipeline
from specglot.check.samples import keys, parcels
from specglot.merge.align import align, insertion
from specglot.merge.consensus import choose
from specglot.merge.group import group_pages
from specglot.merge.spec import merge
from specglot.model.source import Span
from specglot.model.spec import Claim, facts

LOCALES = ("de", "fr", "ja", "pt", "zh")
KEY = st.sampled_from(["a", "b", "c", "d", "ts", "playhead", "PlayHead", "play_head"])
SEQUENCES = st.dictionaries(st.sampled_from(LOCALES), st.lists(KEY, max_size=6), max_size=5)


def shape(rows: list[dict[str, int]]) -> list[list[tuple[str, int]]]:
    return [sorted(row.items()) for row in rows]


@given(SEQUENCES, st.randoms())
def test_the_order_of_locales_does_not_matter(sequences: dict[str, list[str]], chance: random.Random) -> None:
    items = list(sequences.items())
    chance.shuffle(items)
    assert shape(align(dict(items))) == shape(align(sequences))


@given(SEQUENCES)
def test_every_index_stands_exactly_once(sequences: dict[str, list[str]]) -> None:
    rows = align(sequences)
    for locale, found in sequences.items():
        assert sorted(row[locale] for row in rows if locale in row) == list(range(len(found)))
    assert all(rows)


PARTS = st.dictionaries(
    st.sampled_from(LOCALES),
    st.sets(st.sampled_from("abcdef")).flatmap(lambda part: st.permutations(sorted(part))),
    max_size=4,
)


@given(PARTS, st.permutations("abcdef"))
def test_equal_keys_stand_in_one_row(sequences: dict[str, list[str]], whole: list[str]) -> None:
    """One locale has them all, the others parts of them in any order: one row a key, and nothing is a rename."""
    sequences = {**sequences, "zz": whole}
    rows = align(sequences)
    held = [{sequences[locale][at] for locale, at in row.items()} for row in rows]
    assert sorted("".join(keys) for keys in held) == sorted("abcdef")


@given(st.lists(KEY, min_size=1, max_size=6, unique=True), st.data())
def test_a_renamed_key_stays_in_its_row(found: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(found) - 1))
    locale = data.draw(st.sampled_from(LOCALES))
    sequences = {one: list(found) for one in LOCALES}
    sequences[locale][at] = "ganz-anders"
    assert shape(align(sequences)) == [[(one, index) for one in LOCALES] for index in range(len(found))]


@given(st.lists(KEY, min_size=1, max_size=6, unique=True), st.data())
def test_a_dropped_key_is_missing_once_and_nothing_else_moves(found: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(found) - 1))
    locale = data.draw(st.sampled_from(LOCALES))
    sequences = {one: list(found) for one in LOCALES}
    del sequences[locale][at]
    rows = align(sequences)
    assert [locale in row for row in rows] == [index != at for index in range(len(found))]
    before, after = insertion(rows, at, locale)
    assert before == (at - 1 if at else None)
    assert after == (at if at < len(found) - 1 else None)


@given(SEQUENCES)
def test_insertion_points_are_neighbours(sequences: dict[str, list[str]]) -> None:
    rows = align(sequences)
    for index in range(len(rows)):
        for locale, found in sequences.items():
            if locale not in rows[index] and found:
                before, after = insertion(rows, index, locale)
                assert not (before is None and after is None)


CLAIMS = st.lists(
    st.builds(
        lambda locale, value, line: Claim(locale=locale, value=value, raw="", span=Span(path=locale, line=line, column=1, end_line=line, end_column=1)),
        st.sampled_from(LOCALES), st.sampled_from(["s", "ms", "h"]), st.integers(1, 9),
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip


@given(CLAIMS, st.randoms())
def test_a_choice_does_not_depend_on_order(claims: list[Claim[str]], chance: random.Random) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert choose(claims) == choose(shuffled)


@given(CLAIMS)
def test_what_is_chosen_has_the_most_locales(claims: list[Claim[str]]) -> None:
    votes = {
        value: len({claim.locale for claim in claims if claim.value == value})
        for value in {claim.value for claim in claims}
    }
    assert votes[choose(claims)] == max(votes.values())


CHANGES = {
    "de": [("* `mode` (Obligatorisch)\n", ""), ("PUT", "POST"), ("`start`", "`beginn`")],
    "fr": [
        ("| **404** | **Introuvable.** | Créez d’abord le colis. |\n", ""),
        ("en millisecondes", "en secondes"),
    ],
    "ja": [("必須", "オプション"), ("Retry-After", "再試行")],
    "pt": [("## Resposta\n", ""), ("uuid: 7c1f9f0e", "uuid: 7 c1f9f0e")],
    "zh": [("`mode` (必需)\n", "`mode` (必需)\n* `neu` (可选)\n"), ("/v2/", "/v3/")],
}
PAGES = pipeline.read_texts(
    {
        path.replace("update", f"update{number}"): text
        for number in range(3)
        for path, text in {
            **parcels(
                **{
                    locale: CHANGES[locale][number % len(CHANGES[locale])]
                    for locale in LOCALES
                    if (number + len(locale)) % 2 == 0
                }
            ),
            **parcels("de", "zh", de=("{#update-parcel}", f"{{#other{number}}}")),
        }.items()
    }
    | keys()
).pages


@given(st.permutations(PAGES))
def test_a_spec_does_not_depend_on_the_order_of_pages(pages: list[object]) -> None:
    assert merge(pages) == merge(PAGES)  # type: ignore[arg-type]


@given(st.sets(st.sampled_from(PAGES), min_size=1))
def test_any_part_of_a_book_is_a_book(pages: set[object]) -> None:
    groups = group_pages(tuple(pages))  # type: ignore[arg-type]
    assert sorted(page.path for group in groups for page in group.pages) == sorted(
        page.path for page in pages
    )  # type: ignore[attr-defined]
    for group in groups:
        locales = [page.locale for page in group.pages]
        assert len(locales) == len(set(locales))
    assert len({group.id for group in groups}) == len(groups)
    spec = merge(tuple(pages))  # type: ignore[arg-type]
    for fact in facts(spec):
        said = {claim.locale for claim in fact.claims}
        assert not said & set(fact.silent), (fact.kind, fact.pointer)


@given(st.sampled_from(LOCALES), st.data())
def test_one_damaged_page_never_hides_what_the_others_say(locale: str, data: st.DataObject) -> None:
    """Whatever line one locale loses, the spec keeps every fact that the other four state."""
    texts = parcels()
    lines = texts[f"{locale}/update-parcel.md"].split("\n")
    at = data.draw(st.integers(4, len(lines) - 1))
    texts[f"{locale}/update-parcel.md"] = "\n".join(lines[:at] + lines[at + 1 :])
    whole = {
        (fact.kind, fact.pointer): fact.value
        for fact in facts(pipeline.read_texts(parcels(*(one for one in LOCALES if one != locale))).spec)
    }
    damaged = {(fact.kind, fact.pointer): fact.value for fact in facts(pipeline.read_texts(texts).spec)}
    for key, value in whole.items():
        if key[0] not in ("meta", "section", "anchor"):
            assert damaged.get(key) == value, key
