"""Pages as one spec."""

from __future__ import annotations

import pytest
from merging import pages_of, spec_of

from goldens import golden, outline
from specglot.check.samples import keys, parcels
from specglot.merge.spec import merge
from specglot.model.spec import facts


def test_groups_and_what_tied_them() -> None:
    spec = spec_of({**parcels(), **keys()})
    assert spec.locales == ("de", "fr", "ja", "pt", "zh")
    assert [(group.id, group.by, group.locales) for group in spec.groups] == [
        ("trip-keys", "path", ("de", "fr", "ja", "zh")), ("update-parcel", "path", ("de", "fr", "ja", "pt", "zh")),
    ]  # fmt: skip
    assert spec.group("trip-keys").pages[0].title == "Schlüssel"
    with pytest.raises(KeyError):
        spec.group("x")


def test_front_matter_is_a_fact_per_key() -> None:
    spec = spec_of(parcels("de", "ja", "zh", zh=("uuid: 7c1f9f0e", "uuid: 7 c1f9f0e")))
    (group,) = spec.groups
    meta = {fact.pointer: fact for fact in group.meta}
    uuid = meta["update-parcel uuid"]
    assert (uuid.value[:8], [claim.locale for claim in uuid.dissent]) == ("7c1f9f0e", ["zh"])


def test_cohorts_come_from_front_matter() -> None:
    spec = spec_of({"de/a.md": "---\nsource-git-commit: ab12\ntranslation-type: ht\n---\n\n# A\n"})
    ((cohort, kind),) = [(page.cohort, page.translation_type) for page in spec.groups[0].pages]
    assert (cohort, kind) == ("ab12", "ht")


def test_one_locale_alone_says_the_same_as_all() -> None:
    everybody = spec_of({**parcels(), **keys()})
    for locale in ("de", "fr", "ja", "zh"):
        alone = spec_of({**parcels(locale), **keys(locale)})
        told = {(fact.kind, fact.pointer): fact.value for fact in facts(everybody)}
        for fact in facts(alone):
            assert told[fact.kind, fact.pointer] == fact.value or fact.kind == "meta"
            assert {claim.locale for claim in fact.claims} <= {locale}
        assert {(fact.kind, fact.pointer) for fact in facts(alone)} == set(told)


def test_an_endpoint_shown_twice_is_one_operation() -> None:
    short = "# Kurz\n\n```\nPUT\nhttps://{host}/v2/parcels/{parcelId}\n```\n"
    spec = spec_of({**parcels("de"), "de/a-tutorial.md": short})
    ((pointer, group),) = [(operation.pointer, operation.group) for operation in spec.operations]
    assert (pointer, group) == ("PUT /v2/parcels/{parcelId}", "update-parcel")


def test_every_claim_has_a_place_with_its_text() -> None:
    texts = {**parcels(), **keys()}
    for fact in facts(spec_of(texts)):
        for claim in fact.claims:
            lines = texts[claim.span.path].split("\n")
            assert 1 <= claim.span.line <= len(lines)


def test_nothing_makes_an_empty_spec() -> None:
    spec = merge(())
    assert (spec.locales, spec.operations, spec.groups) == ((), (), ())
    assert merge(pages_of({"de/x.md": ""})).operations == ()


def test_golden() -> None:
    texts = parcels(
        "de", "ja", "zh", ja=("ミリ秒", "秒"), zh=("| **429** | **请求过多。** | 等待后重试。 |\n", "")
    )
    text = outline(spec_of({**texts, **keys("de", "zh", zh=("`trip.speed`", "`trip.Speed`"))}))
    assert text == golden("merge/parcels.txt", text)
