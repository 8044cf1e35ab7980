"""The pages and anchors of the site, which no locale decides."""

from specglot.site.inputs import SiteInputs
from specglot.site.layout import outlines
from specglot.site.outline import ids_of


def test_every_group_has_a_page_and_an_operation_is_its_groups_page(inputs: SiteInputs) -> None:
    found = {item.slug: item for item in outlines(inputs.spec)}
    assert set(found) == {"parcel-request", "scan-request", "states"} or set(found) == {
        "parcel",
        "scan",
        "states",
    }
    assert sum(item.operation is not None for item in found.values()) == 2


def test_fields_parameters_codes_and_values_have_ids_made_of_wire_tokens(inputs: SiteInputs) -> None:
    by_path = {item.operation.path.value if item.operation else "": item for item in outlines(inputs.spec)}
    scan = ids_of(by_path["/api/v2/parcels/{pid}/scans"])
    assert {"path-pid", "field-time", "field-time.at", "field-extra", "code-204", "code-410"} <= set(scan)
    assert {"value-open", "value-sent"} <= set(ids_of(by_path[""]))


def test_ids_of_a_page_are_unique(inputs: SiteInputs) -> None:
    for item in outlines(inputs.spec):
        ids = ids_of(item)
        assert len(ids) == len(set(ids))


def test_the_pages_own_anchor_still_works(inputs: SiteInputs) -> None:
    ids = {name for item in outlines(inputs.spec) for name in ids_of(item)}
    assert {"parcel-request", "scan-request", "states"} <= ids


def test_sections_are_the_same_whichever_locales_are_read(make_inputs) -> None:  # type: ignore[no-untyped-def]
    everything = make_inputs()
    one = {path: None for path in everything_paths(everything) if "/de/" not in path}
    alone = make_inputs(one)
    assert [ids_of(item) for item in outlines(alone.spec)] == [
        ids_of(item) for item in outlines(everything.spec)
    ]


def everything_paths(inputs: SiteInputs) -> list[str]:
    return [page.path for page in inputs.pages]
