r"""A page is too long to be read whole.

What it finds
A page of more than two million characters. It is read up to the last line within that limit.

Why it matters
What is written behind that line is not read: no facts are taken from it, and nothing in it is checked. Nobody
writes pages of that length by hand; as a rule an export or a log lies among the sources.

Example
    # Items

    | Key | Type |
    |---|---|
    | `item1` | string |
    … and 200,000 more rows

How to fix
Split the page, or take it out of the folders that are read.
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
    """A page of 2,000,008 characters, made when somebody asks for it: it would take as much memory of each run."""

    def __init__(self, path: str, char: str) -> None:
        self.path, self.char = path, char

    def __getitem__(self, path: str) -> str:
        return "# Note\n\n" + (self.char * 99 + "\n") * 20_000

    def __iter__(self) -> Iterator[str]:
        return iter([self.path])

    def __len__(self) -> int:
        return 1


BAD = (
    case(_Long("fr/note.md", "a"), ("fr/note.md", 20_002, "fr")),
    case(_Long("ja/note.md", "あ"), ("ja/note.md", 20_002, "ja")),
)
GOOD = (case(parcels()), case({"ja/note.md": "# Note\n\n" + "あ" * 1000 + "\n"}))


@page_rule("error", "reading")
def page_too_long(page: Page, book: Book) -> Iterator[Diagnostic]:
    """Yield the findings."""
    yield from flawed(page, "page-too-long", "Split the page, or take it out of the folders that are read.")
