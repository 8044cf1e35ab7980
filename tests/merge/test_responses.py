"""Statuses, headers and actions of all locales."""

from __future__ import annotations

from merging import operation_of

from specglot.check.samples import parcels
from specglot.model.spec import Response


def responses(texts: dict[str, str]) -> dict[str, Response]:
    return {response.code.value: response for response in operation_of(texts).responses}


def test_codes_labels_actions_and_headers() -> None:
    found = responses(parcels())
    assert list(found) == ["200", "404", "429"]
    assert (found["200"].reason, [header.name.value for header in found["200"].headers]) == (
        "OK",
        ["Content-Type", "Retry-After"],
    )
    assert found["404"].headers == ()
    assert {text.locale: text.prose.text for text in found["404"].label}["zh"] == "未找到。"
    assert (found["200"].action, found["200"].has_action and found["200"].has_action.value) == ((), False)
    assert {text.locale: text.prose.text for text in found["404"].action}["ja"] == "先に荷物を作成します。"


def test_a_dropped_code_leaves_a_gap_at_its_place() -> None:
    found = responses(parcels(fr=("| **404** | **Introuvable.** | Créez d’abord le colis. |\n", "")))
    ((locale, line),) = [(gap.locale, gap.span.line) for gap in found["404"].code.gaps]
    lines = parcels()["fr/update-parcel.md"].split("\n")
    assert (locale, line) == ("fr", next(n for n, text in enumerate(lines, 1) if "**404**" in text))


def test_a_changed_code_is_missing_and_extra_or_dissent() -> None:
    found = responses(parcels(de=("**429**", "**420**")))
    assert found["429"].code.value == "429"
    assert {claim.value for claim in found["429"].code.claims} == {"429", "420"}


def test_the_case_of_a_header_is_typography() -> None:
    found = responses(parcels(ja=("Retry-After", "retry-after")))["200"].headers
    assert [(header.name.value, header.name.dissent, header.name.silent) for header in found] == [
        ("Content-Type", (), ()), ("Retry-After", (), ()),
    ]  # fmt: skip


def test_a_translated_header_stands_beside_the_others() -> None:
    found = responses(parcels(pt=("Retry-After", "Tentar-Depois")))["200"].headers
    assert [header.name.value for header in found] == ["Content-Type", "Retry-After"]
    assert [claim.value for claim in found[1].name.dissent] == ["Tentar-Depois"]


def test_a_status_that_only_the_sample_shows_comes_last() -> None:
    found = operation_of(
        {
            "de/a.md": "# A\n\n```\nGET https://h/a\n```\n\n```\nHTTP/1.1 203 Anders\n```\n\n| Code | Text |\n|---|---|\n| 200 | a |\n| 404 | b |\n"
        }
    ).responses
    assert [(response.code.value, response.in_table) for response in found] == [
        ("200", True),
        ("404", True),
        ("203", False),
    ]


def test_an_answer_without_a_status_belongs_to_the_success() -> None:
    found = responses(
        {
            "ja/a.md": '# A\n\n```\nGET https://h/a\n```\n\n## 応答\n\n```\n{"id": 1}\n```\n\n| コード | 説明 |\n|---|---|\n| 200 | 良 |\n| 404 | 無 |\n'
        }
    )
    assert found["200"].body is not None
    assert found["404"].body is None
