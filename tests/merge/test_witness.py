"""Where a locale would have said what it does not say."""

from __future__ import annotations

from specglot.merge.align import align
from specglot.merge.witness import below, gaps
from specglot.model.source import Span


def span(path: str, line: int) -> Span:
    return Span(path=path, line=line, column=1, end_line=line, end_column=9)


SEQUENCES = {"de": ["b"], "ja": ["a", "b", "c"], "zh": ["a", "b", "c"], "fr": []}
SPANS = {locale: [span(locale, 10 + at) for at in range(len(keys))] for locale, keys in SEQUENCES.items()}


def test_a_gap_stands_before_what_follows_else_below_what_precedes() -> None:
    rows = align(SEQUENCES)
    assert [(gap.locale, gap.span.line) for gap in gaps(rows, 0, SPANS)] == [("de", 10)]
    assert gaps(rows, 1, SPANS) == ()
    ((locale, place),) = [(gap.locale, gap.span) for gap in gaps(rows, 2, SPANS)]
    assert (locale, place.line, place.column, place.end_column) == ("de", 11, 1, 1)


def test_below_is_the_empty_place_on_the_next_line() -> None:
    assert below(span("p", 3)) == Span(path="p", line=4, column=1, end_line=4, end_column=1)
