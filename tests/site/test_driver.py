"""The site on disk."""

import re
from pathlib import Path

import pytest
from trees import tree

from specglot.model.errors import InputError
from specglot.site import driver, localpages
from specglot.site.driver import build_site
from specglot.site.inputs import SiteInputs
from specglot.site.model import PageView
from specglot.site.outline import Outline
from specglot.site.site import Site


def test_all_pages_of_all_locales_are_there(built: Path, site: Site) -> None:
    slugs = {outline.slug for outline in site.outlines}
    for locale in ("de", "fr", "ja"):
        assert {path.stem for path in (built / locale).glob("*.html")} == {"index", *slugs}
        assert {path.stem for path in (built / locale).glob("*.md")} == slugs
        assert (built / locale / "llms.txt").is_file()
        assert (built / locale / "openapi.yaml").is_file()
    assert {path.stem for path in (built / "compare").glob("*.html")} == slugs
    assert len(list(built.rglob("*.html"))) == site.page_count() + 1


def test_anchors_are_the_same_in_all_locales(built: Path, site: Site) -> None:
    for outline in site.outlines:
        ids = [
            tuple(
                re.findall(
                    r'\bid="([^"]+)"', (built / locale / f"{outline.slug}.html").read_text(encoding="utf-8")
                )
            )
            for locale in ("de", "fr", "ja")
        ]
        assert ids[0] == ids[1] == ids[2]
        assert all(name.isascii() for name in ids[0])


def test_two_builds_are_byte_identical(inputs: SiteInputs, built: Path, tmp_path: Path) -> None:
    build_site(inputs, tmp_path / "again")
    assert tree(tmp_path / "again") == tree(built)


def test_what_is_not_translated_says_so_in_the_readers_language(built: Path, site: Site) -> None:
    slug = site.atlas.groups[site.atlas.paths["docs/de/states"]]
    page = (built / "ja" / f"{slug}.html").read_text(encoding="utf-8")
    assert "まだ翻訳されていません" in page
    assert 'lang="de"' in page
    assert "Das Paket ist unterwegs." in page


def test_the_contradiction_stands_at_the_field(built: Path, site: Site) -> None:
    slug = site.atlas.groups[site.atlas.paths["docs/de/parcel"]]
    page = (built / "de" / f"{slug}.html").read_text(encoding="utf-8")
    field = page[page.index('id="field-weight"') :]
    field = field[: field.index('id="field-state"')]
    assert "Die Übersetzungen widersprechen sich" in field
    assert "docs/fr/parcel.md" in field
    assert "Facultatif" in field


def test_pages_written_by_strangers_cannot_run_anything(make_inputs, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    attack = "<script>alert(1)</script><img src=x onerror=alert(2)>[x](javascript:alert(3)) {{ 7*7 }} {# c #} </code>"
    text = next(page for page in make_inputs().sources if page.path == "docs/de/scan.md").text
    page = text.replace("Jede Erfassung zählt einmal.", attack).replace("Paket-ID", f"Paket-ID {attack}")
    inputs = make_inputs(
        {"docs/de/scan.md": page.replace("title: ", "title: </title><script>alert(4)</script> ")}
    )
    found = build_site(inputs, tmp_path / "site")
    assert {item.rule for item in found} == {"unsafe-link"}
    assert all(item.primary.path == "docs/de/scan.md" for item in found)
    for path in (tmp_path / "site").rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?! src=\")", html), path
        assert not re.search(r"<[^>]*\son\w+=", html), path
        assert not re.search(r"=[\"']?\s*(javascript|data):", html), path
        assert "49" not in re.findall(r"Paket-ID[^<]*<", html)


