"""Sections and prose, side by side."""

from __future__ import annotations

from merging import operation_of, spec_of

from specglot.check.samples import parcels


def test_sections_by_kind_whatever_they_are_called() -> None:
    operation = operation_of(parcels("de", "ja", "zh", zh=("## URI 参数", "## 别的名字")))
    assert [(section.kind, len(section.title)) for section in operation.sections] == [
        (None, 3), ("uri-parameters", 3), ("request-body", 3), ("response", 3), ("response-codes", 3),
    ]  # fmt: skip


def test_a_missing_section_has_a_gap() -> None:
    text = parcels()["fr/update-parcel.md"]
    cut = text[: text.index("## Réponse")] + text[text.index("## Codes") :]
    spec = spec_of({**parcels("de", "ja"), "fr/update-parcel.md": cut})
    silent = {
        section.kind: section.presence and section.presence.silent for section in spec.groups[0].sections
    }
    assert silent["response"] == ("fr",)
    assert silent["response-codes"] == ()


def test_anchors_are_facts() -> None:
    operation = operation_of(parcels("de", "ja", "zh", ja=("{#update-parcel}", "{#parcel-update}")))
    anchor = operation.sections[0].anchor
    assert anchor is not None
    assert (anchor.value, [claim.value for claim in anchor.dissent]) == ("update-parcel", ["parcel-update"])


def test_paragraphs_and_alerts_stand_side_by_side() -> None:
    def page(title: str, text: str, alert: str) -> str:
        return f"# {title}\n\n```\nGET https://h/a\n```\n\n{text}\n\n>[!NOTE]\n>\n>{alert}\n"

    operation = operation_of(
        {"de/a.md": page("A", "Text.", "Achtung."), "zh/a.md": page("甲", "文字。", "注意。")}
    )
    notes = [
        (note.role, [text.prose.text for text in note.texts])
        for section in operation.sections
        for note in section.notes
    ]
    assert notes == [("paragraph", ["Text.", "文字。"]), ("alert", ["Achtung.", "注意。"])]
