"""The page that lists the sites of several books."""

from __future__ import annotations

from pathlib import Path

import pytest

from specglot import pipeline
from specglot.check.samples import parcels
from specglot.config import Config
from specglot.site.driver import build_site
from specglot.site.shelf import shelf, shelved


@pytest.fixture(scope="module")
def shelf_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sites and their list; one of the books has a title that tries to be markup."""
    folder = tmp_path_factory.mktemp("shelf")
    books = []
    for name, title, locales in (
        ("a", "Parcels", ("de", "ja")),
        ("b c", "<img src=x onerror=alert(1)>", ("fr", "zh")),
    ):
        config = Config(root=folder, title={"und": title})
        made = pipeline.site_inputs_of(pipeline.read_texts(parcels(*locales), config))
        build_site(made, folder / name)
        books.append(shelved(made, folder / name, folder))
    page = folder / "index.html"
    page.write_text(shelf("All of it", books), encoding="utf-8")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_the_list_is_sound(watch, shelf_page: Path, scheme: str, width: int) -> None:  # type: ignore[no-untyped-def]
    watched = watch(shelf_page.as_uri(), width=width, scheme=scheme)
    assert watched.violations() == []
    assert watched.errors == []
    assert watched.foreign("file://") == []
    assert watched.overflow() == 0
    assert watched.page.locator("main img").count() == 0


def test_every_link_leads_to_a_page(watch, shelf_page: Path) -> None:  # type: ignore[no-untyped-def]
    page = watch(shelf_page.as_uri()).page
    links = page.eval_on_selector_all("main a", "links => links.map(link => link.getAttribute('href'))")
    assert len(links) == 2 * (2 + 2)
    page.locator("main a[hreflang=fr]").click()
    page.wait_for_url("**/b%20c/fr/index.html")
    page.go_back()
    page.locator("main a[hreflang=ja]").click()
    page.wait_for_url("**/a/ja/index.html")
