"""Labels of one page → those that begin in lower case against their column."""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.aligned import aligned
from specglot.check.book import Book
from specglot.check.text import SEAM
from specglot.check.witness import finding
from specglot.model.diagnostic import Diagnostic
from specglot.model.late import late
from specglot.model.page import Page
from specglot.model.source import Span

# Bold text at the start of a text.
_LABEL = late(f"{SEAM}\\s*\\*\\*\\s*([^*{SEAM}]+?)\\s*\\*\\*")
_ENOUGH = 3


def lower_labels(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Bold text at the start of cells or items, column by column."""
    columns: dict[tuple[int, str], list[tuple[str, Span]]] = {}
    sheet = next(
        one for one in aligned(book, book.group(book.group_of(page.path))).sheets if one.page is page
    )
    for found in _LABEL.finditer(SEAM + sheet.masked) if "**" in sheet.masked else ():
        index = sheet.index(found.start())
        row = sheet.rows[index]
        if row.role in ("cell", "item") and "/head/" not in row.key and found.group(1)[0].isalpha():
            key = (
                row.section,
                row.key.split("/")[0] + row.key.rpartition("/")[2] if row.role == "cell" else row.key[:2],
            )
            before = sheet.starts[index] + len(SEAM)
            place = sheet.text(index).at(found.start(1) - before, found.end(1) - before)
            columns.setdefault(key, []).append((found.group(1), place))
    for labels in columns.values():
        lower = [(label, span) for label, span in labels if label[0].islower()]
        upper = [label for label, _ in labels if label[0].isupper()]
        if len(lower) == 1 and len(upper) >= _ENOUGH - 1:
            label, span = lower[0]
            yield finding(
                f"label “{label}” begins in lower case; “{upper[0]}” and {len(upper) - 1} more do not",
                span,
                locale=page.locale,
                help="Begin the label with a capital.",
                subject=f"label {page.path.rpartition('/')[2]}",
                groups=((page.locale,),),
            )
