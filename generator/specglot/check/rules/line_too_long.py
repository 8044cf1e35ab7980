r"""A line is too long to be read whole.

What it finds
A line of more than a hundred thousand characters. It is read up to that limit; the rest of the page is read as ever.

Why it matters
What is written behind the limit is not read: no facts are taken from it, and nothing in it is checked. As a rule it is
data that a program wrote: a picture or an export that became part of the page.

Example
    ![Plan](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA… and 400,000 characters more)

How to fix
Break the line, or move the data to a file of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specglot.check.book import Book
from specglot.check.pages import flawed
from specglot.check.rule import case, page_rule
from specglot.check.samples import parcels
from specglot.model.diagnostic import Diagnostic
from specglot.model.page import Page


class _Long(Mapping[str, str]):
    """A page with a line of 100,001 characters, made when somebody asks for it."""

    def __init__(self, path: str, char: str) -> None:
        self.path, self.char = path, char

    def __getitem__(self, path: str) -> str:
        return f"# Note\n\n{self.char * 100_001}\n"

    def __iter__(self) -> Iterator[str]:
        return iter([self.path])

    def __len__(self) -> int:
        return 1


BAD = (
    case(_Long("fr/note.md", "a"), ("fr/note.md", 3, "fr")),
    case(_Long("ja/note.md", "あ"), ("ja/note.md", 3, "ja")),
)
GOOD = (case(parcels()), case({"ja/note.md": "# Note\n\n" + "あ" * 1000 + "\n"}))


@page_rule("error", "reading")
def line_too_long(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from flawed(page, "line-too-long", "Break the line, or move the data to a file of its own.")
