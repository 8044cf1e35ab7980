"""Overlays: applied by an implementation that is not ours, they give the document of that language."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonpath_ng import Index
from oas_patch.overlay import apply_overlay
from speaking import foreign, of, shipped, spoken

from specglot import pipeline
from specglot.check.samples import keys, parcels
from specglot.config import Config
from specglot.emit.overlay import TEXT_KEYS, overlay, quote

LOCALES = ("de", "fr", "ja", "pt", "zh")


@pytest.fixture(scope="module", autouse=True)
def _index() -> Iterator[None]:
    """oas-patch reads `Index.index` of jsonpath-ng, which is called `indices` since 1.8."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Index, "index", property(lambda self: self.indices[0]), raising=False)
        yield


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    """The spec folder of the shipped pages, parsed back from YAML."""
    return {
        output.path: yaml.safe_load(output.text)
        for output in pipeline.spec_outputs(shipped())
        if output.path.endswith(".yaml")
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_applied_it_gives_the_document_of_that_language(written: dict[str, Any], locale: str) -> None:
    book = shipped()
    expected = pipeline.openapi_documents(book)[1][locale]
    applied = apply_overlay(copy.deepcopy(written["openapi.yaml"]), written[f"overlays/{locale}.yaml"])
    assert applied == expected
    assert foreign(book.spec, locale, applied) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_it_touches_texts_only(written: dict[str, Any], locale: str) -> None:
    made = written[f"overlays/{locale}.yaml"]
    assert (made["overlay"], made["extends"]) == ("1.0.0", "../openapi.yaml")
    for action in made["actions"]:
        assert set(action) == {"target", "update"}
        assert set(action["update"]) <= set(TEXT_KEYS)


def test_the_base_language_needs_no_actions(written: dict[str, Any]) -> None:
    base, _ = pipeline.openapi_documents(shipped())
    assert [locale for locale in LOCALES if not written[f"overlays/{locale}.yaml"]["actions"]] == [base]


@pytest.mark.parametrize("book", ["seeds", "corpus/media-collection", "corpus/bk-job"])
def test_other_books(shared: Path, book: str) -> None:
    if not (shared / book).is_dir():
        pytest.skip(f"no {book}")
    read = pipeline.read_book([shared / book], Config(root=shared / book))
    base, documents = pipeline.openapi_documents(read)
    for locale in read.spec.locales:
        made = overlay(documents[base], documents[locale], locale=locale)
        applied = apply_overlay(copy.deepcopy(documents[base]), made)
        assert applied == documents[locale]
        assert foreign(read.spec, locale, applied) == []


def test_a_language_has_its_own_words_everywhere() -> None:
    spec, documents = of({**parcels(), **keys()})
    for locale in ("fr", "ja", "zh"):
        assert foreign(spec, locale, documents[locale]) == []
        marked = [text for _, text in spoken(documents[locale]) if text.startswith("[")]
        assert marked == []


def test_a_foreign_text_would_be_found() -> None:
    """The test above can fail: a text of another locale, unmarked, is seen."""
    spec, documents = of(parcels("de", "ja"))
    damaged = copy.deepcopy(documents["ja"])
    damaged["paths"]["/v2/parcels/{parcelId}"]["put"]["summary"] = "Paket ändern"
    assert [locale for _, locale, _ in foreign(spec, "ja", damaged)] == ["de"]


@pytest.mark.parametrize(
    "name", ["/v1/{a}", "media.id", "it's", "back\\slash", "日本語", 'say "x"', "a[0]", "$.x", "*"]
)
def test_odd_names_are_reached(name: str) -> None:
    base = {
        "openapi": "3.1.0",
        "info": {"title": "A", "version": "1"},
        "paths": {name: {"get": {"summary": "eins"}}},
    }
    other = copy.deepcopy(base)
    other["paths"][name]["get"]["summary"] = "一"  # type: ignore[index]
    if name in ("it's", "back\\slash"):  # the implementation at hand does not read RFC 9535 escapes
        assert quote(name) in ("'it\\'s'", "'back\\\\slash'")
        return
    assert apply_overlay(copy.deepcopy(base), overlay(base, other, locale="zh")) == other


def test_documents_that_differ_in_more_are_refused() -> None:
    base = {"info": {"title": "A", "version": "1"}, "paths": {}}
    for other in (
        {"info": {"title": "A", "version": "2"}, "paths": {}},
        {"info": {"title": "A", "version": "1"}},
        {"info": {"title": "A", "version": "1"}, "paths": {"/a": {}}},
    ):
        with pytest.raises(ValueError, match="more than"):
            overlay(base, other, locale="de")
