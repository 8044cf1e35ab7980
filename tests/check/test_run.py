"""Running the rules: order, selection, levels, attribution."""

from __future__ import annotations

from itertools import permutations

from msgspec.structs import replace

from specglot.check.run import check
from specglot.check.samples import parcels
from specglot.check.selection import Selection, Setting
from specglot.model.diagnostic import Diagnostic
from specglot.pipeline import Book, read_texts

DAMAGED = parcels("de", "fr", "ja", de=("PUT", "POST"), fr=("**404**", "**405**"), ja=("ミリ秒", "秒"))


def run(book: Book, selection: Selection | None = None) -> tuple[Diagnostic, ...]:
    return check(book.spec, book.pages, book.sources, selection or Selection())


def rules(found: tuple[Diagnostic, ...]) -> set[str]:
    return {one.rule for one in found}


def test_findings_are_sorted_and_unique() -> None:
    found = run(read_texts(DAMAGED))
    assert rules(found) >= {"method-differs", "status-differs", "unit-differs"}
    assert list(found) == sorted(found, key=lambda one: (one.primary, one.rule, one.subject, one.message))
    assert len(set(found)) == len(found)


def test_the_order_of_pages_does_not_matter() -> None:
    book = read_texts(DAMAGED)
    expected = run(book)
    for pages in permutations(book.pages):
        assert check(book.spec, pages, tuple(reversed(book.sources))) == expected


def test_select_and_ignore_take_globs() -> None:
    book = read_texts(DAMAGED)
    assert rules(run(book, Selection(select=("method-*",)))) == {"method-differs"}
    assert "method-differs" not in rules(run(book, Selection(ignore=("method-*",))))
    assert rules(run(book, Selection(select=("*-differs",), ignore=("unit-differs", "method-differs")))) >= {
        "status-differs"
    }


def test_the_last_setting_that_covers_a_finding_wins() -> None:
    book = read_texts(DAMAGED)
    settings = (
        Setting(rules=("*",), level="note"),
        Setting(rules=("method-differs",), level="warning", locales=("de",)),
        Setting(rules=("status-differs",), level="off", paths=("fr/*",)),
        Setting(rules=("unit-differs",), level="off", paths=("fr/*",)),
    )
    found = {one.rule: one.severity for one in run(book, Selection(settings=settings))}
    assert found["method-differs"] == "warning"
    assert "status-differs" not in found
    assert found["unit-differs"] == "note"


def test_a_language_covers_its_regions() -> None:
    setting = Setting(rules=("a-*",), level="off", locales=("pt",))
    assert setting.covers("a-b", "x.md", "pt-BR")
    assert setting.covers("a-b", "x.md", "pt")
    assert not setting.covers("a-b", "x.md", "ptx")


def test_a_split_along_versions_is_skew_and_inside_one_is_damage() -> None:
    stamped = {
        path: text.replace(
            "uuid:", f"source-git-commit: {'0ld' if path.startswith('de') else 'new'}\nuuid:", 1
        )
        for path, text in parcels(de=("PUT", "POST"), ja=("ミリ秒", "秒")).items()
    }
    causes = {one.rule: one.attribution for one in run(read_texts(stamped))}
    assert causes["method-differs"] == "version-skew"
    assert causes["unit-differs"] == "translation-damage"


def test_two_locales_without_a_majority_are_both_named_and_none_chosen() -> None:
    (one,) = run(read_texts(parcels("ja", "zh", zh=("PUT", "POST"))), Selection(select=("method-differs",)))
    assert one.attribution == "unattributed"
    assert one.message == "`POST /v2/parcels/{parcelId}`: method is PUT in ja; POST in zh"
    assert [other.locale for other in one.related] == ["zh"]


def test_a_locale_without_a_lexicon_is_no_dissent() -> None:
    pages = parcels("de", "ja")
    pages["fi-FI/update-parcel.md"] = pages["de/update-parcel.md"].replace("Millisekunden", "millisekunteina")
    assert not {one.rule for one in run(read_texts(pages)) if one.severity == "error"}


def test_what_every_locale_has_is_a_note() -> None:
    pages = {
        path: text.replace("`fragile`", "(`fragile`") for path, text in parcels("de", "ja", "zh").items()
    }
    (one,) = run(read_texts(pages), Selection(select=("bracket-unbalanced",)))
    assert (one.severity, one.attribution, one.groups) == ("note", "source-defect", (("de", "ja", "zh"),))


def test_rules_do_not_depend_on_the_sources_being_at_hand() -> None:
    book = read_texts(DAMAGED)
    bare = check(book.spec, book.pages, ())
    assert rules(bare) >= {"method-differs", "status-differs", "unit-differs"}
    assert replace(bare[0], rule="") is not bare[0]
