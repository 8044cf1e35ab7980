"""The sites of several books → the one page above them that lists them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

import msgspec

from specglot.model.errors import InputError
from specglot.site.inputs import SiteInputs
from specglot.site.model import Alternate
from specglot.site.navigation import alternates
from specglot.site.outline import HOME
from specglot.site.templating import render
from specglot.site.texts import DEFAULT, available, texts

_OURS = 'data-kind="shelf"'
"""What tells our page from one that somebody put there."""


class Shelved(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One book's site: `root` leads to it from the shelf, `findings` are those above note."""

    title: str
    root: str
    locales: tuple[Alternate, ...]
    operations: int
    findings: int


def refuse_shelf(folder: Path) -> None:
    """See that a shelf may be written into a folder.

    Raises:
        InputError: the folder has an `index.html` that is no shelf.
    """
    page = folder / f"{HOME}.html"
    if page.exists() and _OURS not in page.read_text(encoding="utf-8", errors="replace"):
        raise InputError(
            f"{page.name} would be replaced by the list of the books, and no build of several books wrote it",
            path=f"{folder.name}/{page.name}",
            help="remove it, or name another folder for the site",
        )


def shelved(inputs: SiteInputs, site: Path, folder: Path, *, name: str = "") -> Shelved:
    """What the shelf says of one book.

    Args:
        inputs: What the book's site was made of.
        site: The folder that it was built into.
        folder: The folder of the shelf.
        name: The book's name in the config, for a book without a title.
    """
    root = quote(Path(os.path.relpath(site, folder)).as_posix()) + "/"
    locales = inputs.spec.locales
    return Shelved(
        title=inputs.name or name,
        root=root,
        locales=alternates(locales, "", f"{HOME}.html", locales, prefix=root),
        operations=len(inputs.spec.operations),
        findings=sum(finding.severity != "note" for finding in inputs.findings),
    )


def shelf(title: str, books: Iterable[Shelved]) -> str:
    """The page, which takes its looks and its words from the first of the sites.

    Args:
        title: What the books are called together; "" for no more than "API".
        books: The sites, at least one, in the order in which they stand.
    """
    listed = tuple(books)
    return render(
        "shelf.html",
        title=title or "API",
        books=listed,
        t=texts(DEFAULT),
        text_names=" ".join(available()),
        assets=listed[0].root,
    )
