"""Repairs are what the witnesses decide; ties and newer pages are left to people."""

from __future__ import annotations

import pytest

from specglot.check.fix import repair as repaired
from specglot.check.run import check
from specglot.check.samples import keys, parcels
from specglot.model.diagnostic import Diagnostic
from specglot.pipeline import read_texts


def found(pages: dict[str, str], rule: str) -> tuple[Diagnostic, ...]:
    book = read_texts(pages)
    return tuple(one for one in check(book.spec, book.pages, book.sources) if one.rule == rule)


def fixed(pages: dict[str, str], rule: str) -> dict[str, str]:
    files = {path: text.encode() for path, text in pages.items()}
    made = repaired(files, found(pages, rule))
    return {**pages, **{file.path: file.after.decode() for file in made.files}}


@pytest.mark.parametrize(
    ("rule", "pages", "whole"),
    [
        ("method-differs", parcels(ja=("PUT", "POST")), parcels()),
        ("path-differs", parcels(ja=("/v2/parcels/{", "/v2/parcel/{")), parcels()),
        ("code-span-differs", parcels(zh=("* `mode`", "* `mo de`")), parcels()),
        ("code-span-differs", parcels(zh=("`fragile`", "`fra gile`")), parcels()),
        ("field-name-differs", parcels(zh=("* `timeout`", "* `Timeout`")), parcels()),
        ("status-differs", parcels(de=("**404**", "**403**")), parcels()),
        ("header-differs", parcels(fr=("Retry-After", "Retry-Later")), parcels()),
        ("anchor-differs", parcels(pt=("{#update-parcel}", "{#atualizar}")), parcels()),
        ("enum-value-differs", keys(fr=("* `tram`", "* `trams`")), keys()),
        ("identifier-mangled", parcels(de=("7c1f9f0e-52d3", "7 c 1 f 9 f 0 e-52 d 3")), parcels()),
        ("invisible-in-code", parcels(de=("`express`", "`ex\u200bpress`")), parcels()),
        ("invisible-in-code", parcels(ja=("**404**", "**4\u200b04**")), parcels()),
    ],
)
def test_the_witnesses_decide_byte_for_byte(rule: str, pages: dict[str, str], whole: dict[str, str]) -> None:
    assert fixed(pages, rule) == whole
    assert found(whole, rule) == ()


def test_who_decided_is_named() -> None:
    (one,) = found(parcels(ja=("PUT", "POST")), "method-differs")
    assert one.fix is not None
    assert one.fix.decided_by == ("de", "fr", "pt", "zh")


@pytest.mark.parametrize(
    "pages",
    [
        parcels("ja", "zh", zh=("PUT", "POST")),
        parcels("de", "fr", "ja", "zh", zh=("PUT", "POST"), ja=("PUT", "POST")),
        parcels("de", "fr", "ja", zh=("PUT", "POST"), ja=("PUT", "PATCH"))
        | parcels("zh", zh=("PUT", "POST")),
    ],
)
def test_a_tie_is_refused(pages: dict[str, str]) -> None:
    (one,) = found(pages, "method-differs")
    assert one.fix is None


def test_a_page_of_another_version_is_not_corrected_but_its_damage_is() -> None:
    def stamped(pages: dict[str, str]) -> dict[str, str]:
        return {
            path: text.replace(
                "uuid:", f"source-git-commit: {'2nd' if path.startswith('ja') else '1st'}\nuuid:", 1
            )
            for path, text in pages.items()
        }

    (method,) = found(stamped(parcels(ja=("PUT", "POST"))), "method-differs")
    assert (method.attribution, method.fix) == ("version-skew", None)
    (name,) = found(stamped(parcels(ja=("* `mode`", "* `Mode`"))), "field-name-differs")
    assert name.fix is not None
