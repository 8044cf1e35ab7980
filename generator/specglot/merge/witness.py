"""Where a locale would have said what it does not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from specglot.merge.align import Row, insertion
from specglot.model.source import Span
from specglot.model.spec import Gap


def gaps(rows: Sequence[Row], index: int, spans: Mapping[str, Sequence[Span]]) -> tuple[Gap, ...]:
    """The gaps of one row: for each locale that lacks it, the place at which its entry would be inserted.

    Args:
        rows: the aligned rows.
        index: the row in question.
        spans: locale → the place of each of its entries. A locale without entries has no gap here: what it lacks is the
            whole list, which is a fact of its own.
    """
    if spans.keys() <= rows[index].keys():
        return ()
    found: list[Gap] = []
    for locale, places in sorted(spans.items()):
        if locale in rows[index] or not places:
            continue
        before, after = insertion(rows, index, locale)
        if after is not None:
            found.append(Gap(locale=locale, span=places[after]))
        elif before is not None:
            found.append(Gap(locale=locale, span=below(places[before])))
        else:
            found.append(Gap(locale=locale, span=places[0]))
    return tuple(found)


def below(span: Span) -> Span:
    """The empty place at the start of the line under a span."""
    return Span(path=span.path, line=span.end_line + 1, column=1, end_line=span.end_line + 1, end_column=1)
