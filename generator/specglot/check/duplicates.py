"""Lists and texts of one page → entries that stand twice, and rows and paragraphs that follow themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specglot.check.book import Book
from specglot.check.witness import clipped, finding
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


_SHOWN = 40
_FEWEST = 12
"""How many letters a text must have to be told of where it follows itself; East Asian ones count thrice."""

_EAST = "\u2e80"
"""From here on are the characters of Chinese, Japanese and Korean."""


def following_itself(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Rows, items and paragraphs that say just what the one before them says; a note where every locale has them."""
    found = list(_adjacent(page))
    elsewhere = [len(list(_adjacent(other))) for other in book.peers(page)] if found else []
    for number, (before, text) in enumerate(found):
        yield finding(
            f"“{clipped(text, _SHOWN)}” stands twice in a row",
            page.texts[before[1]].prose.span,
            locale=page.locale,
            related=(
                Related(span=page.texts[before[0]].prose.span, locale=page.locale, message="first here"),
            ),
            help="Remove one of the two, or write what was meant.",
            subject=f"twice in a row {number}",
            groups=((page.locale,),),
            demoted=bool(elsewhere) and all(count >= len(found) for count in elsewhere),
        )


def _adjacent(page: Page) -> Iterator[tuple[tuple[int, int], str]]:
    """(first text of the one, first text of the other), what both say. Rows of fields have names, told of above."""
    before: tuple[tuple[int, str, str], list[str], int] | None = None
    for place, texts, index in _pieces(page):
        if (
            before is not None
            and texts == before[1]
            and place == before[0]
            and _touch(page, before[2], index)
        ):
            said = ", ".join(texts)
            if sum(3 if char >= _EAST else 1 for char in said if char.isalpha()) >= _FEWEST:
                yield (before[2], index), said
        before = (place, texts, index)


def _touch(page: Page, first: int, second: int) -> bool:
    """Whether no more than a blank line lies between two texts."""
    return page.texts[second].prose.span.line - page.texts[first].prose.span.end_line <= 2


def _pieces(page: Page) -> Iterator[tuple[tuple[int, str, str], list[str], int]]:
    """Table rows, items, paragraphs: section, part and table, their texts, and which text of the page begins them."""
    rows = page.texts
    index = 0
    while index < len(rows):
        row = rows[index]
        first, texts = index, [row.prose.text]
        index += 1
        if row.role == "cell":
            key = row.key.rpartition("/")[0]
            while (
                index < len(rows) and rows[index].role == "cell" and rows[index].key.rpartition("/")[0] == key
            ):
                texts.append(rows[index].prose.text)
                index += 1
            if row.read_as == "unread":
                yield (row.section, "cell", key.partition("/")[0]), texts, first
        elif row.role in ("paragraph", "item") and row.read_as == "prose":
            yield (row.section, row.role, ""), texts, first


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
