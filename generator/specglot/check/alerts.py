"""Quotes of a group side by side → those whose alert mark (`[!NOTE]`) is not the one of the other locales."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from specglot.check.book import Book
from specglot.check.witness import by_size, finding, names
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.late import late
from specglot.model.page import Page
from specglot.model.source import Span
from specglot.model.spec import PageGroup

_MARK = late(r"^[\s>]*([\[［]\s*[!！]\s*([^\]］\s]{1,40})\s*(?:\s[^\]］\n]*)?[\]］])")


class Mark(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a quote begins with: its alert kind, "" for a plain quote, and where."""

    kind: str
    span: Span


def alert_kinds(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """A finding for each quote with another alert mark than most locales have there."""
    pages = book.pages_of(group)
    marks = [tuple(_marks(page, book)) for page in pages]
    if len({len(found) for found in marks}) != 1:
        return  # which quote is whose translation is not known
    for column in zip(*marks, strict=True):
        if any(mark.kind != column[0].kind for mark in column):
            yield from _differing(pages, column, group)


def _differing(pages: Sequence[Page], marks: Sequence[Mark], group: PageGroup) -> Iterator[Diagnostic]:
    votes = Counter(mark.kind for mark in marks)
    common, most = max(votes.items(), key=lambda vote: (vote[1], bool(vote[0]), vote[0]))
    if most * 2 <= len(marks) and len(marks) > 2:
        return
    agreeing = [page.locale for page, mark in zip(pages, marks, strict=True) if mark.kind == common]
    for page, mark in zip(pages, marks, strict=True):
        if mark.kind != common:
            here = f"`[!{mark.kind}]`" if mark.kind else "a plain quote"
            there = f"`[!{common}]`" if common else "a plain quote"
            yield finding(
                f"{here} stands where {names(agreeing)} have {there}",
                mark.span,
                locale=page.locale,
                related=tuple(
                    Related(span=other.span, locale=peer.locale, message="the alert here")
                    for peer, other in zip(pages, marks, strict=True)
                    if other.kind == common
                ),
                help="Alert marks are keywords: write the one the other locales have.",
                group=group.id,
                subject=f"alert {marks.index(mark)} {common}",
                groups=by_size([agreeing, [page.locale]]),
            )


def _marks(page: Page, book: Book) -> Iterator[Mark]:
    for block in page.blocks:
        if block.kind == "quote":
            first = book.quote(block.span).split("\n", 1)[0]
            found = _MARK.match(first)
            line, column = block.span.line, block.span.column
            start, end = found.span(1) if found else (0, len(first))
            place = Span(
                path=page.path, line=line, column=column + start, end_line=line, end_column=column + end
            )
            # Full-width brackets are no alert mark: what stands in them is no kind that others have.
            kind = found.group(2).upper() if found else ""
            yield Mark(kind=kind if found and found.group(1).startswith("[!") else kind.lower(), span=place)
