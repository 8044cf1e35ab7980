"""Whole pages → what is wrong with them: missing in a locale, empty, not read whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from specglot.check.book import Book
from specglot.check.witness import by_size, finding, names
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.page import Page
from specglot.model.source import Span
from specglot.model.spec import PageGroup

UNKNOWN: Final = "und"
"""The locale of a page that nothing tells the locale of (BCP 47, section 2.2.1)."""

_SILENT = ("front-matter", "comment", "anchor")
_PLACES = 3


def absent(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """A finding where the locales of the book do not all have a page. Points at the first page there is."""
    translating = book.context.translating
    lacking = [locale for locale in sorted(translating) if locale not in group.locales]
    pages = book.pages_of(group)
    if not lacking or not pages or not translating & set(group.locales):
        return
    page = pages[0]
    yield finding(
        f"page `{group.id}` is in {names(group.locales)} and missing in {names(lacking)}",
        _top(page),
        locale=page.locale,
        help="Translate the page, or remove it everywhere.",
        group=group.id,
        subject="page",
        groups=by_size([group.locales, lacking]),
    )


def flawed(page: Page, kind: str, help: str) -> Iterator[Diagnostic]:
    """A finding for each flaw of a kind."""
    for flaw in page.flaws:
        if flaw.kind == kind:
            yield _of_page(page, flaw.message, flaw.span, help=help, subject=f"{kind} {flaw.message}")


def blank(page: Page) -> Iterator[Diagnostic]:
    """A finding where a page has no text."""
    if all(block.role in _SILENT for block in page.blocks):
        yield _of_page(
            page, "the page is empty", _top(page), help="Restore the page, or remove it.", subject="page"
        )


def wordless(page: Page, book: Book) -> Iterator[Diagnostic]:
    """A finding where no lexicon or config answers for a page's locale. Tells how many words others taught for it."""
    if page.locale != UNKNOWN and not book.speaks(page.locale):
        sure = [word for word in book.spec.learned if word.locale == page.locale and word.sure]
        teachers = {locale for word in sure for locale in word.witnesses} - {page.locale}
        told = "what only words say was not read"
        if sure:
            told = f"{len(sure)} words were learned from {names(teachers) or 'its own tables'}, others were not read"
        yield _of_page(
            page,
            f"no lexicon for {page.locale}: {told}",
            _top(page),
            help=f"Add one, or put the words into the config, below [lexicon.{page.locale}]; "
            "`specglot locales --learn` drafts it.",
            subject=f"lexicon {page.locale}",
        )


def guessed(page: Page) -> Iterator[Diagnostic]:
    """A finding where a page's locale was taken from its text."""
    if page.locale_by != "text":
        return
    known = page.locale != UNKNOWN
    yield _of_page(
        page,
        f"locale guessed from the text: {page.locale}"
        if known
        else "locale unknown: neither path nor text tell it",
        _top(page),
        help="Name the locale in the path (`ja/page.md`, `page.ja.md`) or in the config (`pages = [...{locale}...]`).",
        subject="locale",
    )


def unread(page: Page) -> Iterator[Diagnostic]:
    """A finding that counts the blocks of a page that no reader claimed. Flaws have findings of their own."""
    flaws = {flaw.span.line for flaw in page.flaws}
    blocks = [block for block in page.unread if block.span.line not in flaws]
    if not blocks:
        return
    kinds = Counter(block.kind for block in blocks)
    counted = ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in sorted(kinds.items()))
    yield _of_page(
        page,
        f"not read: {counted}",
        blocks[0].span,
        help="Write what states a fact in a form that is read; leave the rest.",
        subject=f"unread {counted}",
        related=tuple(
            Related(span=block.span, locale=page.locale, message=f"{block.kind}: {block.text}")
            for block in blocks[1 : _PLACES + 1]
        ),
    )


def _of_page(
    page: Page, message: str, place: Span, *, help: str, subject: str, related: tuple[Related, ...] = ()
) -> Diagnostic:
    found = finding(
        message,
        place,
        locale=page.locale,
        related=related,
        help=help,
        subject=subject,
        groups=((page.locale,),),
    )
    return replace(found, attribution="unattributed")  # one page alone does not tell who is to blame


def _top(page: Page) -> Span:
    return Span(path=page.path, line=1, column=1, end_line=1, end_column=1)
