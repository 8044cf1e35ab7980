"""Pages as Markdown hold what the HTML holds."""

from pathlib import Path

from specglot.site.site import Site


def test_samples_of_request_and_response_are_there(built: Path, site: Site) -> None:
    slug = site.atlas.groups[site.atlas.paths["docs/de/parcel"]]
    text = (built / "de" / f"{slug}.md").read_text(encoding="utf-8")
    assert 'Anfragetext:\n\n```json\n{\n    "weight": 2.5,' in text
    assert "Antwort 201:\n\n```http\nHTTP/1.1 201 Created\nLocation: /api/v2/parcels/9f27\n```" in text
    for label in ("curl", "Python", "TypeScript"):
        assert f"\n{label}:\n\n```" in text
    assert text.count("```") % 2 == 0
