"""A book as files in memory."""

from __future__ import annotations

from pathlib import Path

import yaml

from specglot.check.samples import keys, parcels
from specglot.config import Config
from specglot.pipeline import code_outputs, openapi_documents, read_texts, site_inputs_of, spec_outputs


def test_the_base_language_is_the_first_of_the_chain_that_has_pages() -> None:
    texts = parcels("de", "ja")
    assert openapi_documents(read_texts(texts, Config(root=Path(), fallback=("pt", "ja"))))[0] == "ja"
    assert openapi_documents(read_texts(texts))[0] == "de"


def test_the_spec_folder() -> None:
    outputs = {
        output.path: output.text
        for output in spec_outputs(read_texts({**parcels("de", "ja"), **keys("de", "ja")}))
    }
    assert set(outputs) >= {
        "openapi.yaml",
        "ledger.json",
        "ledger.schema.json",
        "overlays/de.yaml",
        "overlays/ja.yaml",
    }
    assert yaml.safe_load(outputs["openapi.yaml"])["openapi"] == "3.1.0"
    assert all(text.endswith("\n") and "\r" not in text for text in outputs.values())
    assert outputs["openapi.yaml"].startswith("# Written by `specglot extract`")


def test_code_speaks_the_language_that_is_asked_for() -> None:
    book = read_texts(parcels("de", "ja"))
    for lang, text in (("ja", "荷物"), ("de", "Paket")):
        assert any(text in output.text for output in code_outputs(book, "python", lang))


def test_the_site_gets_every_language() -> None:
    inputs = site_inputs_of(read_texts(parcels("de", "ja")))
    assert set(inputs.openapi) == {"de", "ja"}
    assert len(inputs.pages) == 2
