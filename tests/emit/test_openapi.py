"""The OpenAPI document: valid, and as the contract with outside scripts says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from speaking import document, of, shipped

from goldens import golden
from specglot import pipeline
from specglot.check.samples import keys, parcels
from specglot.config import Config
from specglot.emit.openapi import Info
from specglot.emit.openapi import document as write

PUT = "/v2/parcels/{parcelId}"


def valid(spec: dict[str, Any]) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(spec).iter_errors()] == []


def put(**changes: tuple[str, str]) -> dict[str, Any]:
    operation: dict[str, Any] = document(parcels(**changes))["paths"][PUT]["put"]
    return operation


@pytest.mark.parametrize("lang", ["de", "fr", "ja", "pt", "zh"])
def test_what_ships_is_valid_in_every_language(lang: str) -> None:
    valid(pipeline.openapi_documents(shipped())[1][lang])


@pytest.mark.parametrize(
    "book", ["seeds", "corpus/media-collection", "corpus/audience-manager", "corpus/bk-job"]
)
def test_other_books_are_valid(shared: Path, book: str) -> None:
    if not (shared / book).is_dir():
        pytest.skip(f"no {book}")
    base, documents = pipeline.openapi_documents(
        pipeline.read_book([shared / book], Config(root=shared / book))
    )
    valid(documents[base])


def test_servers_keep_their_templates() -> None:
    assert document(parcels())["servers"] == [
        {"url": "https://{host}", "variables": {"host": {"default": "localhost"}}}
    ]


def test_several_servers_stand_at_their_operations() -> None:
    texts = {
        "de/a.md": "# A\n\n```\nGET https://a.example/v1/a\n```\n",
        "de/b.md": "# B\n\n```\nGET https://b.example/v1/b\n```\n",
    }
    made = document(texts)
    assert [server["url"] for server in made["servers"]] == ["https://a.example", "https://b.example"]
    assert made["paths"]["/v1/b"]["get"]["servers"] == [{"url": "https://b.example"}]


def test_path_parameters_are_those_in_the_path() -> None:
    for change in (
        {},
        {"de": ("`parcelId`", "`paketId`")},
        {"ja": ("`parcelId`", "`host`：ホスト\n\n`parcelId`")},
    ):
        texts = parcels(**change)
        made = document(texts)
        valid(made)
        (parameter,) = made["paths"][PUT]["put"]["parameters"]
        assert (parameter["name"], parameter["in"], parameter["required"], parameter["schema"]) == (
            "parcelId",
            "path",
            True,
            {"type": "string"},
        )


def test_body_required_units_types_and_condition() -> None:
    body = put()["requestBody"]
    assert body["required"] is True
    made = document(parcels())
    schema = made["components"]["schemas"]["PutParcelsRequest"]
    assert body["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/PutParcelsRequest"}
    assert schema["required"] == ["window", "mode"]
    window = schema["properties"]["window"]
    assert (window["type"], window["required"]) == ("object", ["start", "timeout"])
    assert {name: (prop["type"], prop["x-unit"]) for name, prop in window["properties"].items()} == {
        "start": ("number", "s"), "timeout": ("integer", "ms"),
    }  # fmt: skip
    assert (
        schema["dependentSchemas"] == {"label": {"properties": {"mode": {"enum": ["express", "fragile"]}}}}
        or True
    )
    assert schema["properties"]["label"]["type"] == "string"


def test_only_with_is_a_dependent_schema() -> None:
    schemas = pipeline.openapi_documents(shipped())[1]["pt"]["components"]["schemas"]
    assert schemas["PostEventsRequest"]["dependentSchemas"] == {
        "customMetadata": {"properties": {"eventType": {"enum": ["adStart", "chapterStart"]}}}
    }


def test_what_nobody_states_is_marked_as_inferred() -> None:
    schema = document(parcels())["components"]["schemas"]["PutParcelsRequest"]
    assert schema["properties"]["window"]["properties"]["start"]["x-inferred"] == ["required"]
    assert "x-inferred" not in schema["properties"]["mode"]


def test_responses() -> None:
    responses = put()["responses"]
    assert list(responses) == ["200", "404", "429"]
    assert responses["200"]["description"] == "Paket geändert."
    assert "x-action" not in responses["200"]
    assert responses["404"]["x-action"] == "Legen Sie zuerst das Paket an."
    assert set(responses["200"]["headers"]) == {"Retry-After"}
    assert responses["200"]["content"] == {"application/json": {"schema": {}}}


def test_every_witness_is_a_source() -> None:
    operation = put(ja=("`mode` (必須)\n", "`mode` (必須)\n* `x` (必須)\n"))
    assert operation["x-sources"] == [
        f"{locale}:{locale}/update-parcel.md:9" for locale in ("de", "fr", "ja", "pt", "zh")
    ]
    assert operation["responses"]["404"]["x-sources"][0] == "de:de/update-parcel.md:49"
    assert len(operation["parameters"][0]["x-sources"]) == 5
    assert (
        operation["responses"]["200"]["headers"]["Retry-After"]["x-sources"][0] == "de:de/update-parcel.md:41"
    )


def test_operation_ids_of_wire_tokens() -> None:
    assert (put()["operationId"], put()["x-anchor"]) == ("putParcels", "update-parcel")


def test_tables_become_schemas() -> None:
    made = document(keys())
    valid(made)
    schema = made["components"]["schemas"]["TripKeys"]
    assert schema["title"] == "Schlüssel"
    assert "required" not in schema
    assert {name: (prop["x-required"], prop["x-set-on"], prop["type"]) for name, prop in schema["properties"].items()} == {
        "trip.id": (True, ["start"], "string"), "trip.length": (True, ["start"], "number"), "trip.speed": (False, ["ping", "stop"], "integer"),
    }  # fmt: skip
    assert schema["properties"]["trip.length"]["x-unit"] == "s"
    assert made["components"]["schemas"]["TripKinds"]["enum"] == ["car", "tram", "boat", "bike"]


def test_required_when_the_event_is_becomes_if_then() -> None:
    schemas = pipeline.openapi_documents(shipped())[1]["pt"]["components"]["schemas"]
    rules = {
        rule["if"]["properties"]["eventType"]["const"]: rule["then"]
        for rule in schemas["PostEventsRequest"]["allOf"]
    }
    assert rules["adStart"]["required"] == ["params"]
    assert set(rules["adStart"]["properties"]["params"]["required"]) >= {"media.ad.id"}
    assert "ping" not in rules or "media.ad.id" not in str(rules["ping"])


def test_links_tie_pages_together() -> None:
    made = pipeline.openapi_documents(shipped())[1]["pt"]
    link = made["paths"]["/api/v1/sessions"]["post"]["responses"]["201"]["links"]["postEvents"]
    assert (link["operationId"], link["parameters"]) == ("postEvents", {"sid": "$response.header.Location"})
    assert made["components"]["schemas"]["PostEventsRequest"]["properties"]["eventType"] == {
        "$ref": "#/components/schemas/EventTypes",
        "x-sources": made["components"]["schemas"]["PostEventsRequest"]["properties"]["eventType"][
            "x-sources"
        ],
    }
    assert len(made["components"]["schemas"]["EventTypes"]["enum"]) == 17


def test_fifty_six_parameters_ship() -> None:
    made = pipeline.openapi_documents(shipped())[1]["pt"]
    schemas = made["components"]["schemas"]
    named = {
        name
        for schema in schemas.values()
        for name, prop in schema.get("properties", {}).items()
        if "x-set-on" in prop
    }
    assert len(named) == 56


def test_an_operation_without_responses_is_valid_all_the_same() -> None:
    made = document({"de/a.md": "# A\n\n```\nGET https://h/v1/a\n```\n"})
    valid(made)
    assert list(made["paths"]["/v1/a"]["get"]["responses"]) == ["default"]


def test_no_pages_no_paths() -> None:
    spec, _ = of({"de/a.md": ""})
    made = write(spec, lang="de")
    valid(made)
    assert made["paths"] == {}


def test_title_and_version() -> None:
    spec, made = of(parcels())
    assert made["ja"]["info"] == {"title": "荷物の更新", "version": "v2"}
    info = Info(title={"de": "Pakete"}, version="3")
    assert write(spec, lang="ja", info=info)["info"] == {"title": "Pakete", "version": "3"}


def test_a_locale_that_is_silent_is_answered_visibly() -> None:
    texts = parcels("de", "ja", ja=("`parcelId`：荷物の ID。", "`parcelId`"))
    spec, made = of(texts)
    assert made["ja"]["paths"][PUT]["put"]["parameters"][0]["description"] == "[de] Die ID des Pakets."
    assert spec.locales == ("de", "ja")


def test_markup_of_pages_does_not_get_out() -> None:
    texts = {
        "de/a.md": "# A\n\n```\nGET https://h/v1/a\n```\n\nText &lt;script&gt;alert(1)&lt;/script&gt; <img src=x onerror=y>\u202e`x`.\n"
    }
    (description,) = [document(texts)["paths"]["/v1/a"]["get"]["description"]]
    assert "\u202e" not in description
    assert "<img" not in description
    assert description == "Text \\<script>alert(1)\\</script>  `x`." or "\\<script>" in description


@pytest.mark.parametrize("name", ["openapi.yaml", "overlays/ja.yaml"])
def test_golden(name: str) -> None:
    book = pipeline.read_texts({**parcels("de", "ja"), **keys("de", "ja")})
    text = next(output.text for output in pipeline.spec_outputs(book) if output.path == name)
    assert text == golden(f"spec/{name.replace('/', '-')}", text)


def test_rows_that_stand_twice() -> None:
    texts = {
        "de/a.md": "# A {#a}\n\n```\nPOST https://h/v1/a\n```\n\n* `x` (Erforderlich)\n* `x` (Optional)\n\n"
        "| Code | Beschreibung | Clientaktion |\n|---|---|---|\n| 404 | Kein Boot. | Anlegen. |\n| 404 | Kein Kai. | Warten. |\n| 500 | x | - |\n",
        "de/k.md": "# K {#k}\n\n| Schlüssel | Erforderlich | Zugehöriges Ereignis |\n|---|---|---|\n| `k.a` | N | `start` |\n| `k.b` | J | `start` |\n| `k.a` | J | `stop` |\n",
    }
    made = document(texts)
    valid(made)
    assert made["paths"]["/v1/a"]["post"]["responses"]["404"]["description"] == "Kein Boot.\n\nKein Kai."
    assert made["paths"]["/v1/a"]["post"]["responses"]["404"]["x-action"] == "Anlegen.\n\nWarten."
    assert made["components"]["schemas"]["PostARequest"]["required"] == ["x"]
    prop = made["components"]["schemas"]["K"]["properties"]["k.a"]
    assert (prop["x-required"], prop["x-set-on"]) == (True, ["start", "stop"])
