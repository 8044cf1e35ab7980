"""Claims as facts."""

from __future__ import annotations

import pytest

from specglot.merge.consensus import choose, claims_of, fact
from specglot.model.page import Located
from specglot.model.source import Span
from specglot.model.spec import Claim, Gap


def span(line: int) -> Span:
    return Span(path="p.md", line=line, column=1, end_line=line, end_column=2)


def claims(**values: object) -> tuple[Claim[object], ...]:
    return tuple(Claim(locale=locale, value=value, raw="", span=span(1)) for locale, value in values.items())


def test_most_locales_decide() -> None:
    assert choose(claims(de="ms", fr="ms", ja="s")) == "ms"


def test_the_sample_decides_a_tie_and_else_a_fixed_order() -> None:
    tied = claims(de="playhead", ja="PlayHead")
    assert choose(tied, "PlayHead") == "PlayHead"
    assert choose(tied, "playhead") == "playhead"
    assert choose(tied) == choose(tuple(reversed(tied)))


def test_a_locale_votes_once() -> None:
    assert choose((*claims(de="a"), *claims(de="a"), *claims(ja="b"), *claims(zh="b"))) == "b"


def test_values_that_python_holds_for_equal_stay_apart() -> None:
    assert choose(claims(de=True, fr=True, ja=1)) is True


def test_no_claims_no_choice() -> None:
    with pytest.raises(ValueError, match="no claims"):
        choose(())
    assert fact("unit", "p", "g", ()) is None


def test_a_fact_keeps_every_claim_sorted() -> None:
    made = fact(
        "unit",
        "p",
        "g",
        claims(zh="s", ja="ms", de="s"),
        gaps=[Gap(locale="pt", span=span(3)), Gap(locale="fr", span=span(2))],
    )
    assert made is not None
    assert [claim.locale for claim in made.claims] == ["de", "ja", "zh"]
    assert (made.value, [claim.locale for claim in made.dissent], made.silent) == ("s", ["ja"], ("fr", "pt"))


def test_a_value_may_be_given() -> None:
    made = fact("type", "p", "g", (), value=False)
    assert made is not None
    assert made.value is False


def test_claims_of_leaves_silence_out() -> None:
    said = Located(value="s", raw="秒", span=span(4))
    assert [(claim.locale, claim.raw, claim.span.line) for claim in claims_of({"zh": said, "de": None})] == [
        ("zh", "秒", 4)
    ]
