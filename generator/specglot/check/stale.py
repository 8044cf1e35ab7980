"""When pages changed + how a group's pages differ → pages that were left behind, and which of two versions is older."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from msgspec.structs import replace

from specglot.check.book import Book
from specglot.check.witness import by_size, finding, names
from specglot.model.dates import Commit
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.page import Page
from specglot.model.source import Span
from specglot.model.spec import PageGroup

_FEWEST = 2
"""How many other locales must have changed together: one alone may have corrected its own translation."""


def left_behind(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Pages last changed before most other locales changed in one commit, that say something else than those since."""
    if not book.dates.commits:
        return
    pages = book.pages_of(group)
    for page in pages:
        others = [other for other in pages if other.locale != page.locale]
        own = book.dates.changed(page.path)
        common = _common_change(page, own, others, book) if own is not None else None
        if own is None or common is None:
            continue
        together = [other for other in others if other.path in common.paths]
        difference = _difference(page, together, group, book)
        if difference:
            yield replace(
                finding(
                    f"last changed on {day(own)}; {names(other.locale for other in together)} changed together on "
                    f"{day(common.time)}, and {difference}",
                    _top(page),
                    locale=page.locale,
                    related=tuple(
                        Related(
                            span=_top(other), locale=other.locale, message=f"changed on {day(common.time)}"
                        )
                        for other in together
                    ),
                    help="Look at what changed in the other locales and bring this page up to date.",
                    group=group.id,
                    subject="stale",
                    groups=by_size([[other.locale for other in together], [page.locale]]),
                ),
                attribution="version-skew",
            )


def _common_change(page: Page, own: int, others: list[Page], book: Book) -> Commit | None:
    """The newest commit after a page's last change that changed most of the other locales' pages, but not this one."""
    for commit in book.dates.commits:
        touched = {other.locale for other in others if other.path in commit.paths}
        enough = len(touched) >= _FEWEST and 2 * len(touched) > len({other.locale for other in others})
        if enough and commit.time > own and page.path not in commit.paths:
            return commit
    return None


def _difference(page: Page, together: list[Page], group: PageGroup, book: Book) -> str:
    """What tells that the others' change concerned what the page says, "" where nothing does.

    A page of the same source version as theirs is not behind: they changed their translations.
    """
    here = book.cohort(group.id, page.locale)
    theirs = {book.cohort(group.id, other.locale) for other in together}
    if here and len(theirs) == 1 and "" not in theirs:
        (there,) = theirs
        times = book.dates.sources.get(here), book.dates.sources.get(there)
        newer = times[0] is not None and times[1] is not None and times[0] > times[1]
        return "" if here == there or newer else "they were made from another source version"
    shapes = {(len(other.sections), len(other.texts)) for other in together}
    if len(shapes) == 1 and (len(page.sections), len(page.texts)) not in shapes:
        return "they have other sections or texts"
    return "they state other facts" if _said_otherwise(page, together, group, book) else ""


def _said_otherwise(page: Page, together: list[Page], group: PageGroup, book: Book) -> bool:
    """Whether the others agree on a fact that this page states otherwise or not at all."""
    readable = book.speaks(page.locale)
    for kind, stated in book.facts_in(group).items():
        for fact in stated if kind != "meta" else ():
            said = {claim.locale: str(claim.value) for claim in fact.claims}
            values = {said.get(other.locale) for other in together}
            if len(values) == 1 and said.get(page.locale) not in values and (page.locale in said or readable):
                return True
    return False


def older_version(diagnostic: Diagnostic, book: Book) -> str:
    """Which side of a split along source versions was made from the older ones; "" where they cannot be dated."""
    sides = [
        [(book.dates.sources.get(book.cohort(diagnostic.group, locale)), locale) for locale in group]
        for group in diagnostic.groups
    ]
    known = [[time for time, _ in side if time is not None] for side in sides]
    if len(sides) < 2 or any(len(times) < len(side) for times, side in zip(known, sides, strict=True)):
        return ""
    ordered = sorted(zip(known, diagnostic.groups, strict=True), key=lambda item: (max(item[0]), item[1]))
    (oldest, locales), *later = ordered
    if any(max(oldest) >= min(times) for times, _ in later):
        return ""
    return f"The older source version is that of {names(locales)}, of {_days(oldest)}."


def _days(times: Iterable[int]) -> str:
    """`2021-03-02`, or `2021-03-02 to 2021-04-01`."""
    return " to ".join(dict.fromkeys((day(min(times := tuple(times))), day(max(times)))))


def day(time: int) -> str:
    """A time as a date, UTC."""
    return datetime.fromtimestamp(time, UTC).date().isoformat()


def _top(page: Page) -> Span:
    return Span(path=page.path, line=1, column=1, end_line=1, end_column=1)
