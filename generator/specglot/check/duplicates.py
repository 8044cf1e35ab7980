"""Lists of one page → entries that stand twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specglot.check.book import Book
from specglot.check.witness import finding
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.page import FieldRow, Page
from specglot.model.source import Span

Entry = tuple[str, Span]


def repeated(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Second entries of one name in a list; a note where every locale has them."""
    found = list(_twice(page))
    elsewhere = [{name for name, _, _ in _twice(other)} for other in book.peers(page)] if found else []
    for name, first, second in found:
        yield finding(
            f"`{name}` stands twice in this list",
            second,
            locale=page.locale,
            related=(Related(span=first, locale=page.locale, message="first here"),),
            help="Remove one of the two, or write the name that was meant.",
            subject=f"twice {name}",
            groups=((page.locale,),),
            demoted=bool(elsewhere) and all(name in names for names in elsewhere),
        )


def _twice(page: Page) -> Iterator[tuple[str, Span, Span]]:
    for entries in _lists(page):
        seen: dict[str, Span] = {}
        for name, span in entries:
            if name in seen:
                yield name, seen[name], span
            seen.setdefault(name, span)


def _lists(page: Page) -> Iterator[list[Entry]]:
    for operation in page.operations:
        yield [(row.code.value, row.code.span) for row in operation.statuses]
        yield from _fields(operation.body)
        for location in ("path", "query", "header"):
            yield from _fields([row.field for row in operation.parameters if row.location == location])
    for table in page.tables:
        yield from _fields(table.fields)
    for enum in page.enums:
        yield [(row.value.value, row.value.span) for row in enum.values]


def _fields(rows: Sequence[FieldRow]) -> Iterator[list[Entry]]:
    yield [(row.name.value, row.name.span) for row in rows]
    for row in rows:
        yield from _fields(row.children)
