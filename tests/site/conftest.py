"""A site of a small API, built once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from parcel import pages

from specglot import pipeline
from specglot.site.driver import build_site
from specglot.site.inputs import SiteInputs
from specglot.site.site import Site

Inputs = Callable[..., SiteInputs]


@pytest.fixture(scope="session")
def parcel_pages() -> dict[str, str]:
    """The pages of the small API, as path → text."""
    return pages()


@pytest.fixture(scope="session")
def make_inputs(parcel_pages: dict[str, str]) -> Inputs:
    """Site inputs of the small API, with other pages added or in their place (None takes one away)."""

    def make(changes: dict[str, str | None] | None = None, **values: object) -> SiteInputs:
        texts = {path: text for path, text in {**parcel_pages, **(changes or {})}.items() if text is not None}
        inputs = pipeline.site_inputs_of(pipeline.read_texts(texts))
        return replace(inputs, **{"name": "Parcels", **values})

    return make


@pytest.fixture(scope="session")
def inputs(make_inputs: Inputs) -> SiteInputs:
    """Site inputs of the small API."""
    return make_inputs()


@pytest.fixture(scope="session")
def site(inputs: SiteInputs) -> Site:
    """The small API's site, not built."""
    return Site(inputs)


@pytest.fixture(scope="session")
def built(inputs: SiteInputs, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small API's site on disk."""
    out = tmp_path_factory.mktemp("built") / "site"
    assert build_site(inputs, out) == ()
    return out
