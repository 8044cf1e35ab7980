"""Links and findings find their place."""

import pytest
from msgspec.structs import replace

from specglot.model.diagnostic import Diagnostic
from specglot.model.source import Span
from specglot.model.spec import facts
from specglot.site.atlas import Place, stem
from specglot.site.site import Site


def finding(path: str, line: int, subject: str = "", group: str = "") -> Diagnostic:
    span = Span(path=path, line=line, column=1, end_line=line, end_column=2)
    return Diagnostic(rule="r", severity="error", message="m", primary=span, subject=subject, group=group)


def test_a_finding_stands_at_its_subject(site: Site) -> None:
    found = site.atlas.finding(finding("x.md", 1, subject="POST /api/v2/parcels/{pid}/scans time.at"))
    assert found is not None
    assert found.anchor == "field-time.at"


def test_a_subject_with_more_after_the_pointer_stands_at_the_pointer(site: Site) -> None:
    found = site.atlas.finding(finding("x.md", 1, subject="POST /api/v2/parcels/{pid}/scans time.at unit ms"))
    assert found is not None
    assert found.anchor == "field-time.at"


def test_without_a_subject_the_line_decides_then_the_page(site: Site) -> None:
    text = next(item.text for item in site.inputs.sources if item.path == "docs/de/scan.md")
    line = next(number for number, content in enumerate(text.split("\n"), 1) if "**410**" in content)
    found = site.atlas.finding(finding("docs/de/scan.md", line))
    assert found is not None
    assert found.anchor == "code-410"
    top = site.atlas.finding(finding("docs/de/scan.md", 2))
    assert top == Place(slug=found.slug)


def test_a_finding_of_an_unknown_file_has_no_place(site: Site) -> None:
    assert site.atlas.finding(finding("elsewhere.md", 4)) is None


@pytest.mark.parametrize(
    "target", ["states.md", "states.md#open", "../de/states.md?x=1", "/help/states.md", "states"]
)
def test_page_links_lead_to_the_group(site: Site, target: str) -> None:
    place = site.atlas.link("docs/de/scan.md", target)
    assert place is not None
    assert place.slug == site.atlas.groups[site.atlas.paths["docs/de/states"]]
    assert place.anchor == ("value-open" if "#open" in target else "")


def test_dead_links_lead_nowhere(site: Site) -> None:
    assert site.atlas.link("docs/de/scan.md", "nothing.md") is None


def test_a_link_within_the_page(site: Site) -> None:
    place = site.atlas.link("docs/de/scan.md", "#scan-request")
    assert place is not None
    assert place.anchor == "scan-request"


def test_stems() -> None:
    assert [stem(path) for path in ("a/b.md", "a/b.v2", "a.txt")] == ["a/b", "a/b.v2", "a"]


def test_every_fact_has_a_place(site: Site) -> None:
    spec = replace(site.inputs.spec, groups=())
    lost = [
        fact.pointer
        for fact in facts(spec)
        if site.atlas.finding(finding("x.md", 1, subject=fact.pointer)) is None
    ]
    assert lost == []
