"""Texts of translations stand side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from specglot.check.aligned import Unit, units
from specglot.check.book import Book
from specglot.check.run import check
from specglot.check.samples import parcels, sentences
from specglot.pipeline import read_texts

DOCS = Path(__file__).parents[2] / "docs"


def aligned(pages: dict[str, str]) -> tuple[Unit, ...]:
    book = read_texts(pages)
    return units(Book.of(book.spec, book.pages, book.sources), book.spec.groups[0])


def texts(unit: Unit) -> dict[str, str]:
    return {witness.locale: witness.row.prose.text for witness in unit.witnesses}


def test_pages_of_one_shape_are_aligned_as_they_stand() -> None:
    found = aligned(sentences(de="Eins.\n\nZwei.", ja="一。\n\n二。"))
    assert [texts(unit) for unit in found] == [
        {"de": "API", "ja": "API"},
        {"de": "Eins.", "ja": "一。"},
        {"de": "Zwei.", "ja": "二。"},
    ]


def test_a_missing_paragraph_shifts_nothing() -> None:
    found = aligned(
        sentences(
            de="Mit `a`.\n\nMit `b`.\n\nMit `c`.",
            fr="Avec `a`.\n\nAvec `b`.\n\nAvec `c`.",
            ja="`a`。\n\n`c`。",
        )
    )
    assert {"de": "Mit b.", "fr": "Avec b."} in [texts(unit) for unit in found]
    assert {"de": "Mit c.", "fr": "Avec c.", "ja": "c。"} in [texts(unit) for unit in found]


def test_a_paragraph_that_only_one_page_has_is_a_unit_of_its_own() -> None:
    found = aligned(sentences(de="Mit `a`.", fr="Avec `a`.", ja="`a`。\n\n`b` も。"))
    assert [texts(unit) for unit in found if len(unit.witnesses) == 1] == [{"ja": "b も。"}]


def test_a_paragraph_with_a_link_is_told_from_one_without() -> None:
    found = aligned(
        sentences(
            es="Véase [la guía](guia/guide.md).",
            ja="[ガイド](guide.md#a)を参照。",
            nl="Zie [de gids](guide.md).\n\nDe vertaler.",
        )
    )
    assert {
        "es": "Véase la guía.",
        "ja": "ガイドを参照。",
        "nl": "Zie de gids.",
    } in [texts(unit) for unit in found]


def test_rows_that_a_number_names_stand_side_by_side_in_any_order() -> None:
    table = "| %s | %s |\n|---|---|\n| 1.2 | %s `a` |\n| 1.3 | %s `b` |\n| 1.4 | %s `c` |\n"
    nl = table % ("Versie", "Nieuw", "veld", "modus", "fout")
    rows = nl.splitlines(keepends=True)
    found = aligned(
        {
            "ja/v.md": "# API\n\n" + table % ("版", "新規", "項目", "モード", "エラー"),
            "it/v.md": "# API\n\n" + table % ("Versione", "Nuovo", "campo", "modo", "errore"),
            "nl/v.md": "# API\n\n" + "".join([*rows[:3], rows[4], rows[3]]),
        }
    )
    assert not [unit for unit in found if len({witness.codes for witness in unit.witnesses}) > 1]


def test_cells_of_a_missing_row_shift_nothing() -> None:
    found = aligned(
        parcels("de", "fr", "ja", ja=("| **404** | **見つかりません。** | 先に荷物を作成します。 |\n", ""))
    )
    assert {"de": "Zu viele Anfragen.", "fr": "Trop de requêtes.", "ja": "リクエストが多すぎます。"} in [
        texts(unit) for unit in found
    ]


def test_a_subject_names_section_role_and_ordinal_but_no_line() -> None:
    before = [unit.subject for unit in aligned(parcels("de", "ja"))]
    after = [
        unit.subject
        for unit in aligned({p: f"\n\n{t}" if "---" not in t else t for p, t in parcels("de", "ja").items()})
    ]
    assert before == after
    assert before[0] == "update-parcel heading 1"
    assert len(set(before)) == len(before)


@pytest.mark.parametrize("page", sorted(path.name for path in (DOCS / "de").glob("*.md")))
def test_pages_of_one_shape_pair_as_the_whole_comparison_pairs_them(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {
        f"{tag}/{page}": (DOCS / tag / page).read_text("utf-8") for tag in ("de", "fr", "ja", "pt", "zh")
    }
    short = aligned(pages)
    monkeypatch.setattr("specglot.check.matching._same_shape", lambda left, right: False)
    assert aligned(pages) == short


def test_rows_of_another_code_are_never_each_others_translation() -> None:
    """They have one shape, and numbers in common; but the other page has a row of that code as well."""

    def page(head: str, word: str, codes: tuple[int, ...]) -> str:
        rows = "".join(f"| {code} | {word} {code % 3}, 30 |\n" for code in codes)
        return f"# A {{#a}}\n\n## {head} {{#codes}}\n\n| Code | B |\n|---|---|\n{rows}"

    every = (204, 400, 404, 410, 429)
    found = aligned(
        {
            "de/a.md": page("Codes", "Fehler", every),
            "fr/a.md": page("Codes", "Erreur", every),
            "ja/a.md": page("コード", "エラー", (204, 400, 410, 429)),
        }
    )
    for unit in found:
        if unit.role == "cell" and any(text.isdigit() for text in texts(unit).values()):
            assert len(set(texts(unit).values())) == 1
    assert {"de": "404", "fr": "404"} in [texts(unit) for unit in found]


def test_a_missing_entry_is_told_once() -> None:
    pages = parcels("de", "fr", "ja")
    lines = pages["de/update-parcel.md"].split("\n")
    pages["de/update-parcel.md"] = "\n".join(line for line in lines if not line.startswith("* `label`"))
    book = read_texts(pages)
    told = {one.rule for one in check(book.spec, book.pages, book.sources)}
    assert "field-missing" in told
    assert "text-missing" not in told


@pytest.mark.parametrize("form", ["- `key{0}`: {1}", "Text `key{0}` {1}\n", "| `key{0}` | {1} `v{0}` |"])
def test_in_a_section_of_any_length_what_is_missing_shifts_nothing(form: str) -> None:
    head = "| A | B |\n|---|---|\n" if form.startswith("|") else ""
    pages = sentences(
        **{
            locale: head + "\n".join(form.format(number, word) for number in range(300) if number != gone)
            for locale, word, gone in (("de", "Wort", -1), ("fr", "mot", 7), ("ja", "語", -1))
        }
    )
    found = [texts(unit) for unit in aligned(pages)]
    for unit in found:
        said = {
            locale: text.replace("mot", "").replace("Wort", "").replace("語", "")
            for locale, text in unit.items()
        }
        assert len({text.split()[0] for text in said.values() if text != "API"}) <= 1
    lacking = {text for unit in found if "fr" not in unit for text in unit.values()}
    assert lacking
    assert all("7" in text for text in lacking)
