"""What most locales say and one leaves out: a fact of an entry, or a whole text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specglot.check.aligned import Aligned, Unit, aligned
from specglot.check.book import Book
from specglot.check.links import meanings
from specglot.check.matching import section_in
from specglot.check.sheet import Sheet
from specglot.check.shortlists import short_lists
from specglot.check.survivors import squeezed
from specglot.check.witness import by_size, finding, names, short, shown
from specglot.model.diagnostic import Diagnostic, Related
from specglot.model.page import LinkRow, Page
from specglot.model.source import Span
from specglot.model.spec import Fact, PageGroup


def unstated(fact: Fact[Any], book: Book) -> Iterator[Diagnostic]:
    """Locales that have the entry but do not say what more of the others agree on."""
    silent = [gap for gap in fact.gaps if book.speaks(gap.locale)]
    saying = {claim.locale for claim in fact.claims}
    if (
        len({str(claim.value) for claim in fact.claims}) != 1
        or len(saying) < 2
        or len(saying) <= len(fact.gaps)
    ):
        return
    value = shown(fact.kind, fact.claims[0].value)
    for gap in silent:
        yield finding(
            f"`{short(fact.pointer)}`: {fact.kind} is not said; {value} in {names(saying)}",
            gap.span,
            locale=gap.locale,
            related=tuple(Related(span=c.span, locale=c.locale, message=c.raw) for c in fact.claims),
            help=f"Say it in words the lexicon knows, or add this page's words for {value}.",
            group=fact.group,
            subject=f"{fact.kind} {fact.pointer} unsaid",
            groups=by_size([saying, [other.locale for other in fact.gaps]]),
        )


def lost_texts(group: PageGroup, book: Book) -> Iterator[Diagnostic]:
    """Rows and items that one locale alone lacks, and texts with code or links in them that its section lacks too."""
    shorter = tuple(short_lists(group, book))
    yield from (short.told for short in shorter)
    told = {(number, short.lacking) for short in shorter for number in short.texts}
    pages = {page.locale: page for page in book.pages_of(group)}
    if len(pages) < 3:
        return
    texts = aligned(book, group)
    for number, lacking in _lacking_one(texts):
        unit = texts.unit(number)
        if unit.role not in ("paragraph", "alert", "item") or (number, lacking) in told:
            continue
        telling = _telling(unit)
        page = texts.sheets[lacking].page
        place = _place(unit, page, book) if telling else None
        if place is None or telling <= _said(texts.sheets[lacking], place[0]):
            continue
        if _is_of_missing_entry(unit, page.locale, group, book):
            continue
        others = [witness.locale for witness in unit.witnesses]
        yield finding(
            f"a text with {', '.join(sorted(telling))} is in {names(others)} and missing here",
            place[1],
            locale=page.locale,
            related=tuple(
                Related(span=w.row.prose.span, locale=w.locale, message="the text here")
                for w in unit.witnesses
            ),
            help="Translate the text where it is missing, or remove it everywhere.",
            group=group.id,
            subject=f"text {unit.subject}",
            groups=by_size([others, [page.locale]]),
        )


def _lacking_one(texts: Aligned) -> Iterator[tuple[int, int]]:
    """The units that one page alone lacks, and that page's number."""
    if texts.as_they_stand:  # nobody lacks anything
        return
    for number in range(texts.count):
        lacking = [page for page, places in enumerate(texts.places) if places[number] < 0]
        if len(lacking) == 1:
            yield number, lacking[0]


def _is_of_missing_entry(unit: Unit, locale: str, group: PageGroup, book: Book) -> bool:
    """Whether a text is of a field, parameter, value or status that a locale lacks: a rule on facts tells that."""
    for kind in ("field", "parameter", "enum-value", "status"):
        for fact in book.facts_in(group).get(kind, ()):
            if any(gap.locale == locale for gap in fact.gaps):
                for claim in fact.claims:
                    for witness in unit.witnesses:
                        span = witness.row.prose.span
                        if claim.span.path == span.path and span.line <= claim.span.line <= span.end_line:
                            return True
    return False


def _telling(unit: Unit) -> frozenset[str]:
    """The code spans and link targets that all witnesses of a text share."""
    return frozenset[str].intersection(
        *(_survivors(witness.codes, witness.links) for witness in unit.witnesses)
    )


def _survivors(codes: tuple[str, ...], links: tuple[LinkRow, ...]) -> frozenset[str]:
    return frozenset([squeezed(code) for code in codes] + [target[-1] for target in meanings(links)])


def _place(unit: Unit, page: Page, book: Book) -> tuple[int, Span] | None:
    """The section of a page that would hold a text, and its heading's place; None where the section is missing."""
    witness = unit.witnesses[0]
    section = section_in(page, witness.page, witness.row.section, book)
    return None if section is None else (section, page.sections[section].span)


def _said(sheet: Sheet, section: int) -> frozenset[str]:
    """The code spans and link targets of a section."""
    return frozenset[str]().union(
        *(
            _survivors(codes, links)
            for row, codes, links in zip(sheet.rows, sheet.codes, sheet.links, strict=True)
            if row.section == section
        )
    )
