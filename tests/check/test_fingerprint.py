"""Fingerprints survive moved lines, reworded messages and moved pages; they tell findings apart."""

from __future__ import annotations

from msgspec.structs import replace

from specglot.check.fingerprint import fingerprints
from specglot.check.run import check
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.pipeline import read_texts

DAMAGE = {"de": ("PUT", "POST"), "ja": ("ミリ秒", "秒")}


def found(pages: dict[str, str]) -> tuple[Diagnostic, ...]:
    book = read_texts(pages)
    return check(book.spec, book.pages, book.sources)


def test_inserted_lines_do_not_matter() -> None:
    before = parcels(**DAMAGE)
    after = {path: text.replace("\n## ", "\n" * 50 + "## ") for path, text in before.items()}
    assert fingerprints(found(before)) == fingerprints(found(after))


def test_wording_does_not_matter() -> None:
    told = found(parcels(**DAMAGE))
    assert fingerprints(told) == fingerprints([replace(one, message="!", help="!") for one in told])


def test_a_moved_book_does_not_matter() -> None:
    before = parcels(**DAMAGE)
    after = {f"pages/{path}": text for path, text in before.items()}
    assert set(fingerprints(found(before))) == set(fingerprints(found(after)))


def test_another_fact_or_other_locales_do() -> None:
    (one,) = (
        one for one in found(parcels("de", "fr", "ja", de=("PUT", "POST"))) if one.rule == "method-differs"
    )
    (two,) = (
        one for one in found(parcels("de", "fr", "ja", fr=("PUT", "POST"))) if one.rule == "method-differs"
    )
    assert fingerprints([one]) != fingerprints([two])


def test_findings_of_one_identity_are_told_apart() -> None:
    one = found(parcels(**DAMAGE))[0]
    prints = fingerprints([one, one, one])
    assert len(set(prints)) == 3
    assert all(len(print_) == 32 for print_ in prints)
