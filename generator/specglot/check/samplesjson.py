"""JSON samples of an operation → those that are no JSON in some locales."""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.contradictions import rows_of
from specglot.check.witness import by_size, finding, names
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.page import SampleRow
from specglot.model.source import Span
from specglot.model.spec import PageGroup


def broken_samples(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Request samples that had to be repaired to be read while other locales have them whole."""
    for operation in book.operations_of(group.id):
        found = [(page, row.sample) for page, row in rows_of(operation, book) if row.sample is not None]
        whole = [(page, sample) for page, sample in found if sample.exact]
        broken = [(page, sample) for page, sample in found if not sample.exact]
        for page, sample in broken if whole else []:
            what, place = _flaw(sample)
            yield finding(
                f"JSON sample cannot be parsed ({what}); it can in {names(other.locale for other, _ in whole)}",
                place,
                locale=page.locale,
                related=tuple(
                    Related(span=s.span, locale=p.locale, message="the sample here") for p, s in whole
                ),
                help="Repair the sample; copy the marks of the other locales.",
                group=operation.group,
                subject=f"{operation.pointer} sample",
                groups=by_size([[p.locale for p, _ in whole], [p.locale for p, _ in broken]]),
            )


def _flaw(sample: SampleRow) -> tuple[str, Span]:
    """What a strict parser says of a sample, and where; the sample begins on the line after its fence."""
    import json  # few pages have a sample that is broken

    try:
        json.loads(sample.text)
    except json.JSONDecodeError as error:
        line = min(sample.span.line + error.lineno, sample.span.end_line)
        place = Span(path=sample.span.path, line=line, column=1, end_line=line, end_column=error.colno + 1)
        return error.msg[:1].lower() + error.msg[1:], place
    except RecursionError:
        pass
    return "nested too deeply", sample.span
