"""Field tables and enumerations of all locales."""

from __future__ import annotations

from merging import spec_of

from specglot.check.samples import keys


def test_tables_by_their_keys() -> None:
    (schema,) = spec_of(keys()).schemas
    assert (schema.id, schema.anchor, [field.name.value for field in schema.fields]) == (
        "TripKeys", "trip-keys", ["trip.id", "trip.length", "trip.speed"],
    )  # fmt: skip
    speed = schema.fields[2]
    assert speed.set_on is not None
    assert speed.set_on.value == ("ping", "stop")
    assert speed.pointer == "trip-keys trip.speed"
    assert {text.locale: text.prose.text for text in schema.title} == {
        "de": "Schlüssel",
        "fr": "Clés",
        "ja": "キー",
        "zh": "键",
    }


def test_several_tables_in_another_order() -> None:
    def two(first: str, second: str) -> str:
        head = "| {} | {} |\n|---|---|\n"
        return f"# T\n\n{head.format('Schlüssel', 'Erforderlich')}{first}\n\n## U\n\n{head.format('Schlüssel', 'Erforderlich')}{second}\n"

    one, other = "| `a.x` | J |\n| `a.y` | N |", "| `b.x` | J |\n| `b.y` | N |"
    spec = spec_of({"de/t.md": two(one, other), "de-AT/t.md": two(other, one)})
    assert [[field.name.value for field in schema.fields] for schema in spec.schemas] == [
        ["a.x", "a.y"],
        ["b.x", "b.y"],
    ]
    assert all(len(field.name.claims) == 2 for schema in spec.schemas for field in schema.fields)


def test_enumeration_values_with_gaps_and_renames() -> None:
    (enum,) = spec_of(
        keys("de", "fr", "ja", "zh", ja=("* `boat`\n", ""), zh=("`tram`", "`电车x`".replace("电车", "den")))
    ).enums
    values = {value.value.value: value.value for value in enum.values}
    assert list(values) == ["car", "tram", "boat", "bike"]
    assert values["boat"].silent == ("ja",)
    assert [claim.value for claim in values["tram"].dissent] == ["denx"]
    assert (enum.id, enum.anchor) == ("TripKinds", "trip-kinds")


def test_notes_of_values_stand_side_by_side() -> None:
    def page(title: str, one: str, two: str) -> str:
        return f"# {title} {{#kinds}}\n\n## play\n\n{one}\n\n{two}\n\n## stop\n\n{one}\n\n## seek\n\n{one}\n"

    (enum,) = spec_of({"de/k.md": page("Arten", "eins", "zwei"), "ja/k.md": page("種類", "一", "二")}).enums
    assert [[text.prose.text for text in note.texts] for note in enum.values[0].notes] == [
        ["eins", "一"],
        ["zwei", "二"],
    ]
