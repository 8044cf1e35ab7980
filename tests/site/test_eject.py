"""The ejected site builds with plain mkdocs, with the same anchors."""

import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from specglot.site.eject import eject
from specglot.site.inputs import SiteInputs
from specglot.site.outline import ids_of
from specglot.site.site import Site


@pytest.fixture(scope="module")
def ejected(inputs: SiteInputs, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("ejected")
    for asset in eject(inputs):
        path = out / asset.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(asset.content(), encoding="utf-8")
    return out


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("locale", ["de", "fr", "ja"])
def test_it_builds_strictly_and_keeps_the_anchors(ejected: Path, site: Site, locale: str) -> None:
    config = load_config(
        str(ejected / locale / "mkdocs.yml"),
        site_dir=str(ejected / "site" / locale),
        strict=True,
        use_directory_urls=False,
    )
    build(config)
    for outline in site.outlines:
        html = (ejected / "site" / locale / f"{outline.slug}.html").read_text(encoding="utf-8")
        found = set(re.findall(r'id="([^"]+)"', html))
        assert {
            name for name in ids_of(outline) if name.split("-")[0] in ("field", "path", "code", "value")
        } <= found


def test_nesting_survives_the_other_parser(ejected: Path, site: Site) -> None:
    slug = site.atlas.groups[site.atlas.paths["docs/de/scan"]]
    text = (ejected / "de" / "docs" / f"{slug}.md").read_text(encoding="utf-8")
    assert "\n    - `at`{: #field-time.at }" in text


def test_links_lead_to_the_other_pages(ejected: Path) -> None:
    text = "".join(
        path.read_text(encoding="utf-8") for path in sorted((ejected / "de" / "docs").glob("*.md"))
    )
    assert re.search(r"\[Zustände\]\(\w[\w-]*\.md\)", text)