def test_a_folder_of_somebody_else_is_not_replaced(inputs: SiteInputs, tmp_path: Path) -> None:
    precious = tmp_path / "home" / "thesis.txt"
    precious.parent.mkdir()
    precious.write_text("years of work")
    with pytest.raises(InputError, match="no site build wrote"):
        build_site(inputs, precious.parent)
    assert precious.read_text() == "years of work"
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_failed_build_leaves_the_old_site(
    inputs: SiteInputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    build_site(inputs, out)
    before = tree(out)

    def fail(*_: object) -> int:
        raise RuntimeError("no")

    monkeypatch.setattr(driver, "_build", fail)
    with pytest.raises(RuntimeError):
        build_site(inputs, out)
    assert tree(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_page_too_few_is_an_error(
    inputs: SiteInputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Site, "page_count", lambda _: 999)
    found = build_site(inputs, tmp_path / "site")
    assert [(item.rule, item.severity) for item in found] == [("site-pages", "error")]


def test_an_address_with_a_path_breaks_no_link(make_inputs, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert build_site(make_inputs(url="https://example.org/docs/v2/"), tmp_path / "site") == ()
    page = (tmp_path / "site" / "404.html").read_text(encoding="utf-8")
    assert 'href="/docs/v2/assets/page.css"' in page


def test_the_manual_is_part_of_the_site(inputs: SiteInputs, tmp_path: Path) -> None:
    manual = tmp_path / "docs" / "manual"
    manual.mkdir(parents=True)
    (manual / "index.md").write_text("# Manual\n\nSee [more](more.md#two).\n")
    (manual / "more.md").write_text("# More\n\n## Two\n")
    (tmp_path / "docs" / "private.md").write_text("# Private\n")
    assert build_site(inputs, tmp_path / "site", docs=manual) == ()
    page = (tmp_path / "site" / "manual" / "index.html").read_text(encoding="utf-8")
    assert 'href="more.html#two"' in page
    assert '<a href="../manual/index.html" aria-current="page">' in page
    assert '<a href="../manual/more.html"><span>More</span></a>' in page
    assert '"two","section","","Two",""' in (tmp_path / "site" / "assets" / "manual.js").read_text(
        encoding="utf-8"
    )
    home = (tmp_path / "site" / "de" / "index.html").read_text(encoding="utf-8")
    assert '<a class="manual-link" href="../manual/index.html"' in home
    assert not list((tmp_path / "site").rglob("private*"))


def test_a_dead_link_of_the_manual_is_told(inputs: SiteInputs, tmp_path: Path) -> None:
    manual = tmp_path / "docs" / "manual"
    manual.mkdir(parents=True)
    (manual / "index.md").write_text("# Manual\n\nSee [more](gone.md).\n")
    found = build_site(inputs, tmp_path / "site", docs=manual)
    assert {item.rule for item in found} == {"site-build", "site-link"}


def test_addresses_are_absolute_where_the_site_has_one(make_inputs, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    build_site(make_inputs(url="https://docs.example.org/api/"), tmp_path / "site")
    page = (tmp_path / "site" / "de" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://docs.example.org/api/de/index.html">' in page
    assert 'hreflang="ja" href="https://docs.example.org/api/ja/index.html"' in page
    assert 'hreflang="x-default" href="https://docs.example.org/api/"' in page
    sitemap = (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("<url>") == 3 * 4


def test_a_build_holds_no_page_longer_than_it_takes_to_write_it(
    inputs: SiteInputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Above this, the home page needs no other page.
    monkeypatch.setattr(localpages, "_CODES", 0)
    most, sites = [0], []

    class Watched(Site):
        def __init__(self, *given: object, **named: object) -> None:
            super().__init__(*given, **named)  # type: ignore[arg-type]
            sites.append(self)

        def view(self, locale: str, outline: Outline) -> PageView:
            found = super().view(locale, outline)
            most[0] = max(most[0], len(self._views))
            return found

    monkeypatch.setattr(driver, "Site", Watched)
    assert build_site(inputs, tmp_path / "site") == ()
    assert most == [1]
    assert (sites[0]._views, sites[0]._found) == ({}, {})
