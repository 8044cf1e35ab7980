"""Headings of a group side by side → those that stand on another level than in all other locales."""

from __future__ import annotations

from collections.abc import Iterator

from specglot.check.book import Book
from specglot.check.witness import by_size, finding, names
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.spec import PageGroup

_MOST = 2
"""More headings on other levels than these are another outline, not a slip."""


def odd_levels(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """A finding per heading, where all pages have as many headings and all but one agree on its level."""
    pages = book.pages_of(group)
    if len(pages) < 2 or len({len(page.sections) for page in pages}) != 1:
        return
    levels = [[row.level for row in page.sections] for page in pages]
    if all(listed == levels[0] for listed in levels):
        return
    for number, page in enumerate(pages):
        others = [listed for other, listed in enumerate(levels) if other != number]
        if any(listed != others[0] for listed in others):
            continue
        odd = [
            at
            for at, (here, there) in enumerate(zip(levels[number], others[0], strict=True))
            if here != there
        ]
        for at in odd if len(odd) <= _MOST else []:
            peers = [peer for peer in pages if peer is not page]
            yield finding(
                f"the heading is on level {levels[number][at]}; on level {others[0][at]} in "
                f"{names(peer.locale for peer in peers)}",
                page.sections[at].span,
                locale=page.locale,
                related=tuple(
                    Related(span=peer.sections[at].span, locale=peer.locale, message="the same heading here")
                    for peer in peers
                ),
                help="Give the heading the level that it has in the other locales.",
                group=group.id,
                subject=f"level of section {at}",
                groups=by_size([[peer.locale for peer in peers], [page.locale]]),
            )
        if len(pages) == 2:  # no majority: the two are told as one
            return
