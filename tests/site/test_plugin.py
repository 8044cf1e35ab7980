"""`mkdocs build`: the same site as ours with our theme, the reference pages inside any other."""

import subprocess
import sys
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from trees import tree

from specglot.site.inputs import SiteInputs
from specglot.site.linkcheck import broken_links
from specglot.site.plugin import SpecglotPlugin
from specglot.site.site import Site

ROOT = Path(__file__).parents[2]


def run(project: Path, site: Site | None, theme: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    config = MkDocsConfig(config_file_path=str(project / "mkdocs.yml"))
    config.load_dict({"site_name": "Mine", "theme": theme, "plugins": [], "use_directory_urls": True})
    errors, _ = config.validate()
    assert not errors
    plugin = SpecglotPlugin()
    plugin.load_config({})
    monkeypatch.setattr(plugin, "_project", lambda _: site)
    config.plugins["specglot"] = plugin
    build(config)
    return Path(config.site_dir)


def test_inside_somebody_elses_theme(
    inputs: SiteInputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Mine\n\n[events](de/index.md)\n")
    for source in inputs.sources:
        path = tmp_path / source.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source.text, encoding="utf-8")
    site = Site(inputs)
    out = run(tmp_path, site, "mkdocs", monkeypatch)
    slug = site.atlas.groups[site.atlas.paths["docs/de/scan"]]
    page = (out / "de" / f"{slug}.html").read_text(encoding="utf-8")
    assert 'id="field-time.at"' in page
    assert "Scananfrage" in page.split("</title>")[0]
    assert "assets/page.css" in page
    assert all((out / "assets" / name).is_file() for name in ("page.css", "site.js", "builder.js"))
    assert "navbar" in page
    # The source pages themselves are not built a second time, by a parser that flattens their lists.
    assert not (out / "de" / "scan" / "index.html").exists()
    assert (out / "index.html").read_text(encoding="utf-8").count("Mine")
    # Status and comparisons come along; everything that the pages link to is there, down to the anchors.
    assert "assets/site.js" in (out / "status.html").read_text(encoding="utf-8")
    assert (out / "compare" / f"{slug}.html").is_file()
    broken = broken_links(
        out, only=lambda path: path.startswith(("de/", "ja/", "compare/", "status")), loads=False
    )
    assert [str(problem) for problem in broken] == []
    # The theme's table of contents lists our headings with our ids.
    outline = next(item for item in site.outlines if item.slug == slug)
    page_toc = page.split("bs-sidebar")[1].split("</nav>")[0] if "bs-sidebar" in page else page
    for section in outline.sections:
        assert f'href="#{section.id}"' in page_toc, section.id


def test_links_of_a_site_to_generated_anchors_are_known(
    inputs: SiteInputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    site = Site(inputs)
    slug = site.atlas.groups[site.atlas.paths["docs/de/scan"]]
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(
        f"# Mine\n\n[a](de/{slug}.md#field-time.at) [b](de/{slug}.md#no-such)\n"
    )
    (tmp_path / "docs" / "status.md").write_text("# My own status\n")
    caplog.set_level("INFO", logger="mkdocs")
    out = run(tmp_path, site, "mkdocs", monkeypatch)
    told = [record.getMessage() for record in caplog.records]
    assert [text for text in told if "no-such" in text]
    assert not [text for text in told if "field-time.at" in text]
    assert "My own status" in (out / "status" / "index.html").read_text(encoding="utf-8")
    assert [text for text in told if "status.md is a page of your own" in text]


@pytest.mark.skipif(
    "specglot" not in {entry.name for entry in entry_points(group="mkdocs.plugins")},
    reason="specglot is not installed, so mkdocs cannot find its plugin",
)
@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_mkdocs_build_gives_the_site_that_specglot_gives(engine: str, tmp_path: Path) -> None:
    if find_spec(engine) is None:
        pytest.skip(f"{engine} is not installed")
    command = ["build", "--strict", "-f", str(ROOT / "mkdocs.yml"), "-d", str(tmp_path / "a")]
    done = subprocess.run(
        [sys.executable, "-m", engine, *command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    command = [sys.executable, "-m", "specglot", "site", "--out", str(tmp_path / "b")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "a") == tree(tmp_path / "b")
