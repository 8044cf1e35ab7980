"""Fields by path, with what each locale says of them."""

from __future__ import annotations

import pytest
from merging import fields_of, page

from specglot.merge.fields import agreed_type

SAMPLE = '{"wind": {"speed": 1.5}, "crew": [], "eventType": "{kind}"}'


def both(de: str, ja: str, sample: str = SAMPLE) -> dict[str, str]:
    return {"de/boats.md": page(de, sample=sample), "ja/boats.md": page(ja, sample=sample)}


def test_paths_claims_and_places() -> None:
    found = fields_of(
        both("* `wind` (Erforderlich)\n  * `speed` in Sekunden", "* `wind`（必須）\n   * `speed` - 秒単位")
    )
    assert list(found) == ["wind", "wind.speed"]
    unit = found["wind.speed"].unit
    assert unit is not None
    assert [(claim.locale, claim.value, str(claim.span)) for claim in unit.claims] == [
        ("de", "s", "de/boats.md:13:13"), ("ja", "s", "ja/boats.md:13:16"),
    ]  # fmt: skip


def test_dissent_is_kept() -> None:
    found = fields_of(
        both("* `wind` (Erforderlich)\n* `crew` (Optional)", "* `wind`（オプション）\n* `crew`（オプション）")
    )
    required = found["wind"].required
    assert required is not None
    assert {claim.locale: claim.value for claim in required.claims} == {"de": True, "ja": False}
    assert len(required.dissent) == 1


def test_who_has_the_row_but_not_the_fact_is_silent() -> None:
    found = fields_of(
        both("* `wind` (Erforderlich)\n* `crew` (Optional)", "* `wind`\n* `crew`（オプション）")
    )
    required = found["wind"].required
    assert required is not None
    assert [(gap.locale, gap.span.line) for gap in required.gaps] == [("ja", 12)]


def test_who_lacks_the_row_has_a_gap_where_it_would_stand() -> None:
    found = fields_of(
        both(
            "* `wind` (Erforderlich)\n* `crew` (Optional)\n* `flag` (Optional)",
            "* `wind`（必須）\n* `flag`（オプション）",
        )
    )
    assert [(gap.locale, gap.span.line) for gap in found["crew"].name.gaps] == [("ja", 13)]
    assert found["crew"].required is not None
    assert found["crew"].required.gaps == ()


def test_a_renamed_field_is_one_field_and_the_sample_decides() -> None:
    found = fields_of(
        both("* `wind` (Erforderlich)\n* `mannschaft` (Optional)", "* `wind`（必須）\n* `crew`（オプション）")
    )
    assert list(found) == ["wind", "crew"]
    assert {claim.locale: claim.value for claim in found["crew"].name.claims} == {
        "de": "mannschaft",
        "ja": "crew",
    }


@pytest.mark.parametrize(
    ("listed", "sample", "field", "kind", "basis"),
    [
        ("* `wind` (Erforderlich)", '{"wind": 0}', "wind", "integer", "sample"),
        ("* `wind` (Erforderlich) - auch als Gleitkommazahl", '{"wind": 0}', "wind", "number", "stated"),
        ("* `wind` (Erforderlich)\n  * `speed`", '{"x": 0}', "wind", "object", "inferred"),
        ("* `wind` (Erforderlich)", '{"wind": "{w}"}', "wind", "string", "sample"),
        ("* `wind` (Erforderlich)\n\n  **Gültiger Wert:** `a`", "{}", "wind", "string", "inferred"),
    ],
)
def test_type_by_page_then_children_then_sample(
    listed: str, sample: str, field: str, kind: str, basis: str
) -> None:
    made = fields_of({"de/boats.md": page(listed, sample=sample)})[field].type
    assert made is not None
    assert (made.value, made.basis) == (kind, basis)


def test_nobody_says_a_type() -> None:
    assert fields_of({"de/boats.md": page("* `wind` (Erforderlich)")})["wind"].type is None


def test_a_nested_field_that_the_sample_shows_is_taken_as_required() -> None:
    found = fields_of({"de/boats.md": page("* `wind` (Optional)\n  * `speed`\n  * `gusts`", sample=SAMPLE)})
    assert found["wind.speed"].required is not None
    assert (found["wind.speed"].required.value, found["wind.speed"].required.basis) == (True, "inferred")
    assert found["wind.gusts"].required is None


def test_the_order_of_a_condition_says_nothing() -> None:
    found = fields_of(
        both(
            "* `wind` (Optional; nur mit `a` und `b` senden)\n* `x` (Optional)",
            "* `wind`（オプション。`b` と `a` でのみ送信）\n* `x`（オプション）",
        )
    )
    condition = found["wind"].condition
    assert condition is not None
    assert condition.value == ("a", "b")
    assert condition.dissent == ()


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        ({"integer"}, "integer"),
        ({"integer", "number"}, "number"),
        ({"string", "unknown"}, "string"),
        ({"string", "integer"}, None),
        ({"null"}, None),
        (set[str](), None),
    ],
)
def test_agreed_type(kinds: set[str], kind: str | None) -> None:
    assert agreed_type(kinds) == kind
