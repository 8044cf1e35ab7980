"""Operations of all locales as one."""

from __future__ import annotations

import pytest
from merging import operation_of, page, spec_of

from specglot.check.samples import parcels


def test_method_server_and_path_have_a_claim_per_locale() -> None:
    operation = operation_of(parcels())
    assert (operation.pointer, operation.server.value, operation.anchor) == (
        "PUT /v2/parcels/{parcelId}", "https://{host}", "update-parcel",
    )  # fmt: skip
    for fact in (operation.method, operation.path, operation.server):
        assert [claim.locale for claim in fact.claims] == ["de", "fr", "ja", "pt", "zh"]
        assert fact.dissent == ()


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (("PUT", "POST"), "method"),
        (("/v2/parcels/", "/v2/parcel/"), "path"),
        (("https://{host}", "https://{uri}"), "server"),
    ],
)
def test_dissent(change: tuple[str, str], kind: str) -> None:
    operation = operation_of(parcels(ja=change))
    assert [(claim.locale, claim.span.path) for claim in getattr(operation, kind).dissent] == [
        ("ja", "ja/update-parcel.md")
    ]
    assert operation.pointer == "PUT /v2/parcels/{parcelId}"


def test_a_renamed_path_parameter_is_one_parameter() -> None:
    (parameter,) = operation_of(parcels(de=("`parcelId`", "`paketId`"))).parameters
    assert (parameter.location, parameter.field.name.value) == ("path", "parcelId")
    assert {claim.locale: claim.value for claim in parameter.field.name.dissent} == {"de": "paketId"}
    assert {text.locale for text in parameter.field.description} == {"de", "fr", "ja", "pt", "zh"}


def test_the_path_decides_what_its_parameters_are_called() -> None:
    (parameter,) = operation_of(parcels("de", de=("`parcelId`", "`paketId`"))).parameters
    assert (parameter.field.name.value, parameter.field.pointer) == (
        "parcelId",
        "PUT /v2/parcels/{parcelId} path.parcelId",
    )
    assert parameter.described


def test_what_is_described_beyond_the_path_stays_a_fact() -> None:
    operation = operation_of(
        parcels(
            "de", "ja", de=("`parcelId`: Die ID des Pakets.", "`host`: der Rechner\n\n`parcelId`: die ID")
        )
    )
    assert [parameter.field.name.value for parameter in operation.parameters] == ["parcelId", "host"]
    assert operation.parameters[1].field.name.silent == ("ja",)


def test_a_parameter_that_only_the_url_names() -> None:
    operation = operation_of(
        {"de/a.md": "# A\n\n```\nGET https://h/v1/a/{id}/b/{day}\n```\n\n`day`: der Tag\n"}
    )
    assert [(one.field.name.value, one.described, one.field.required and one.field.required.value, one.field.type and one.field.type.value) for one in operation.parameters] == [
        ("id", False, True, "string"), ("day", True, True, "string"),
    ]  # fmt: skip


def test_the_fullest_exact_sample_is_shown() -> None:
    operation = operation_of(
        {
            "de/a.md": page("* `a` (Erforderlich)", sample='{"a": 1, "b": 2, ...}'),
            "fr/a.md": page("* `a` (Obligatoire)", sample='{"a": 1}'),
            "ja/a.md": page("* `a`（必須）", sample='{"a": 1, "b": 2}'),
        }
    )
    assert operation.sample is not None
    assert (operation.sample.exact, operation.sample.span.path) == (True, "ja/a.md")
    missing = {fact.pointer.rsplit(" ", 1)[-1]: fact.silent for fact in operation.samples}
    assert missing == {"/a": (), "/b": ("fr",)}


def test_parts_that_a_locale_lacks() -> None:
    text = parcels()["zh/update-parcel.md"]
    operation = operation_of({**parcels("de", "ja"), "zh/update-parcel.md": text[: text.index("## HTTP")]})
    silent = {fact.value: fact.silent for fact in operation.parts}
    assert silent == {"fields": (), "sample": (), "response": (), "response-codes": ("zh",)}


def test_a_page_without_the_endpoint_is_silent_on_the_method() -> None:
    text = parcels()["fr/update-parcel.md"].replace("PUT\n", "")
    operation = operation_of({**parcels("de", "ja"), "fr/update-parcel.md": text})
    assert operation.method.silent == ("fr",)


def test_summary_in_each_language() -> None:
    assert [(text.locale, text.prose.text) for text in operation_of(parcels()).summary] == [
        ("de", "Paket ändern"), ("fr", "Modifier un colis"), ("ja", "荷物の更新"), ("pt", "Atualizar pacote"), ("zh", "更新包裹"),
    ]  # fmt: skip


def test_several_operations_of_one_page_are_aligned_by_what_they_are() -> None:
    def two(first: str, second: str, words: str) -> str:
        return f"# T\n\n## {words} 1\n\n```\n{first}\n```\n\n## {words} 2\n\n```\n{second}\n```\n"

    get, delete = "GET https://h/v1/a", "DELETE https://h/v1/a/{id}"
    spec = spec_of({"de/a.md": two(get, delete, "Teil"), "fr/a.md": two(delete, get, "Partie")})
    assert sorted(operation.pointer for operation in spec.operations) == ["DELETE /v1/a/{id}", "GET /v1/a"]
    assert all(len(operation.method.claims) == 2 for operation in spec.operations)
