"""The matrix, its exports and badges."""

import csv
import io
import json
import xml.etree.ElementTree as ET

from specglot.site import status
from specglot.site.site import Site


def cells(site: Site) -> dict[tuple[str, str], status.Cell]:
    paths = {cell.path: cell for row in site.rows for cell in row.cells if cell.path}
    found = {(cell.locale, path.rsplit("/", 1)[-1]): cell for path, cell in paths.items()}
    missing = [cell for row in site.rows for cell in row.cells if not cell.path]
    assert [cell.locale for cell in missing] == ["ja"]
    assert missing[0].state == "missing"
    return found


def test_states(site: Site) -> None:
    found = cells(site)
    assert found["fr", "parcel.md"].state == "conflict"
    assert found["fr", "parcel.md"].errors >= 1
    assert found["de", "parcel.md"].state == "ok"
    assert "machine" in found["ja", "scan.md"].states


def test_every_page_has_a_cell_in_every_locale(site: Site) -> None:
    assert len(site.rows) == 3
    assert all([cell.locale for cell in row.cells] == list(site.inputs.spec.locales) for row in site.rows)


def test_exports_say_the_same(site: Site) -> None:
    table = list(csv.DictReader(io.StringIO(status.as_csv(site.rows))))
    pages = {page["page"]: page["locales"] for page in json.loads(status.as_json(site.rows))["pages"]}
    assert len(table) == sum(map(len, pages.values())) == 9
    for line in table:
        cell = pages[line["page"]][line["locale"]]
        assert cell["state"] == line["state"]
        assert str(cell["errors"]) == line["errors"]


def test_badges_are_svg_and_say_it_in_words(site: Site) -> None:
    root = ET.fromstring(status.badge(site.rows, "fr"))
    assert root.get("aria-label") == "fr: 2/3 conflict"
    assert "3/3 ok" in status.badge(site.rows, "de") or "machine" not in status.badge(site.rows, "de")
