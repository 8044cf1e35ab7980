"""What one page says by pointing at another."""

from __future__ import annotations

from merging import spec_of

from specglot.model.spec import Spec


def book(
    *,
    link: str = "[Typen](event-types.md)",
    sample: str = '{"params": {"trip.id": "x"}, "qoeData": {}, "eventType": "{event-type}"}',
) -> dict[str, str]:
    return {
        "de/open.md": '# Öffnen {#open}\n\n```\nPOST https://{uri}/v1/trips\n```\n\n```\n{"eventType": "start", "params": {"trip.id": "x"}}\n```\n\n'
        "* `eventType` (Erforderlich)\n\n  **Gültiger Wert:** `start`\n* `params` (Erforderlich)\n\n"
        "```\nHTTP/1.1 201 Created\nLocation: /v1/trips/77?a=b\n```\n\nWeiter mit [Ereignissen](events.md).\n\n| Code | Text |\n|---|---|\n| 201 | gut |\n| 400 | schlecht |\n",
        "de/events.md": f"# Ereignisse {{#events}}\n\n```\nPOST https://{{uri}}/v1/trips/{{sid}}/events\n```\n\n`sid`: aus [Öffnen](open.md)\n\n```\n{sample}\n```\n\n"
        "* `eventType` (Erforderlich)\n* `params` (Optional)\n* `qoeData` (Optional)\n* `extra` (Optional; nur mit `stop` senden)\n\n"
        f"Siehe {link}. `params` in [Schlüssel](keys.md), Werte in [Güte](quality.md).\n\n| Code | Text |\n|---|---|\n| 204 | gut |\n| 404 | weg |\n",
        "de/event-types.md": "# Typen {#event-types}\n\n## start\n\neins\n\n## stop\n\nzwei\n\n## ping\n\ndrei\n",
        "de/keys.md": "# Schlüssel {#keys}\n\n| Schlüssel | Erforderlich | Zugehöriges Ereignis |\n|---|---|---|\n| `trip.id` | J | `start` |\n| `trip.end` | J | `stop` |\n| `trip.any` | N | Alle |\n",
        "de/quality.md": "# Güte {#quality}\n\n| Schlüssel | Erforderlich | Zugehöriges Ereignis |\n|---|---|---|\n| `media.qoe.a` | J | Alle |\n| `media.qoe.b` | N | Alle |\n",
    }


def ties(spec: Spec) -> set[tuple[str, str, str]]:
    return {(tie.kind, tie.source, tie.target) for tie in spec.ties}


EVENTS, OPEN = "POST /v1/trips/{sid}/events", "POST /v1/trips"


def test_a_field_takes_the_values_of_the_page_it_links_to() -> None:
    spec = spec_of(book())
    assert ("enum", f"{EVENTS} eventType", "EventTypes") in ties(spec)
    field = next(
        field
        for operation in spec.operations
        if operation.pointer == EVENTS
        for field in operation.body
        if field.name.value == "eventType"
    )
    assert field.refers == ("EventTypes",)


def test_without_the_link_there_is_no_tie() -> None:
    assert not any(kind == "enum" for kind, _, _ in ties(spec_of(book(link="anderswo"))))


def test_a_field_with_values_of_its_own_takes_no_others() -> None:
    texts = book()
    texts["de/open.md"] += "\n[Typen](event-types.md)\n"
    assert ("enum", f"{OPEN} eventType", "EventTypes") not in ties(spec_of(texts))


def test_tables_go_to_the_field_whose_keys_the_sample_shows() -> None:
    found = ties(spec_of(book()))
    assert ("schema", f"{OPEN} params", "Keys") in found
    assert ("schema", f"{EVENTS} params", "Keys") in found


def test_a_table_goes_to_the_field_its_keys_are_named_after() -> None:
    found = ties(spec_of(book()))
    assert ("schema", f"{EVENTS} qoeData", "Quality") in found
    assert ("schema", f"{EVENTS} params", "Quality") not in found


def test_a_path_parameter_is_what_a_location_header_carries() -> None:
    (link,) = [tie for tie in spec_of(book()).ties if tie.kind == "link"]
    assert (link.source, link.target, link.response, link.header, link.template) == (
        f"{EVENTS} path.sid", OPEN, "201", "Location", "/v1/trips/{sid}",
    )  # fmt: skip


def test_no_link_where_the_path_is_another() -> None:
    texts = book()
    texts["de/open.md"] = texts["de/open.md"].replace("Location: /v1/trips/", "Location: /v1/journeys/")
    assert [tie for tie in spec_of(texts).ties if tie.kind == "link"] == []


def test_a_condition_is_on_the_field_that_has_these_values() -> None:
    (operation,) = [one for one in spec_of(book()).operations if one.pointer == EVENTS]
    (extra,) = [field for field in operation.body if field.name.value == "extra"]
    assert extra.condition_on == "eventType"


def test_every_tie_says_by_what_evidence() -> None:
    assert all(tie.evidence for tie in spec_of(book()).ties)


def test_the_word_before_the_link_does_not_matter() -> None:
    texts = {path.replace("de/", "und/"): text for path, text in book().items()}
    texts = {f"ja/{path.split('/')[1]}": text for path, text in texts.items()}
    assert ("link", f"{EVENTS} path.sid", OPEN) in ties(spec_of(texts))
