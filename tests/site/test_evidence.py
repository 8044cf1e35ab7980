"""What translations say against each other, and on whom it is."""

import pytest

from specglot.model.diagnostic import Diagnostic
from specglot.model.source import Span
from specglot.site.evidence import Quotes, locales_of, shown
from specglot.site.inputs import SiteInputs
from specglot.site.texts import texts

SPAN = Span(path="a.md", line=1, column=1, end_line=1, end_column=1)


def finding(locale: str, *groups: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(rule="r", severity="error", message="m", primary=SPAN, locale=locale, groups=groups)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (finding("de", ("ja", "pt"), ("de",)), ("de",)),
        (finding("de", ("ja", "pt", "zh"), ("de", "fr")), ("de", "fr")),
        (finding("de", ("de",), ("fr",)), ("de", "fr")),
        (finding("ja"), ("ja",)),
        (finding(""), ()),
    ],
)
def test_a_finding_is_about_the_smaller_side(found: Diagnostic, expected: tuple[str, ...]) -> None:
    assert locales_of(found) == expected


def test_a_contested_fact_has_sides_with_the_witnesses_words(inputs: SiteInputs) -> None:
    parcel = next(item for item in inputs.spec.operations if item.path.value.endswith("/parcels"))
    weight = next(item for item in parcel.body if item.name.value == "weight")
    conflict = Quotes.of(inputs.sources).conflict(weight.required)
    assert conflict is not None
    assert [(side.locales, side.key, side.chosen) for side in conflict.sides] == [
        (("de", "ja"), "fact.required", True),
        (("fr",), "fact.optional", False),
    ]
    (witness,) = conflict.sides[1].witnesses
    assert witness.path == "docs/fr/parcel.md"
    assert "Facultatif" in witness.quote
    assert "weight" in witness.quote


def test_an_agreed_fact_is_no_conflict(inputs: SiteInputs) -> None:
    parcel = next(item for item in inputs.spec.operations if item.path.value.endswith("/parcels"))
    assert Quotes.of(()).conflict(parcel.method) is None
    assert Quotes.of(()).conflict(None) is None


@pytest.mark.parametrize("kind", ["required", "action"])
@pytest.mark.parametrize("value", [True, False])
def test_a_yes_or_no_is_said_in_words(kind: str, value: bool) -> None:
    key, _ = shown(kind, value)
    assert texts("de").has(key)


def test_other_values_print_as_they_are() -> None:
    assert shown("condition", ("adStart", "play")) == ("", "adStart, play")
    assert shown("unit", "ms") == ("", "ms")
